#include <algorithm>

#include <fmt/format.h>

#include "src/counter/hand_over_routes.h"
#include "src/counter/hand_over_view_store.h"
#include "src/counter/wording_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/hand_over_actions.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::counter {
namespace {

using dossier::House;
using dossier::Refusal;
using dossier::Why;
using http::Status;

constexpr std::int64_t lists_shown = 20;

dossier::Onlooker onlooker(const web::Visit& visit) {
    return {visit.actor(), visit.language, visit.office.now()};
}

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

void show_list(html::Values& row, web::Visit& visit, const json::Value& list) {
    const auto& locale = visit.locale();
    row.set("hand_over", list.text_at("hand_over"))
        .set("from", keeper_in_words(list.at("from")))
        .set("to", keeper_in_words(list.at("to")))
        .set("state_name", locale.text("hand_over.state_" + list.text_at("state")))
        .set("given", web::moment_in_words(locale, list.text_at("given_at")))
        .set("giver", officer_named(visit, list.text_at("given_by")))
        .set("received", web::moment_in_words(locale, list.text_at("received_at")))
        .set("receiver", officer_named(visit, list.text_at("received_by")));
}

void show_line(html::Values& row, const json::Value& line) {
    row.set("code", line.text_at("code"))
        .set("paper_name", line.text_at("name"))
        .set("originals", line.integer_at("originals"));
}

/// What one of the officer's sub-units has to do.
struct AtPlace {
    dossier::Keeper place;
    json::Value name;
    std::vector<Batch> batches;
    std::vector<json::Value> batch_names;
    std::vector<std::vector<json::Value>> batch_lines;
    std::vector<json::Value> to_confirm;
    std::vector<json::Value> given;
};

AtPlace at(sql::Session& session, const House& house, const dossier::Onlooker& reader,
           const dossier::Keeper& place) {
    const auto scope = office::scope_of(reader.actor);
    AtPlace here{place, dossier::described(session, place, reader), {}, {}, {}, {}, {}};
    here.batches = batches_of(dossier::list_to_hand_over(session, scope, place));
    for (const auto& batch : here.batches) {
        here.batch_names.emplace_back(dossier::described(session, batch.to, reader));
        auto& lines = here.batch_lines.emplace_back();
        for (const auto& line : batch.lines)
            lines.emplace_back(dossier::described(session, house.rules, line, reader));
    }
    for (const auto& list :
         dossier::list_hand_overs(session, scope, place, dossier::Side::to, {lists_shown, 0, 0}))
        if (list.state != "received") here.to_confirm.emplace_back(describe(session, list, reader));
    for (const auto& list :
         dossier::list_hand_overs(session, scope, place, dossier::Side::from, {lists_shown, 0, 0}))
        here.given.emplace_back(describe(session, list, reader));
    return here;
}

void show_place(html::Values& section, web::Visit& visit, const AtPlace& here) {
    section.set("place", keeper_in_words(here.name))
        .set("from_agency", here.place.agency)
        .set("from_sub_unit", here.place.sub_unit)
        .flag("nothing", here.batches.empty())
        .list("batches")
        .list("to_confirm")
        .list("given_lists")
        .flag("some_given", !here.given.empty())
        .flag("some_to_confirm", !here.to_confirm.empty());
    for (std::size_t i = 0; i < here.batches.size(); ++i) {
        const auto& batch = here.batches[i];
        auto& row = section.add("batches");
        row.set("to", keeper_in_words(here.batch_names[i]))
            .set("to_agency", batch.to.agency)
            .set("to_sub_unit", batch.to.sub_unit)
            .set("dossiers", batch.dossiers)
            .set("count", static_cast<std::int64_t>(batch.lines.size()))
            .list("lines");
        for (const auto& line : here.batch_lines[i]) show_line(row.add("lines"), line);
    }
    for (const auto& list : here.to_confirm) show_list(section.add("to_confirm"), visit, list);
    for (const auto& list : here.given) show_list(section.add("given_lists"), visit, list);
}

void show_originals(html::Values& values, web::Visit& visit, std::string_view name,
                    const std::vector<json::Value>& lines) {
    values.list(name);
    for (const auto& line : lines) {
        auto& row = values.add(name);
        show_line(row, line);
        row.set("where", where_in_words(visit, line))
            .set("hand_over", line.text_at("hand_over"))
            .set("days", line.integer_at("days"));
    }
}

http::Response hand_overs_page(web::Visit& visit, const House& house,
                               const std::optional<Refusal>& refusal) {
    const auto& locale = visit.locale();
    const auto reader = onlooker(visit);
    std::vector<AtPlace> places;
    std::vector<json::Value> missing;
    std::vector<json::Value> unreturned;
    visit.office.look([&](sql::Session& session) {
        const auto scope = office::scope_of(visit.actor());
        for (const auto& place : places_of(visit.actor()))
            places.push_back(at(session, house, reader, place));
        for (const auto& line :
             dossier::list_missing(session, scope, visit.office.now() - dossier::unconfirmed_for))
            missing.emplace_back(dossier::described(session, house.rules, line, reader));
        for (const auto& line : dossier::list_unreturned(session, scope))
            unreturned.emplace_back(dossier::described(session, house.rules, line, reader));
        return true;
    });
    html::Values values;
    values.list("places")
        .flag("some_missing", !missing.empty())
        .flag("some_unreturned", !unreturned.empty());
    for (const auto& here : places) show_place(values.add("places"), visit, here);
    show_originals(values, visit, "missing", missing);
    show_originals(values, visit, "unreturned", unreturned);
    std::vector<Fault> faults;
    if (refusal) faults.push_back(fault_of(locale, *refusal));
    show_faults(values, faults);
    return web::page(visit, "counter/hand_overs", locale.text("hand_over.heading"),
                     std::move(values), refusal ? dossier::status_of(refusal->why) : Status::ok);
}

http::Response get_hand_overs(web::Visit& visit, const House& house) {
    return hand_overs_page(visit, house, std::nullopt);
}

http::Response post_hand_over(web::Visit& visit, const House& house) {
    const dossier::Giving giving{{typed(visit, "from_agency"), typed(visit, "from_sub_unit")},
                                 {typed(visit, "to_agency"), typed(visit, "to_sub_unit")},
                                 {}};
    const auto outcome = visit.perform(visit.once("page:hand-overs"), [&](office::Act& act) {
        return dossier::hand_over(act, giving);
    });
    if (!outcome) return hand_overs_page(visit, house, outcome.error());
    return http::see_other("/hand-overs/" + outcome->body.text_at("code") + "?done=given");
}

http::Response list_page(web::Visit& visit, const House& house,
                         const std::optional<Refusal>& refusal) {
    const auto& locale = visit.locale();
    std::optional<dossier::HandOver> list;
    json::Value text;
    json::Array lines;
    visit.office.look([&](sql::Session& session) {
        list = dossier::find_hand_over(session, office::scope_of(visit.actor()),
                                       visit.captured("list"));
        if (!list) return false;
        text = describe(session, *list, onlooker(visit));
        lines = describe_lines(session, house.rules, *list, onlooker(visit));
        return true;
    });
    if (!list) return dossier::refusal_answer(visit, {Why::no_such_list});
    const bool confirms = list->state != "received" && dossier::keeps(visit.actor(), list->to);
    html::Values values;
    show_list(values, visit, text);
    values.set("version", list->version)
        .set("count", static_cast<std::int64_t>(lines.size()))
        .flag("confirms", confirms)
        .flag("confirmed", list->received_at.has_value())
        .list("lines");
    for (const auto& line : lines) {
        auto& row = values.add("lines");
        show_line(row, line);
        row.set("line", line.integer_at("line"))
            .set("procedure_name", line.text_at("procedure"))
            .set("line_state", locale.text("hand_over.line_" + line.text_at("state")))
            .flag("open", confirms && line.boolean_at("open"))
            .flag("fixed", !confirms || !line.boolean_at("open"))
            .flag("ticked", list->state == "given");
    }
    show_done(values, visit, "hand_over.done_");
    std::vector<Fault> faults;
    if (refusal) faults.push_back(fault_of(locale, *refusal));
    show_faults(values, faults);
    return web::page(visit, "counter/hand_over", locale.text("hand_over.one") + " " + list->code,
                     std::move(values), refusal ? dossier::status_of(refusal->why) : Status::ok);
}

http::Response get_list(web::Visit& visit, const House& house) {
    return list_page(visit, house, std::nullopt);
}

http::Response post_confirmation(web::Visit& visit, const House& house) {
    constexpr std::string_view tick = "received.";
    dossier::Counting counting{visit.captured("list"), {}, false, {}};
    if (const auto version = web::number_in(visit.request.form.get("_version")))
        counting.expected = {true, false, {*version}};
    for (const auto& [name, value] : visit.request.form.items())
        if (name.rfind(tick, 0) == 0 && !value.empty())
            if (const auto line = web::number_in(name.substr(tick.size())))
                counting.received.push_back(*line);
    const auto outcome =
        visit.perform(visit.once("page:hand-over-confirmation"),
                      [&](office::Act& act) { return dossier::confirm_hand_over(act, counting); });
    if (!outcome) return list_page(visit, house, outcome.error());
    return http::see_other("/hand-overs/" + visit.captured("list") + "?done=confirmed");
}

}

web::Routes hand_over_page_routes(const House& house) {
    using web::Access;
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    return {
        {"GET", "/hand-overs", Access::officer, in_house(get_hand_overs)},
        {"POST", "/hand-overs", Access::officer, in_house(post_hand_over)},
        {"GET", "/hand-overs/{list}", Access::officer, in_house(get_list)},
        {"POST", "/hand-overs/{list}/confirmation", Access::officer, in_house(post_confirmation)},
    };
}

}
