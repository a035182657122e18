#include "src/catalogue/check_form_routes.h"
#include "src/catalogue/layer_routes.h"
#include "src/catalogue/listing_routes.h"
#include "src/catalogue/listing_view.h"
#include "src/catalogue/listing_wording_routes.h"
#include "src/people/account_store.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::catalogue {
namespace {

using http::Status;
using web::Access;

constexpr std::size_t page_lines = 20;
constexpr std::array shown_states{"open",      "untouched", "begun", "ready",
                                  "published", "outdated",  "others"};

std::string typed(const web::Visit& visit, const char* field) {
    return web::cleaned(visit.request.form.get(field));
}

std::int64_t open_ones(const WorkPage& page) {
    std::int64_t count = 0;
    for (const auto* state : {"untouched", "begun"})
        if (const auto found = page.by_state.find(state); found != page.by_state.end())
            count += found->second;
    return count;
}

void show_counts(html::Values& values, const web::Visit& visit, const WorkPage& page) {
    const auto& query = visit.request.query;
    const bool asked = query.find("state") != nullptr;
    const auto state = asked ? query.get("state") : "open";
    values.list("states").list("sectors");
    for (const std::string each : shown_states) {
        const auto found = page.by_state.find(each);
        const auto count = each == "open"                 ? open_ones(page)
                           : found != page.by_state.end() ? found->second
                                                          : 0;
        values.add("states")
            .set("state", each)
            .set("state_name", visit.locale().text("listing_state." + each))
            .set("count", count)
            .flag("here", each == state);
    }
    for (const auto& [sector, count] : page.by_sector)
        values.add("sectors")
            .set("sector", sector)
            .set("count", count)
            .flag("chosen", sector == query.get("sector"));
}

http::Response get_work(web::Visit& visit, CurrentFinder& finder) {
    if (!keeps_catalogue(visit.actor())) return refusal_answer(visit, {ListingWhy::not_yours});
    const auto& query = visit.request.query;
    const auto page = work_for(visit, finder, page_lines);
    html::Values values;
    values.set("q", web::cleaned(query.get("q")))
        .set("sector_wanted", web::cleaned(query.get("sector")))
        .set("state_wanted",
             query.find("state") != nullptr ? web::cleaned(query.get("state")) : "open")
        .set("found", static_cast<std::int64_t>(page.found))
        .flag("filled", !page.lines.empty())
        .flag("more", page.more)
        .set("next", page.more ? page.lines.back().code : "")
        .list("lines");
    show_counts(values, visit, page);
    show_alarms(values, visit);
    for (const auto& line : page.lines) {
        const std::string state(line.state());
        values.add("lines")
            .set("code", line.code)
            .set("name", line.name)
            .set("sector", line.sector)
            .set("line_state", visit.locale().text("listing_state." + state))
            .flag("good", state == "published" || state == "ready")
            .set("open_checks", line.open_checks)
            .set("filed", line.filed_lately);
    }
    return web::page(visit, "catalogue/work", visit.locale().text("work.heading"),
                     std::move(values));
}

/// What was refused, to be said above the form that brought it.
struct Refused {
    std::string form; ///< the part, "service-level" or "publication"
    ListingRefusal refusal;
};

std::string joined(const json::Array& texts) {
    std::string out;
    for (const auto& text : texts)
        if (text.text() != nullptr) out += (out.empty() ? "" : "; ") + *text.text();
    return out;
}

std::string sentence_of(const html::Locale& locale, const ListingRefusal& refusal) {
    auto sentence = locale.text("problem." + std::string(name_of(refusal.why)));
    const json::Value detail(refusal.detail);
    if (!detail.array_at("papers").empty())
        sentence += " " + locale.text("check.which") + " " + joined(detail.array_at("papers"));
    if (!detail.array_at("parts").empty()) {
        std::string names;
        for (const auto& part : detail.array_at("parts"))
            names += (names.empty() ? "" : ", ") + locale.text("check.part." + *part.text());
        sentence += " " + locale.text("check.which") + " " + names;
    }
    return sentence;
}

void show_source(html::Values& section, const html::Locale& locale, const json::Value& listing,
                 Part part) {
    section.list("cells");
    if (part == Part::limit || part == Part::fee)
        for (const auto& method : listing.array_at("methods")) {
            const auto& fact = method.at(name_of(part));
            section.add("cells")
                .set("channel", word_or_name(locale, "channel.", method.text_at("channel")))
                .set("cell", fact.text_at("cell"))
                .set("read",
                     part == Part::limit ? limit_words(locale, fact) : fee_words(locale, fact))
                .flag("unsure", fact.text_at("reading") != "sure")
                .set("note", method.text_at("note"));
        }
    section.list("source_papers").list("source_results");
    if (part == Part::papers)
        for (const auto& paper : listing.array_at("papers"))
            section.add("source_papers")
                .set("paper", paper.text_at("name"))
                .set("group", paper.text_at("group"))
                .set("count", count_words(locale, paper))
                .flag("note_only", paper.boolean_at("note_only"));
    if (part == Part::result)
        for (const auto& result : listing.array_at("results"))
            section.add("source_results")
                .set("result", result.text_at("name"))
                .set("code_of_result", result.text_at("code"));
}

/// Who checked it, by the name they sign in with.
std::string login_of(web::Visit& visit, const std::string& mark) {
    const auto account = web::number_in(mark);
    if (!account) return mark;
    return visit.office.look([&](sql::Session& session) {
        const auto actor = people::actor_of(session, office::AccountId(*account));
        return actor ? actor->login : mark;
    });
}

void show_part(html::Values& values, web::Visit& visit, const ListedRow& row, Part part,
               const json::Value& listing, const std::optional<Refused>& refused) {
    const auto& locale = visit.locale();
    const std::string name(name_of(part));
    auto& section = values.add("parts");
    const auto& check = check_of(row.body, row.checks, part);
    const auto& kept = row.checks.at(name);
    section.set("part", name)
        .set("part_name", locale.text("check.part." + name))
        .set("version", row.version)
        .flag("standing", !check.is_null())
        .flag("outdated", check.is_null() && !kept.is_null())
        .flag("to_check", kept.is_null())
        .set("checked_by", kept.is_null() ? "" : login_of(visit, kept.text_at("by")))
        .set("checked_at", kept.is_null()
                               ? ""
                               : web::moment_in_words(locale, base::rfc3339(base::from_microseconds(
                                                                  kept.integer_at("at")))));
    show_source(section, locale, listing, part);
    for (const auto each : parts) section.list("form_" + std::string(name_of(each)));
    auto& form = section.add("form_" + name);
    const bool tried = refused && refused->form == name;
    const auto proposal = proposal_of(row.body, part);
    show_form(form, locale, part,
              tried             ? stated_by_form(visit.request, part)
              : check.is_null() ? (kept.is_null() ? proposal : kept.at("value"))
                                : check.at("value"));
}

void show_level(html::Values& values, web::Visit& visit, const ListedRow& row, bool tried) {
    const auto& locale = visit.locale();
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    const auto& in_force = level_on(row.checks, today);
    values.list("levels").list("level_choices").list("in_person");
    for (const auto& level : row.checks.array_at("service_levels"))
        values.add("levels")
            .set("level_name", locale.text("level." + level.text_at("level")))
            .set("from", web::day_in_words(level.text_at("from")))
            .set("reason", level.text_at("reason"))
            .flag("in_force", level == in_force);
    for (const std::string level : service_levels)
        values.add("level_choices")
            .set("level", level)
            .set("level_name", locale.text("level." + level))
            .flag("chosen", tried && typed(visit, "level") == level);
    for (const auto& paper : papers_in_person(row.body, row.checks))
        values.add("in_person").set("shown_paper", paper);
    values.set("level_from", tried ? typed(visit, "from") : today)
        .set("level_reason", tried ? typed(visit, "reason") : "");
}

void show_publication(html::Values& values, web::Visit& visit, const ListedRow& row,
                      const CatalogueState& state, bool tried) {
    values.list("publication").list("to_publish");
    const bool ready = open_parts(row.body, row.checks).empty();
    values.flag("published", state.revision > 0)
        .set("revision", state.revision)
        .flag("in_full", state.revision > 0 && !state.from_listing)
        .flag("unready", !ready && (state.revision == 0 || state.from_listing));
    if (!ready || (state.revision > 0 && !state.from_listing)) return;
    auto& form = values.add("publication");
    form.set("version", row.version)
        .set("notation", tried ? typed(visit, "notation") : "")
        .list("processes");
    for (const auto& process : state.processes)
        form.add("processes")
            .set("process", process.code)
            .set("process_name", visit.language == "en" ? process.name_en : process.name_vi)
            .flag("chosen", tried && typed(visit, "process") == process.code);
}

http::Response check_page(web::Visit& visit, const std::optional<Refused>& refused) {
    const auto& code = visit.captured("code");
    CatalogueState state;
    const auto row = visit.office.look([&](sql::Session& session) {
        state = catalogue_state(session, code);
        return find_listing(session, code);
    });
    if (!row) return refusal_answer(visit, {ListingWhy::no_such_procedure});
    const auto& locale = visit.locale();
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    const json::Value listing = describe({row->body, row->checks, today, true});
    const auto run_by = listing.text_at("run_by");
    html::Values values;
    values.set("code", row->code)
        .set("name", row->body.text_at("name"))
        .set("sector", listing.text_at("sector"))
        .set("tiers", tier_words(locale, listing.at("tiers")))
        .set("agency", listing.text_at("agency"))
        .set("decision", listing.text_at("decision"))
        .set("run_by", word_or_name(locale, "run_by.", run_by))
        .set("version", row->version)
        .flag("others", !run_by.empty())
        .list("own")
        .list("errors");
    if (refused)
        values.add("errors")
            .add("error")
            .set("message", sentence_of(locale, refused->refusal))
            .set("target", refused->form)
            .flag("linked", true);
    if (run_by.empty()) {
        auto& own = values.add("own");
        own.list("parts");
        for (const auto part : parts) show_part(own, visit, *row, part, listing, refused);
        show_level(own, visit, *row, refused && refused->form == "service-level");
        show_publication(own, visit, *row, state, refused && refused->form == "publication");
        show_layers(own, visit, code, refused && refused->form == "decisions");
    }
    return web::page(visit, "catalogue/check", row->body.text_at("name"), std::move(values),
                     refused ? status_of(refused->refusal.why) : Status::ok);
}

http::Response get_check(web::Visit& visit) {
    if (!keeps_catalogue(visit.actor())) return refusal_answer(visit, {ListingWhy::not_yours});
    return check_page(visit, std::nullopt);
}

/// Performs what a form asks for; refused, the page comes again with what was typed.
template <class Do> http::Response acted(web::Visit& visit, const std::string& form, Do&& act_on) {
    const auto outcome = visit.perform(visit.once("page:listing/" + form), act_on);
    if (outcome) return http::see_other("/catalogue/" + visit.captured("code") + "#" + form);
    return refused_page(visit, form, outcome.error());
}

http::Response post_check(web::Visit& visit) {
    const auto part = part_named(visit.captured("part"));
    if (!part) return refusal_answer(visit, {ListingWhy::unknown_part});
    const auto stated = stated_by_form(visit.request, *part);
    return acted(visit, std::string(name_of(*part)), [&](office::Act& act) {
        return check_part(act, target_typed(visit), *part, stated);
    });
}

http::Response post_undoing(web::Visit& visit) {
    const auto part = part_named(visit.captured("part"));
    if (!part) return refusal_answer(visit, {ListingWhy::unknown_part});
    return acted(visit, std::string(name_of(*part)),
                 [&](office::Act& act) { return undo_check(act, target_typed(visit), *part); });
}

http::Response post_level(web::Visit& visit) {
    const Level level{typed(visit, "level"), typed(visit, "from"), typed(visit, "reason")};
    return acted(visit, "service-level", [&](office::Act& act) {
        return set_service_level(act, target_typed(visit), level);
    });
}

http::Response post_publication(web::Visit& visit) {
    const Publishing publishing{typed(visit, "process"), typed(visit, "notation"), ""};
    return acted(visit, "publication", [&](office::Act& act) {
        return publish_listing(act, target_typed(visit), publishing);
    });
}

}

http::Response refused_page(web::Visit& visit, const std::string& form,
                            const ListingRefusal& refusal) {
    if (refusal.why == ListingWhy::not_yours || refusal.why == ListingWhy::no_such_procedure)
        return refusal_answer(visit, refusal);
    return check_page(visit, Refused{form, refusal});
}

web::Routes check_page_routes(CurrentFinder& finder) {
    const auto work = [&finder](web::Visit& visit) { return get_work(visit, finder); };
    return {
        {"GET", "/catalogue", Access::officer, work},
        {"GET", "/catalogue/{code}", Access::officer, get_check},
        {"POST", "/catalogue/{code}/checks/{part}", Access::officer, post_check},
        {"POST", "/catalogue/{code}/checks/{part}/undoing", Access::officer, post_undoing},
        {"POST", "/catalogue/{code}/service-level", Access::officer, post_level},
        {"POST", "/catalogue/{code}/publication", Access::officer, post_publication},
    };
}

}
