#include "src/portal/supplement_page_routes.h"

#include <algorithm>

#include "src/dossier/dossier_routes.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/supplement_actions.h"
#include "src/portal/sheet_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::portal {
namespace {

using http::Status;

/// A dossier that waits for this visitor's supplement.
struct Asked {
    dossier::Dossier dossier;
    std::vector<std::string> papers; ///< those that were named; none: whichever
    std::string reason;
    std::string requested;
    std::string until; ///< the last day; "" where there is none
    json::Value form;
    Sheet sheet;
};

http::Response to_dossier(const web::Visit& visit, const std::string& query = "") {
    return http::see_other("/dossiers/" + visit.captured("code") + query);
}

/// Where nothing is asked for, or of somebody else, the dossier's own page says how it stands.
base::Result<Asked, http::Response> asked_here(web::Visit& visit, const dossier::House& house) {
    const auto& code = visit.captured("code");
    return visit.office.look([&](sql::Session& session) -> base::Result<Asked, http::Response> {
        const auto dossier = dossier::find(session, office::scope_of(visit.actor()), code);
        if (!dossier) return base::problem(to_dossier(visit));
        const auto request = dossier::supplement_of(session, dossier->id);
        const bool may = dossier->submitter == visit.actor().account ||
                         dossier::is_at_its_counter(visit.actor(), *dossier);
        if (!may || !request || dossier->state != dossier::State::awaiting_supplement)
            return base::problem(to_dossier(visit));
        const auto& procedure =
            house.rules.procedure(session, dossier->procedure, dossier->procedure_revision);
        const auto& variant = *procedure.variant(dossier->variant);
        const auto& vault = visit.office.vault();
        const auto why = office::secret_of(session, vault, request->request_entry);
        auto form = dossier::form_of(session, vault, *dossier);
        Sheet sheet{procedure, variant, {}, visit.actor().is_officer(), {}, {}, {}, {}};
        sheet.typed = typed_of(procedure, variant, form);
        return Asked{*dossier,
                     request->papers,
                     why ? why->text_at("remark") : "",
                     web::moment_in_words(visit.locale(), base::rfc3339(request->requested_at)),
                     request->due_at ? web::day_of_moment(base::rfc3339(*request->due_at)) : "",
                     std::move(form),
                     std::move(sheet)};
    });
}

/// The answers where they differ from those that stand; a form that was not sent changes nothing.
std::optional<json::Value> corrected(const web::Visit& visit, const Asked& asked) {
    const auto& items = visit.request.form.items();
    const bool sent = std::any_of(items.begin(), items.end(), [](const auto& item) {
        return item.first.rfind("form.", 0) == 0;
    });
    if (!sent) return std::nullopt;
    auto answers = answers_of(asked.sheet.procedure, asked.sheet.variant, asked.sheet.typed);
    if (answers == asked.form) return std::nullopt;
    return answers;
}

void add_missing(const html::Locale& locale, const Asked& asked,
                 const std::vector<dossier::FiledPaper>& papers, std::vector<Fault>& faults) {
    for (const auto& wanted : asked.papers) {
        const bool given = std::any_of(papers.begin(), papers.end(),
                                       [&](const auto& each) { return each.paper == wanted; });
        const bool named = std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
            return fault.field.ends_with("." + wanted);
        });
        if (given || named) continue;
        const auto& name = asked.sheet.variant.paper(wanted)->name(locale.language());
        faults.push_back({"file." + wanted, locale.text("fault.paper", {{"paper", name}})});
    }
}

http::Response shown(const web::Visit& visit, const Asked& asked, const std::vector<Fault>& faults,
                     Status status) {
    const auto& locale = visit.locale();
    const auto groups = questions_of(asked.sheet.procedure, asked.sheet.variant, visit.language);
    const Showing showing{locale, asked.sheet, faults};
    const bool form_wrong = std::any_of(faults.begin(), faults.end(), [](const Fault& fault) {
        return fault.field.rfind("form.", 0) == 0;
    });
    const bool touched = visit.request.form.find("_version") != nullptr;
    html::Values values;
    values.set("code", asked.dossier.code)
        .set("version", asked.dossier.version)
        .set("procedure_name", asked.sheet.procedure.name(visit.language))
        .set("reason", asked.reason)
        .set("requested", asked.requested)
        .set("until", asked.until)
        .flag("dated", !asked.until.empty())
        .set("typed_remark", web::cleaned(visit.request.form.get("remark")))
        .flag("open", form_wrong || asked.papers.empty() ||
                          (touched && corrected(visit, asked).has_value()));
    show_questions(values, "groups", groups, showing);
    show_papers(values, showing, asked.papers);
    show_faults(values, faults, groups);
    return web::page(visit, "portal/supplement",
                     locale.text("supplement.page") + " " + asked.dossier.code, std::move(values),
                     status);
}

}

http::Response get_supplement(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_here(visit, house);
    return asked ? shown(visit, *asked, {}, Status::ok) : asked.error();
}

http::Response post_supplement(web::Visit& visit, const dossier::House& house) {
    auto asked = asked_here(visit, house);
    if (!asked) return asked.error();
    auto& sheet = asked->sheet;
    const auto known = std::exchange(sheet.typed, {});
    std::vector<Fault> faults;
    read_request(visit, house, sheet, faults);
    auto answers = corrected(visit, *asked);
    if (answers) {
        const auto& rule = sheet.procedure.forms.find(sheet.variant.form)->second;
        add_form_faults(visit.locale(), sheet,
                        rule.faults_in(*answers, base::day_of(visit.office.now())), faults);
    } else {
        sheet.typed.insert(known.begin(), known.end());
    }
    add_count_faults(visit.locale(), sheet, faults);
    dossier::Supplement brought{filing_of(sheet).papers, std::move(answers),
                                web::cleaned(visit.request.form.get("remark"))};
    add_missing(visit.locale(), *asked, brought.papers, faults);
    if (!faults.empty()) return shown(visit, *asked, faults, Status::unprocessable);

    const auto target = dossier::target_of_page(visit);
    const auto outcome = visit.perform(visit.once("page:supplement"), [&](office::Act& act) {
        return dossier::supplement(act, house.rules, target, brought);
    });
    if (outcome) return to_dossier(visit, "?done=supplement");
    const auto why = outcome.error().why;
    const auto sentence = visit.locale().text("problem." + std::string(dossier::name_of(why)));
    return shown(visit, *asked, {{"", sentence}}, dossier::status_of(why));
}

}
