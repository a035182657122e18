#include "src/counter/visit_routes.h"

#include <fmt/format.h>

#include "src/counter/visit_view_actions.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/filing_routes.h"
#include "src/web/json_door.h"

namespace motcua::counter {
namespace {

using dossier::House;
using dossier::Why;
using http::Status;

/// From the entry alone: an answer given again is the same.
json::Object answer_of(const office::Entry& entry) {
    const auto& body = entry.body;
    json::Object answer{{"visit", body.text_at("code")},
                        {"etag", fmt::format("\"{}\"", entry.version)}};
    for (const auto* member : {"dossiers", "receipt", "state"})
        if (!body.at(member).is_null()) answer[member] = body.at(member);
    return answer;
}

http::Response answered(const web::Visit& visit, const Outcome& outcome) {
    if (!outcome) return dossier::refusal_answer(visit, outcome.error());
    return web::created(answer_of(*outcome), outcome->version);
}

Arrival arrival_in(const web::Reader& read) {
    Arrival arrival{read.text("agency"), {}, read.text("like")};
    const auto person = read.object("person");
    if (arrival.like.empty() && !read.has("person")) read.wrong("person");
    arrival.person = dossier::party_in(person);
    return arrival;
}

http::Response post_visit(web::Visit& visit) {
    const auto arrival = web::read_body(visit, arrival_in);
    if (!arrival) return arrival.error();
    return answered(visit, visit.perform(visit.once("visits"), [&](office::Act& act) {
        return open_visit(act, *arrival);
    }));
}

http::Response get_visits(web::Visit& visit) {
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto limit = web::limit_in(visit.request);
    std::string next;
    auto items = visit.office.look([&](sql::Session& session) {
        auto visits =
            list_open_visits(session, office::scope_of(visit.actor()), {limit + 1, 0, *after});
        if (web::cut_to(visits, limit)) next = std::to_string(visits.back().id);
        json::Array described;
        for (const auto& each : visits)
            described.push_back(describe_line(session, visit.office.vault(), each,
                                              {visit.actor(), visit.language, visit.office.now()}));
        return described;
    });
    return web::list_answer(std::move(items), next);
}

http::Response get_visit(web::Visit& visit, const House& house) {
    const auto found = visit_here(visit);
    if (!found) return dossier::refusal_answer(visit, {Why::no_such_visit});
    const auto body = opened_visit(visit, house, *found);
    return http::json(Status::ok, json::canonical(body))
        .with("ETag", fmt::format("\"{}\"", found->version));
}

http::Response post_filing(web::Visit& visit, const House& house) {
    const auto filing = web::read_body(visit, dossier::filing_from);
    if (!filing) return filing.error();
    const auto checked = visit.office.look([&](sql::Session& session) {
        return dossier::check_form(session, house.rules, *filing, visit.office.now());
    });
    const auto& code = visit.captured("visit");
    const auto outcome = visit.perform(visit.once("visit-filings", true), [&](office::Act& act) {
        return submit_in_visit(act, house.rules, checked, code);
    });
    if (!outcome) return dossier::refusal_answer(visit, outcome.error());
    return web::created(dossier::answer_of(*outcome), outcome->version);
}

/// An act on an open visit, made from the request's body.
using Performing =
    std::function<Outcome(office::Act&, const dossier::Rulebook&, const VisitTarget&)>;
using Verb = std::function<Performing(const web::Reader&)>;

web::Handler act(const House& house, std::string noun, Verb verb) {
    return [&house, noun = std::move(noun), verb = std::move(verb)](web::Visit& visit) {
        const auto performing = web::read_body(visit, verb, web::Unknown::ignored);
        if (!performing) return performing.error();
        const VisitTarget target{visit.captured("visit"), dossier::expected_in(visit.request)};
        return answered(visit,
                        visit.perform(visit.once("visit-" + noun), [&](office::Act& performed) {
                            return (*performing)(performed, house.rules, target);
                        }));
    };
}

using Act = office::Act&;
using Rules = const dossier::Rulebook&;
using About = const VisitTarget&;

Performing addition(const web::Reader& read) {
    return [code = read.text("code")](Act a, Rules, About about) {
        return add_dossier(a, about, code);
    };
}

Performing acceptance(const web::Reader&) { return accept_dossiers; }

Performing payment(const web::Reader& read) {
    return [total = read.number("total_dong")](Act a, Rules rules, About about) {
        return take_fees(a, rules, about, total);
    };
}

Performing delivery(const web::Reader& read) {
    return [collection = Collection{read.texts("dossiers"), dossier::handing_in(read)}](
               Act a, Rules rules, About about) {
        return deliver_results(a, rules, about, collection);
    };
}

Verb ending(VisitEnd end) {
    return [end](const web::Reader&) -> Performing {
        return [end](Act a, Rules, About about) { return end_visit(a, about, end); };
    };
}

}

std::optional<CounterVisit> visit_here(web::Visit& visit) {
    const auto& actor = visit.actor();
    auto found = visit.office.look([&](sql::Session& session) {
        return find_visit(session, office::scope_of(actor), visit.captured("visit"));
    });
    if (found && !actor.has_at(found->agency, office::Role::counter_officer)) return std::nullopt;
    return found;
}

json::Value opened_visit(web::Visit& visit, const House& house, const CounterVisit& found) {
    // Who came is read with the visit: noted under the visit's own number.
    dossier::note_opening(visit, dossier::DossierId(found.id), "visit");
    return visit.office.look([&](sql::Session& session) {
        return json::Value(describe(session, visit.office.vault(), house.rules, found,
                                    {visit.actor(), visit.language, visit.office.now()}));
    });
}

web::Routes visit_routes(const House& house) {
    using web::Access;
    const auto with_house = [&house](auto handler) {
        return [&house, handler](web::Visit& visit) { return handler(visit, house); };
    };
    const auto route = [&](const char* noun, Verb verb) {
        return web::Route("POST", std::string("/api/v1/visits/{visit}/") + noun, Access::officer,
                          act(house, noun, std::move(verb)));
    };
    return {
        {"GET", "/api/v1/visits", Access::officer, get_visits},
        {"POST", "/api/v1/visits", Access::officer, post_visit},
        {"GET", "/api/v1/visits/{visit}", Access::officer, with_house(get_visit)},
        {"POST", "/api/v1/visits/{visit}/filings", Access::officer, with_house(post_filing)},
        route("dossiers", addition),
        route("acceptance", acceptance),
        route("payments", payment),
        route("deliveries", delivery),
        route("closing", ending(VisitEnd::closed)),
        route("abandonment", ending(VisitEnd::abandoned)),
    };
}

}
