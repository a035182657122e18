#include "src/desk/supplement_routes.h"

#include <algorithm>

#include "src/desk/wording_routes.h"
#include "src/dossier/filing.h"
#include "src/dossier/opening_actions.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

constexpr std::string_view tick = "ask.";

std::string term_in_words(const html::Locale& locale,
                          const std::optional<catalogue::SupplementRule>& rule) {
    if (!rule) return locale.text("supplement.no_term");
    const auto limit = locale.text("limit." + std::string(name_of(rule->term.unit)),
                                   {{"length", std::to_string(rule->term.length)}});
    return locale.text("supplement.term", {{"limit", limit}});
}

}

bool show_supplement(html::Values& into, const web::Visit& visit, const dossier::Dossier& dossier,
                     const json::Value& text) {
    const auto& supplement = text.at("supplement");
    into.list("supplement");
    if (supplement.is_null()) return false;
    const auto& locale = visit.locale();
    const auto answered = moment_in_words(locale, supplement.text_at("answered_at"));
    const bool waits = dossier.state == dossier::State::awaiting_supplement;
    auto& section = into.add("supplement");
    section.set("reason", supplement.text_at("reason"))
        .set("requested", moment_in_words(locale, supplement.text_at("requested_at")))
        .set("answered", answered)
        .flag("is_answered", !answered.empty())
        .set("until", day_of_moment(supplement.text_at("due_at")))
        .flag("dated", waits && !supplement.at("due_at").is_null())
        .set("reminded", moment_in_words(locale, supplement.text_at("reminded_at")))
        .flag("reminds", waits && !supplement.at("reminded_at").is_null())
        .list("asked_names");
    for (const auto& paper : supplement.array_at("papers"))
        section.add("asked_names").set("paper_name", paper.text_at("name"));
    const bool may = waits && (dossier.submitter == visit.actor().account ||
                               dossier::is_at_its_counter(visit.actor(), dossier));
    section.flag("may_bring", may);
    return may;
}

void show_supplement_request(html::Values& acts, const web::Visit& visit,
                             const catalogue::Procedure& procedure, const std::string& variant) {
    auto& section = acts.add("supplement_request");
    section.list("papers").set("term", term_in_words(visit.locale(), procedure.supplement));
    for (const auto& paper : procedure.variant(variant)->papers)
        section.add("papers")
            .set("paper", paper.code)
            .set("paper_name", paper.name(visit.language))
            .flag("chosen", visit.request.form.find(std::string(tick) + paper.code) != nullptr);
}

std::vector<std::string> asked_papers(const web::Visit& visit) {
    std::vector<std::string> papers;
    for (const auto& [name, value] : visit.request.form.items())
        if (name.rfind(tick, 0) == 0) papers.push_back(name.substr(tick.size()));
    return papers;
}

std::optional<std::string> wrong_count(const web::Visit& visit, const catalogue::Variant& variant) {
    const auto& locale = visit.locale();
    for (const auto& paper : variant.papers)
        for (const std::string kind : {"originals", "copies"}) {
            const auto typed = web::cleaned(visit.request.form.get(kind + "." + paper.code));
            if (typed.empty() || dossier::is_count(web::number_in(typed).value_or(-1))) continue;
            return locale.text("fault.count", {{"paper", paper.name(locale.language())},
                                               {"label", locale.text("filing." + kind)}});
        }
    return std::nullopt;
}

void show_counted_papers(html::Values& acts, web::Visit& visit, const dossier::Dossier& dossier,
                         const catalogue::Variant& variant) {
    const auto stated = visit.office.look(
        [&](sql::Session& session) { return dossier::papers_of(session, dossier.id); });
    const auto& form = visit.request.form;
    acts.list("counted_papers");
    for (const auto& paper : variant.papers) {
        const auto known =
            std::find_if(stated.begin(), stated.end(),
                         [&](const dossier::FiledPaper& each) { return each.paper == paper.code; });
        const auto shown = [&](const std::string& field, std::int64_t count) {
            const auto* typed = form.find(field + paper.code);
            return typed != nullptr ? *typed : std::to_string(count);
        };
        const bool given = known != stated.end() &&
                           (known->originals > 0 || known->copies > 0 || !known->files.empty());
        acts.add("counted_papers")
            .flag("lacks", paper.need == catalogue::Need::required && !given)
            .set("paper", paper.code)
            .set("paper_name", paper.name(visit.language))
            .set("originals", shown("originals.", known == stated.end() ? 0 : known->originals))
            .set("copies", shown("copies.", known == stated.end() ? 0 : known->copies));
    }
}

std::vector<dossier::FiledPaper> counted_papers(const web::Visit& visit,
                                                const catalogue::Variant& variant) {
    std::vector<dossier::FiledPaper> papers;
    for (const auto& known : variant.papers) {
        const auto* originals = visit.request.form.find("originals." + known.code);
        const auto* copies = visit.request.form.find("copies." + known.code);
        if (originals == nullptr || copies == nullptr) continue;
        // What is no number has been refused by wrong_count.
        const auto count = [](const std::string& typed) {
            return web::number_in(web::cleaned(typed)).value_or(0);
        };
        papers.push_back({known.code, count(*originals), count(*copies), {}});
    }
    return papers;
}

}
