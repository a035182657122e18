#include "src/dossier/dossier_routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/content_routes.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/dossier_view_store.h"
#include "src/dossier/ending_routes.h"
#include "src/dossier/filing_routes.h"
#include "src/dossier/late_routes.h"
#include "src/dossier/payment_actions.h"
#include "src/dossier/proof_routes.h"
#include "src/dossier/rating_routes.h"
#include "src/dossier/reminder_routes.h"
#include "src/dossier/shelf_routes.h"
#include "src/dossier/supplement_actions.h"
#include "src/people/account_actions.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

using http::Status;

// A line for each reason, so that the compiler misses the one that is forgotten.
// NOLINTNEXTLINE(readability-function-size)
Status status_of(Why why) {
    switch (why) {
    case Why::no_such_dossier:
    case Why::no_such_step:
    case Why::no_such_visit:
    case Why::no_such_list: return Status::not_found;
    case Why::not_yours: return Status::forbidden;
    case Why::version_missing: return Status::precondition_required;
    case Why::changed_meanwhile: return Status::precondition_failed;
    case Why::erased_before:
    case Why::wrong_state:
    case Why::originals_kept:
    case Why::supplement_asked_before:
    case Why::in_a_visit_already:
    case Why::visit_full:
    case Why::nothing_to_do:
    case Why::total_differs:
    case Why::delay_announced_before:
    case Why::due_date_over:
    case Why::rated_before:
    case Why::rating_closed:
    case Why::fee_paid_before:
    case Why::fee_unpaid: return Status::conflict;
    case Why::key_reused:
    case Why::unknown_procedure:
    case Why::procedure_not_fileable:
    case Why::unknown_variant:
    case Why::unknown_agency:
    case Why::outside_receiving_scope:
    case Why::agency_not_receiving:
    case Why::unknown_channel:
    case Why::channel_not_offered:
    case Why::unknown_delivery:
    case Why::delivery_place_missing:
    case Why::delivery_place_too_long:
    case Why::owner_incomplete:
    case Why::form_invalid:
    case Why::unknown_paper:
    case Why::unknown_file:
    case Why::papers_missing:
    case Why::reason_missing:
    case Why::text_too_long:
    case Why::unknown_officer:
    case Why::cannot_send_back_there:
    case Why::unknown_form_of_authority:
    case Why::no_due_date:
    case Why::visit_without_moment:
    case Why::document_missing:
    case Why::hand_over_wrong:
    case Why::unknown_fee:
    case Why::unknown_add_on:
    case Why::unknown_cause:
    case Why::decision_missing:
    case Why::new_date_missing:
    case Why::fee_not_chosen:
    case Why::rating_incomplete:
    case Why::amount_missing:
    case Why::person_incomplete:
    case Why::authority_missing:
    case Why::unknown_return_way:
    case Why::unknown_original:
    case Why::original_elsewhere:
    case Why::unknown_sub_unit:
    case Why::nothing_to_hand_over:
    case Why::late_without_cause:
    case Why::amount_differs: return Status::unprocessable;
    }
    return Status::unprocessable;
}

http::Response refusal_answer(const web::Visit& visit, const Refusal& refusal) {
    if (refusal.why == Why::not_yours || refusal.why == Why::no_such_dossier)
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             std::string(name_of(refusal.why)));
    auto answer = web::problem(visit, status_of(refusal.why), name_of(refusal.why), refusal.detail);
    const auto current = refusal.detail.find("current");
    if (current != refusal.detail.end()) answer.with("ETag", *current->second.text());
    return answer;
}

json::Object answer_of(const office::Entry& entry) {
    const auto& body = entry.body;
    json::Object answer{{"code", body.text_at("code")},
                        {"status", body.text_at("state")},
                        {"etag", fmt::format("\"{}\"", entry.version)}};
    if (!body.at("receipt").is_null()) answer["receipt"] = body.at("receipt");
    const bool at_once = entry.kind == "dossier_settled_at_once";
    if (at_once || entry.kind == "dossier_submitted") {
        answer["submitted_at"] = base::rfc3339(entry.effective_at);
        answer["track_url"] = "/track?code=" + body.text_at("code");
    }
    if (entry.kind == "dossier_submitted") return answer;
    if (!body.at("due_at").is_null()) {
        answer["due_at"] = base::rfc3339(base::from_microseconds(body.integer_at("due_at")));
        answer["provisional"] = body.boolean_at("provisional");
        answer["derivation"] = body.at("derivation");
    }
    if (entry.kind == "supplement_requested" && !body.at("supplement_due_at").is_null())
        answer["supplement_due_at"] =
            base::rfc3339(base::from_microseconds(body.integer_at("supplement_due_at")));
    if (at_once || entry.kind == "result_issued")
        answer.insert({{"number", body.at("number")},
                       {"notation", body.at("notation")},
                       {"issued_at", base::rfc3339(entry.recorded_at)}});
    answer["step"] = body.at("opens").at("code");
    return answer;
}

void note_opening(web::Visit& visit, DossierId dossier, const std::string& purpose) {
    if (!visit.actor().is_officer()) return;
    visit.office.database().write([&](sql::Session& session) {
        note_reading(session, visit.office.ids().next(), visit.office.now(), visit.actor(), dossier,
                     purpose);
        return sql::Outcome::keep;
    });
}

Target target_of_page(const web::Visit& visit) {
    Target target{visit.captured("code"), {}, visit.captured("step"), late_of_page(visit)};
    if (const auto version = web::number_in(visit.request.form.get("_version"))) {
        target.expected.given = true;
        target.expected.versions.push_back(*version);
    }
    return target;
}

Expected expected_in(const http::Request& request) {
    auto header = request.header("if-match");
    Expected expected;
    expected.given = !header.empty();
    while (!header.empty()) {
        const auto comma = header.find(',');
        std::string digits;
        for (const char c : header.substr(0, comma)) {
            if (c == '*') expected.any = true;
            if (c >= '0' && c <= '9') digits.push_back(c);
        }
        if (const auto version = web::number_in(digits)) expected.versions.push_back(*version);
        header = comma == std::string_view::npos ? "" : header.substr(comma + 1);
    }
    return expected;
}

namespace {

web::Handler act(const House& house, std::string route, Verb verb) {
    return [&house, route = std::move(route), verb = std::move(verb)](web::Visit& visit) {
        LateReason late;
        const auto read = [&](const web::Reader& body) {
            late = late_in(body);
            return verb(body);
        };
        const auto performing = web::read_body(visit, read, web::Unknown::ignored);
        if (!performing) return performing.error();
        const Target target{visit.captured("code"), expected_in(visit.request),
                            visit.captured("step"), late};
        const auto outcome = visit.perform(visit.once(route), [&](office::Act& performed) {
            return (*performing)(performed, house.rules, target);
        });
        if (!outcome) return refusal_answer(visit, outcome.error());
        return web::created(answer_of(*outcome), outcome->version);
    };
}

}

web::Route act_route(const House& house, const std::string& noun, Verb verb) {
    return web::Route("POST", "/api/v1/dossiers/{code}/" + noun, web::Access::signed_in,
                      act(house, noun, std::move(verb)));
}

namespace {

http::Response get_dossier(web::Visit& visit, const House& house) {
    const auto& code = visit.captured("code");
    const auto scope = office::scope_of(visit.actor());
    const auto dossier =
        visit.office.look([&](sql::Session& session) { return find(session, scope, code); });
    if (!dossier) return refusal_answer(visit, {Why::no_such_dossier});
    const auto etag = fmt::format("\"{}\"", dossier->version);
    if (visit.request.header("if-none-match") == etag)
        return http::Response{Status::not_modified, {}, ""}.with("ETag", etag);
    note_opening(visit, dossier->id, "read");
    const auto body = visit.office.look([&](sql::Session& session) {
        return describe(session, visit.office.vault(), house.rules, *dossier,
                        {visit.actor(), visit.language, visit.office.now()});
    });
    return http::json(Status::ok, json::canonical(body)).with("ETag", etag);
}

http::Response get_journal(web::Visit& visit) {
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const auto limit = web::limit_in(visit.request);
    const auto dossier = visit.office.look([&](sql::Session& session) {
        return find(session, office::scope_of(visit.actor()), visit.captured("code"));
    });
    if (!dossier) return refusal_answer(visit, {Why::no_such_dossier});
    note_opening(visit, dossier->id, "journal");
    json::Array items;
    office::Version last = 0;
    visit.office.database().read([&](sql::Session& session) {
        for (const auto& entry : office::entries_of(session, visit.office.vault(),
                                                    dossier->id.value(), *after, limit)) {
            items.push_back(describe(session, entry, visit.actor()));
            last = entry.version;
        }
    });
    const bool more = !items.empty() && last < dossier->version;
    return web::list_answer(std::move(items), more ? std::to_string(last) : "");
}

http::Response get_track(web::Visit& visit, const House& house) {
    const auto wait = house.look_ups.wait_seconds(visit.request.peer, visit.office.now());
    if (wait > 0)
        return web::problem(visit, Status::too_many_requests, "too_many_requests")
            .with("Retry-After", std::to_string(wait));
    const auto& code = visit.captured("code");
    const auto token = visit.request.query.get("token");
    auto body = visit.office.look([&](sql::Session& session) {
        return token.empty() ? glance_at(session, house.rules, code)
                             : slip_view(session, visit.office.vault(), house.rules, {code, token},
                                         {visit.actor(), visit.language, visit.office.now()});
    });
    if (!body) return web::problem(visit, Status::not_found, "no_such_dossier");
    // The bar on the page counts steps; partners go by per cent.
    body->erase("steps_done");
    body->erase("steps_in_all");
    return http::json(Status::ok, json::canonical(*body));
}

json::Array described(sql::Session& session, const web::Visit& visit, const House& house,
                      const std::vector<Line>& lines) {
    return describe(session, visit.office.vault(), house.rules, lines,
                    {visit.actor(), visit.language}, visit.office.now());
}

/// "due.id" of the last line of the page before.
std::optional<Page> page_in(const http::Request& request) {
    Page page;
    page.limit = web::limit_in(request);
    const auto cursor = request.query.get("cursor");
    if (cursor.empty()) return page;
    const auto dot = std::min(cursor.find('.'), cursor.size());
    const auto due = web::number_in(std::string_view(cursor).substr(0, dot));
    const auto id =
        web::number_in(std::string_view(cursor).substr(std::min(dot + 1, cursor.size())));
    if (!due || !id || *due < 0 || *id <= 0) return std::nullopt;
    page.after_due = *due;
    page.after_id = *id;
    return page;
}

/// One more than is shown tells whether there is a next page.
Page and_one_more(Page page) {
    ++page.limit;
    return page;
}

http::Response lines_answer(web::Visit& visit, const House& house, const Page& page,
                            const std::function<std::vector<Line>(sql::Session&)>& list,
                            const std::function<std::string(const Line&)>& cursor_after) {
    std::string next;
    auto items = visit.office.look([&](sql::Session& session) {
        auto lines = list(session);
        if (web::cut_to(lines, page.limit)) next = cursor_after(lines.back());
        return described(session, visit, house, lines);
    });
    return web::list_answer(std::move(items), next);
}

std::string due_and_id(const Line& line) {
    return fmt::format("{}.{}", line.due_at, line.dossier_id);
}

http::Response get_tasks(web::Visit& visit, const House& house) {
    const auto page = page_in(visit.request);
    if (!page) return web::bad_cursor(visit);
    const auto queue = queue_named(visit.request.query.get("queue"));
    const auto due = visit.request.query.get("due");
    const auto urgency = calendar::urgency_named(due);
    if (!due.empty() && !urgency)
        return web::problem(visit, Status::unprocessable, "bad_field", {{"pointer", "due"}});
    return lines_answer(
        visit, house, *page,
        [&](sql::Session& session) {
            const auto scope = office::scope_of(visit.actor());
            Tasks tasks{queue};
            if (urgency)
                tasks = tasks_due(
                    queue, *urgency,
                    urgency_ends_for(session, house.rules, scope, visit.office.now()));
            return list_tasks(session, scope, visit.actor(), tasks, and_one_more(*page));
        },
        [queue](const Line& line) {
            return fmt::format("{}.{}", place_in(queue, line), line.dossier_id);
        });
}

http::Response get_task_counts(web::Visit& visit, const House& house) {
    const auto queue = queue_named(visit.request.query.get("queue"));
    const auto scope = office::scope_of(visit.actor());
    const auto counts = visit.office.look([&](sql::Session& session) {
        const auto ends = urgency_ends_for(session, house.rules, scope, visit.office.now());
        return count_tasks(session, scope, visit.actor(), queue, ends);
    });
    json::Object body;
    for (std::size_t i = 0; i < counts.size(); ++i)
        body.emplace(calendar::name_of(static_cast<calendar::Urgency>(i)), counts.at(i));
    return http::json(Status::ok, json::canonical(body));
}

http::Response get_own(web::Visit& visit, const House& house) {
    const auto page = page_in(visit.request);
    if (!page) return web::bad_cursor(visit);
    return lines_answer(
        visit, house, *page,
        [&](sql::Session& session) {
            return list_own(session, office::scope_of(visit.actor()), and_one_more(*page));
        },
        due_and_id);
}

http::Response get_search(web::Visit& visit, const House& house) {
    const auto after = web::cursor_in(visit.request);
    if (!after) return web::bad_cursor(visit);
    const Page page{web::limit_in(visit.request), 0, *after};
    return lines_answer(
        visit, house, page,
        [&](sql::Session& session) {
            return search_dossiers(session, visit.office.vault(), office::scope_of(visit.actor()),
                                   visit.request.query.get("q"), and_one_more(page));
        },
        [](const Line& line) { return std::to_string(line.dossier_id); });
}

std::vector<PaidLine> paid_lines_in(const web::Reader& read) {
    std::vector<PaidLine> lines;
    for (const auto& line : read.objects("lines"))
        lines.push_back({line.text("fee"), line.number("units"), line.number("amount_dong")});
    return lines;
}

SiteVisit site_visit_in(const web::Reader& read) {
    return {base::parse_rfc3339(read.text("visited_at")), read.text("note"), read.ids("photos")};
}

using Act = office::Act&;
using Rules = const Rulebook&;
using About = const Target&;

Performing rejection(const web::Reader& read) {
    return [reason = read.text("reason"), originals = returning_in(read)](Act a, Rules rules,
                                                                          About about) {
        return reject(a, rules, about, reason, originals);
    };
}

Performing acceptance(const web::Reader& read) {
    return [counted = papers_from(read)](Act a, Rules rules, About about) {
        return accept(a, rules, about, counted);
    };
}

Performing assignment(const web::Reader& read) {
    return [officer = read.text("officer")](Act a, Rules rules, About about) {
        return assign(a, rules, about, officer);
    };
}

Performing approval(const web::Reader& read) {
    return [form = read.text("form_of_authority", "TM.")](Act a, Rules rules, About about) {
        return approve(a, rules, about, form);
    };
}

Performing issuance(const web::Reader& read) {
    return [documents = read.ids("documents")](Act a, Rules rules, About about) {
        return issue(a, rules, about, documents);
    };
}

Performing delivery(const web::Reader& read) {
    return [handing = handing_in(read)](Act a, Rules rules, About about) {
        return deliver(a, rules, about, handing);
    };
}

Performing supplement_request(const web::Reader& read) {
    return [papers = read.texts("papers"), reason = read.text("reason")](Act a, Rules rules,
                                                                         About about) {
        return request_supplement(a, rules, about, papers, reason);
    };
}

Performing brought_supplement(const web::Reader& read) {
    Supplement brought{papers_from(read), {}, read.text("remark")};
    if (read.has("form")) brought.form = read.answers("form");
    return [brought = std::move(brought)](Act a, Rules rules, About about) {
        return supplement(a, rules, about, brought);
    };
}

Performing payment(const web::Reader& read) {
    return [lines = paid_lines_in(read)](Act a, Rules rules, About about) {
        return record_payment(a, rules, about, lines);
    };
}

Performing site_visit(const web::Reader& read) {
    return [seen = site_visit_in(read)](Act a, Rules rules, About about) {
        return visit_site(a, rules, about, seen);
    };
}

Performing completion(const web::Reader& read) {
    return [comment = read.text("comment")](Act a, Rules rules, About about) {
        return complete(a, rules, about, comment);
    };
}

Performing send_back_to(const web::Reader& read) {
    return [to = read.text("to"), reason = read.text("reason")](Act a, Rules rules, About about) {
        return send_back(a, rules, about, to, reason);
    };
}

web::Routes act_routes(const House& house) {
    const auto route = [&](const std::string& noun, Verb verb) {
        return act_route(house, noun, std::move(verb));
    };
    return {
        route("acceptance", acceptance),
        route("rejection", rejection),
        route("assignment", assignment),
        route("approval", approval),
        route("issuance", issuance),
        route("delivery", delivery),
        route("supplement-request", supplement_request),
        route("supplement", brought_supplement),
        route("payments", payment),
        route("steps/{step}/site-visit", site_visit),
        route("steps/{step}/completion", completion),
        route("steps/{step}/send-back", send_back_to),
    };
}

}

web::Routes dossier_routes(const House& house) {
    using web::Access;
    const auto with_house = [&house](auto handler) {
        return [&house, handler](web::Visit& visit) { return handler(visit, house); };
    };
    web::Routes routes{
        {"POST", "/api/v1/dossiers", Access::signed_in, with_house(post_dossier)},
        {"GET", "/api/v1/dossiers", Access::citizen, with_house(get_own)},
        {"GET", "/api/v1/dossiers/{code}", Access::signed_in, with_house(get_dossier)},
        {"GET", "/api/v1/dossiers/{code}/journal", Access::signed_in, get_journal},
        {"GET", "/api/v1/dossiers/{code}/proof", Access::signed_in, with_house(get_proof)},
        {"GET", "/api/v1/files/{id}", Access::signed_in, with_house(get_content)},
        {"GET", "/api/v1/track/{code}", Access::everyone, with_house(get_track)},
        {"GET", "/api/v1/tasks", Access::officer, with_house(get_tasks)},
        {"GET", "/api/v1/tasks/counts", Access::officer, with_house(get_task_counts)},
        {"GET", "/api/v1/search", Access::signed_in, with_house(get_search)},
    };
    for (auto& some : {act_routes(house), ending_routes(house), custody_routes(house),
                       shelf_routes(), reminder_routes(), rating_routes()})
        routes.insert(routes.end(), some.begin(), some.end());
    return routes;
}

}
