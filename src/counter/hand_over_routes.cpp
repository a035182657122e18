#include "src/counter/hand_over_routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/counter/hand_over_view_store.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/hand_over_actions.h"
#include "src/web/json_door.h"

namespace motcua::counter {
namespace {

using dossier::House;
using dossier::Why;
using http::Status;

dossier::Onlooker onlooker(const web::Visit& visit) {
    return {visit.actor(), visit.language, visit.office.now()};
}

dossier::Keeper keeper_in(const web::Reader& read) {
    return {read.text("agency"), read.text("sub_unit")};
}

dossier::Giving giving_in(const web::Reader& read) {
    return {keeper_in(read.object("from")), keeper_in(read.object("to")), read.texts("dossiers")};
}

dossier::Counting counting_in(const web::Reader& read) {
    dossier::Counting counting;
    counting.all = !read.has("received");
    counting.received = read.numbers("received");
    return counting;
}

http::Response answered(const web::Visit& visit, const dossier::Outcome& outcome) {
    if (!outcome) return dossier::refusal_answer(visit, outcome.error());
    const auto& body = outcome->body;
    json::Object answer{{"hand_over", body.text_at("code")},
                        {"etag", fmt::format("\"{}\"", outcome->version)},
                        {"state", body.text_at("state", "given")}};
    for (const auto* member : {"received", "missing"})
        if (!body.at(member).is_null()) answer[member] = body.at(member);
    return web::created(std::move(answer), outcome->version);
}

http::Response post_hand_over(web::Visit& visit) {
    const auto giving = web::read_body(visit, giving_in);
    if (!giving) return giving.error();
    return answered(visit, visit.perform(visit.once("hand-overs"), [&](office::Act& act) {
        return dossier::hand_over(act, *giving);
    }));
}

http::Response post_confirmation(web::Visit& visit) {
    auto counting = web::read_body(visit, counting_in);
    if (!counting) return counting.error();
    counting->code = visit.captured("list");
    counting->expected = dossier::expected_in(visit.request);
    return answered(visit,
                    visit.perform(visit.once("hand-over-confirmation"), [&](office::Act& act) {
                        return dossier::confirm_hand_over(act, *counting);
                    }));
}

http::Response get_hand_overs(web::Visit& visit) {
    const auto side =
        visit.request.query.get("side") == "from" ? dossier::Side::from : dossier::Side::to;
    const auto limit = web::limit_in(visit.request);
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    std::string next;
    auto items = visit.office.look([&](sql::Session& session) {
        std::vector<dossier::HandOver> lists;
        for (const auto& place : places_of(visit.actor()))
            for (auto& list : dossier::list_hand_overs(session, office::scope_of(visit.actor()),
                                                       place, side, {limit + 1, 0, *after}))
                lists.push_back(std::move(list));
        std::sort(lists.begin(), lists.end(),
                  [](const auto& one, const auto& other) { return one.id > other.id; });
        if (web::cut_to(lists, limit)) next = std::to_string(lists.back().id);
        json::Array described;
        for (const auto& list : lists)
            described.push_back(describe(session, list, onlooker(visit)));
        return described;
    });
    return web::list_answer(std::move(items), next);
}

http::Response get_hand_over(web::Visit& visit, const House& house) {
    const auto answer = visit.office.look([&](sql::Session& session) -> json::Value {
        const auto list = dossier::find_hand_over(session, office::scope_of(visit.actor()),
                                                  visit.captured("list"));
        if (!list) return nullptr;
        auto described = describe(session, *list, onlooker(visit));
        described["lines"] = describe_lines(session, house.rules, *list, onlooker(visit));
        return described;
    });
    if (answer.is_null()) return dossier::refusal_answer(visit, {Why::no_such_list});
    return http::json(Status::ok, json::canonical(answer)).with("ETag", answer.text_at("etag"));
}

std::vector<dossier::OriginalLine> originals_asked(sql::Session& session, const web::Visit& visit) {
    const auto scope = office::scope_of(visit.actor());
    const auto which = visit.request.query.get("list");
    if (which == "unreturned") return dossier::list_unreturned(session, scope);
    if (which == "missing")
        return dossier::list_missing(session, scope, visit.office.now() - dossier::unconfirmed_for);
    std::vector<dossier::OriginalLine> lines;
    for (const auto& place : places_of(visit.actor()))
        for (auto& line : dossier::list_to_hand_over(session, scope, place))
            lines.push_back(std::move(line));
    return lines;
}

/// At most as many as a list shows; there are no pages.
http::Response get_originals(web::Visit& visit, const House& house) {
    auto items = visit.office.look([&](sql::Session& session) {
        json::Array described;
        for (const auto& line : originals_asked(session, visit))
            described.push_back(dossier::described(session, house.rules, line, onlooker(visit)));
        return described;
    });
    return web::list_answer(std::move(items), "");
}

}

web::Routes hand_over_routes(const House& house) {
    using web::Access;
    const auto with_house = [&house](auto handler) {
        return [&house, handler](web::Visit& visit) { return handler(visit, house); };
    };
    return {
        {"GET", "/api/v1/hand-overs", Access::officer, get_hand_overs},
        {"POST", "/api/v1/hand-overs", Access::officer, post_hand_over},
        {"GET", "/api/v1/hand-overs/{list}", Access::officer, with_house(get_hand_over)},
        {"POST", "/api/v1/hand-overs/{list}/confirmation", Access::officer, post_confirmation},
        {"GET", "/api/v1/originals", Access::officer, with_house(get_originals)},
    };
}

}
