#include "src/counter/visit_page_routes.h"

#include "src/counter/visit_routes.h"
#include "src/counter/visit_slip_routes.h"
#include "src/counter/visit_view_actions.h"
#include "src/counter/wording_routes.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::counter {
namespace {

using dossier::House;
using dossier::Refusal;
using dossier::Why;
using http::Status;

constexpr std::size_t words_bytes_max = 300;
constexpr std::int64_t found_max = 10;

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

std::string asked(const web::Visit& visit) {
    return web::cleaned(visit.request.query.get("q").substr(0, words_bytes_max));
}

dossier::Onlooker onlooker(const web::Visit& visit) {
    return {visit.actor(), visit.language, visit.office.now()};
}

void show_open(html::Values& values, web::Visit& visit) {
    const auto lines = visit.office.look([&](sql::Session& session) {
        std::vector<json::Value> described;
        for (const auto& each :
             list_open_visits(session, office::scope_of(visit.actor()), {found_max * 5, 0, 0}))
            described.emplace_back(
                describe_line(session, visit.office.vault(), each, onlooker(visit)));
        return described;
    });
    values.list("visits").flag("some_open", !lines.empty());
    for (const auto& line : lines)
        values.add("visits")
            .set("visit", line.text_at("visit"))
            .set("person", line.text_at("person"))
            .set("count", line.integer_at("dossiers"))
            .set("officer", officer_named(visit, line.text_at("officer")))
            .set("opened", web::moment_in_words(visit.locale(), line.text_at("opened_at")));
}

/// Earlier dossiers of the scope, whose people need not be typed again.
void show_known(html::Values& values, web::Visit& visit, const House& house) {
    const auto words = asked(visit);
    values.set("q", words).list("known").flag("searched", !words.empty()).flag("some_known", false);
    if (words.empty()) return;
    const auto lines = visit.office.look([&](sql::Session& session) {
        const auto found =
            dossier::search_dossiers(session, visit.office.vault(), office::scope_of(visit.actor()),
                                     words, {found_max, 0, 0});
        return dossier::describe(session, visit.office.vault(), house.rules, found, onlooker(visit),
                                 visit.office.now());
    });
    values.flag("some_known", !lines.empty());
    for (const auto& line : lines)
        values.add("known")
            .set("known_code", line.text_at("code"))
            .set("known_owner", line.text_at("owner"))
            .set("known_name", line.text_at("name"));
}

http::Response visits_page(web::Visit& visit, const House& house,
                           const std::optional<Refusal>& refusal) {
    const auto& locale = visit.locale();
    html::Values values;
    show_open(values, visit);
    show_known(values, visit, house);
    show_done(values, visit, "visit.done_");
    std::vector<Fault> faults;
    const auto wrong = [&](const std::string& field) {
        if (!refusal) return false;
        const auto fields = refusal->detail.find("fields");
        if (fields == refusal->detail.end()) return false;
        for (const auto& each : *fields->second.array())
            if (each == json::Value(field)) return true;
        return false;
    };
    for (const std::string field : {"full_name", "identity_number", "phone", "address"}) {
        const auto sentence = locale.text("visit.wrong_" + field);
        const bool is_wrong = wrong(field);
        if (is_wrong) faults.push_back({sentence, field});
        values.set("typed_" + field, typed(visit, field))
            .set(field + "_fault", sentence)
            .flag(field + "_wrong", is_wrong);
    }
    const auto kind = typed(visit, "kind");
    values.list("kinds");
    for (const std::string each : {"citizen", "business", "organisation"})
        values.add("kinds")
            .set("kind", each)
            .set("kind_name", locale.text("kind." + each))
            .flag("chosen", each == kind);
    if (refusal && faults.empty()) faults.push_back(fault_of(locale, *refusal));
    show_faults(values, faults);
    return web::page(visit, "counter/visits", locale.text("visit.heading"), std::move(values),
                     refusal ? dossier::status_of(refusal->why) : Status::ok);
}

http::Response get_visits(web::Visit& visit, const House& house) {
    if (!visit.actor().has(office::Role::counter_officer))
        return dossier::refusal_answer(visit, {Why::not_yours});
    return visits_page(visit, house, std::nullopt);
}

http::Response post_visit(web::Visit& visit, const House& house) {
    Arrival arrival{"", {}, typed(visit, "like")};
    if (const auto kind = typed(visit, "kind"); !kind.empty()) arrival.person.kind = kind;
    arrival.person.full_name = typed(visit, "full_name");
    arrival.person.identity_number = typed(visit, "identity_number");
    arrival.person.phone = typed(visit, "phone");
    arrival.person.address = typed(visit, "address");
    const auto outcome = visit.perform(visit.once("page:visits"),
                                       [&](office::Act& act) { return open_visit(act, arrival); });
    if (!outcome) {
        if (outcome.error().why == Why::not_yours)
            return dossier::refusal_answer(visit, outcome.error());
        return visits_page(visit, house, outcome.error());
    }
    return http::see_other("/visits/" + outcome->body.text_at("code") + "?done=opened");
}

std::string due_in_words(const html::Locale& locale, const json::Value& line) {
    auto due = web::moment_in_words(locale, line.text_at("due_at"));
    if (!due.empty() && line.boolean_at("provisional"))
        due += " (" + locale.text("visit.provisional") + ")";
    return due;
}

std::string fees_in_words(const html::Locale& locale, const json::Value& line) {
    std::int64_t paid = 0;
    for (const auto& fee : line.array_at("fees"))
        if (fee.boolean_at("paid")) paid += fee.integer_at("amount_dong");
    std::string words;
    if (const auto owed = line.integer_at("owed_dong"); owed > 0)
        words = locale.text("visit.owes", {{"amount", dong(locale, owed)}});
    if (paid > 0)
        words += (words.empty() ? "" : " · ") +
                 locale.text("visit.has_paid", {{"amount", dong(locale, paid)}});
    if (line.boolean_at("unpriced"))
        words += (words.empty() ? "" : " · ") + locale.text("visit.unpriced");
    return words.empty() ? "–" : words;
}

/// How many dossiers can be taken in, and be handed over, now.
struct Ready {
    std::int64_t acceptable = 0;
    std::int64_t deliverable = 0;
    bool originals = false; ///< somebody gets papers back with the result
};

Ready show_dossiers(html::Values& values, const html::Locale& locale, const json::Value& text) {
    Ready ready;
    values.list("dossiers").list("again").flag("filled", !text.array_at("dossiers").empty());
    std::vector<std::string> seen;
    for (const auto& line : text.array_at("dossiers")) {
        ready.acceptable += line.boolean_at("acceptable") ? 1 : 0;
        ready.deliverable += line.boolean_at("deliverable") ? 1 : 0;
        for (const auto& original : line.array_at("originals"))
            if (original.text_at("whereabouts") == "here") ready.originals = true;
        values.add("dossiers")
            .set("code", line.text_at("code"))
            .set("name", line.at("procedure").text_at("name"))
            .set("owner", line.text_at("owner"))
            .set("state_name", locale.text("state." + line.text_at("status")))
            .set("due", due_in_words(locale, line))
            .flag("dated", !line.text_at("due_at").empty())
            .set("fees", fees_in_words(locale, line));
    }
    // The last one filed is the likeliest to come once more.
    const auto& lines = text.array_at("dossiers");
    for (auto line = lines.rbegin(); line != lines.rend() && seen.empty(); ++line) {
        if (!line->boolean_at("filed_here")) continue;
        seen.push_back(line->at("procedure").text_at("code"));
        values.add("again")
            .set("procedure", seen.back())
            .set("variant", line->at("variant").text_at("code"))
            .set("procedure_name", line->at("procedure").text_at("name"));
    }
    return ready;
}

void show_found(html::Values& values, web::Visit& visit, catalogue::CurrentFinder& finder) {
    const auto words = asked(visit);
    values.set("q", words).list("found").flag("searched", !words.empty()).flag("some_found", false);
    if (words.empty()) return;
    const auto found = visit.office.look([&](sql::Session& session) {
        return finder.find(session, {words, "", "", found_max, ""}, visit.language,
                           visit.office.now());
    });
    bool any = false;
    for (const auto& item : found.items) {
        if (!item.fileable) continue;
        values.add("found")
            .set("procedure", item.code)
            .set("procedure_name", item.name)
            .flag("first", !any);
        any = true;
    }
    values.flag("some_found", any);
}

/// The collector's paper, typed once for all results.
void show_collection(html::Values& values, const web::Visit& visit, const Ready& ready) {
    values.list("collection");
    if (ready.deliverable == 0) return;
    auto& form = values.add("collection");
    form.set("deliverable", ready.deliverable).flag("originals", ready.originals);
    show_authority(form, visit);
}

void show_money(html::Values& values, const html::Locale& locale, const json::Value& text) {
    const auto owed = text.integer_at("owed_dong");
    values.list("taking").list("receipts").flag("unpriced", text.boolean_at("unpriced"));
    if (owed > 0) values.add("taking").set("total_dong", owed).set("total", dong(locale, owed));
    for (const auto& receipt : text.array_at("receipts"))
        values.add("receipts")
            .set("receipt", receipt.text_at("receipt"))
            .set("receipt_total", dong(locale, receipt.integer_at("total_dong")))
            .set("taken", web::moment_in_words(locale, receipt.text_at("taken_at")));
}

/// Where the keyboard is: at what usually comes next. Errors come first.
void show_focus(html::Values& values, const web::Visit& visit, bool refused) {
    const auto done = visit.request.query.get("done");
    const bool found = !visit.request.query.get("q").empty();
    const auto at = [&](std::string_view place) { return !refused && !found && done == place; };
    values.flag("at_again", at("filed"))
        .flag("at_money", at("acceptance"))
        .flag("at_slip", at("payments") || at("deliveries"))
        .flag("at_search", at("") || at("opened") || at("dossiers"))
        .flag("at_found", !refused && found);
}

http::Response visit_page(web::Visit& visit, const House& house, catalogue::CurrentFinder& finder,
                          const std::optional<Refusal>& refusal) {
    const auto found = visit_here(visit);
    if (!found) return dossier::refusal_answer(visit, {Why::no_such_visit});
    const auto text = opened_visit(visit, house, *found);
    const auto& locale = visit.locale();
    const auto& person = text.at("person");
    html::Values values;
    values.set("visit", found->code)
        .set("version", found->version)
        .set("person", person.text_at("full_name"))
        .set("identity_number", person.text_at("identity_number"))
        .set("phone", person.text_at("phone"))
        .set("state_name", locale.text("visit.state_" + found->state))
        .set("opened", web::moment_in_words(locale, text.text_at("opened_at")))
        .set("typed_code", typed(visit, "dossier"))
        .flag("identified", !person.text_at("identity_number").empty())
        .flag("reachable", !person.text_at("phone").empty())
        .flag("open", found->is_open());
    const auto ready = show_dossiers(values, locale, text);
    values.list("acceptance");
    show_focus(values, visit, refusal.has_value());
    if (ready.acceptable > 0) values.add("acceptance").set("acceptable", ready.acceptable);
    show_found(values, visit, finder);
    show_collection(values, visit, ready);
    show_money(values, locale, text);
    show_done(values, visit, "visit.done_");
    std::vector<Fault> faults;
    if (refusal) faults.push_back(fault_of(locale, *refusal));
    show_faults(values, faults);
    return web::page(visit, "counter/visit", locale.text("visit.one") + " " + found->code,
                     std::move(values), refusal ? dossier::status_of(refusal->why) : Status::ok);
}

Outcome done(office::Act& act, const House& house, const web::Visit& visit,
             const std::string& name) {
    VisitTarget target{visit.captured("visit"), {}};
    if (const auto version = web::number_in(visit.request.form.get("_version")))
        target.expected = {true, false, {*version}};
    if (name == "dossiers") return add_dossier(act, target, typed(visit, "dossier"));
    if (name == "acceptance") return accept_dossiers(act, house.rules, target);
    if (name == "payments")
        return take_fees(act, house.rules, target, web::number_in(typed(visit, "total_dong")));
    if (name == "deliveries")
        return deliver_results(act, house.rules, target, {{}, dossier::handing_of_page(visit)});
    return end_visit(act, target, name == "closing" ? VisitEnd::closed : VisitEnd::abandoned);
}

}

web::Routes visit_page_routes(const House& house, catalogue::CurrentFinder& finder) {
    using web::Access;
    const auto act = [&house, &finder](const std::string& name) {
        return [&house, &finder, name](web::Visit& visit) {
            const auto outcome =
                visit.perform(visit.once("page:visit-" + name), [&](office::Act& performed) {
                    return done(performed, house, visit, name);
                });
            if (!outcome) {
                const auto why = outcome.error().why;
                if (why == Why::no_such_visit || why == Why::not_yours)
                    return dossier::refusal_answer(visit, outcome.error());
                return visit_page(visit, house, finder, outcome.error());
            }
            // An abandoned visit has nothing more to show.
            const auto here = "/visits/" + visit.captured("visit");
            return http::see_other((name == "abandonment" ? "/visits" : here) + "?done=" + name);
        };
    };
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    return {
        {"GET", "/visits", Access::officer, in_house(get_visits)},
        {"POST", "/visits", Access::officer, in_house(post_visit)},
        {"GET", "/visits/{visit}", Access::officer,
         [&house, &finder](web::Visit& visit) {
             return visit_page(visit, house, finder, std::nullopt);
         }},
        {"GET", "/visits/{visit}/slip", Access::officer, in_house(show_visit_slip)},
        {"POST", "/visits/{visit}/dossiers", Access::officer, act("dossiers")},
        {"POST", "/visits/{visit}/acceptance", Access::officer, act("acceptance")},
        {"POST", "/visits/{visit}/payments", Access::officer, act("payments")},
        {"POST", "/visits/{visit}/deliveries", Access::officer, act("deliveries")},
        {"POST", "/visits/{visit}/closing", Access::officer, act("closing")},
        {"POST", "/visits/{visit}/abandonment", Access::officer, act("abandonment")},
    };
}

}
