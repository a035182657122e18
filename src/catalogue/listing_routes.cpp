#include "src/catalogue/listing_routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/catalogue/listing_store.h"
#include "src/catalogue/listing_view.h"
#include "src/people/account_actions.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"

namespace motcua::catalogue {
namespace {

using http::Status;
using web::Access;

constexpr std::size_t words_bytes_max = 300;

ListingTarget target_of(const web::Visit& visit) {
    return {visit.captured("code"), seen_in(visit.request)};
}

http::Response get_listings(web::Visit& visit, CurrentFinder& finder) {
    if (!keeps_catalogue(visit.actor())) return refusal_answer(visit, {ListingWhy::not_yours});
    const auto page =
        work_for(visit, finder, static_cast<std::size_t>(web::limit_in(visit.request)));
    json::Array items;
    for (const auto& line : page.lines)
        items.push_back(json::Object{{"code", line.code},
                                     {"name", line.name},
                                     {"sector", line.sector},
                                     {"run_by", line.run_by},
                                     {"state", std::string(line.state())},
                                     {"open_checks", line.open_checks},
                                     {"filed_lately", line.filed_lately}});
    const auto counts = [](const std::map<std::string, std::int64_t>& by_name) {
        json::Object out;
        for (const auto& [name, count] : by_name) out[name] = count;
        return out;
    };
    return http::json(Status::ok, json::canonical(json::Object{
                                      {"items", std::move(items)},
                                      {"next", page.more ? json::Value(page.lines.back().code)
                                                         : json::Value(nullptr)},
                                      {"found", static_cast<std::int64_t>(page.found)},
                                      {"by_state", counts(page.by_state)},
                                      {"by_sector", counts(page.by_sector)}}));
}

http::Response get_listing(web::Visit& visit) {
    if (!keeps_catalogue(visit.actor())) return refusal_answer(visit, {ListingWhy::not_yours});
    const auto row = visit.office.look(
        [&](sql::Session& session) { return find_listing(session, visit.captured("code")); });
    if (!row) return refusal_answer(visit, {ListingWhy::no_such_procedure});
    const auto today = base::iso_day(base::day_of(visit.office.now()));
    auto body = describe({row->body, row->checks, today, true});
    json::Object proposed;
    for (const auto part : parts)
        proposed[std::string(name_of(part))] = proposal_of(row->body, part);
    json::Array open;
    for (const auto part : open_parts(row->body, row->checks)) open.emplace_back(name_of(part));
    body["code"] = row->code;
    body["name"] = row->body.text_at("name");
    body["proposed"] = std::move(proposed);
    body["open"] = std::move(open);
    body["service_levels"] = row->checks.array_at("service_levels");
    auto answer = http::json(Status::ok, json::canonical(std::move(body)));
    answer.with("ETag", fmt::format("\"{}\"", row->version));
    return answer;
}

/// What was decided, from its entry alone: an answer given again is the same.
http::Response done(const web::Visit& visit, const ListingOutcome& outcome) {
    if (!outcome) return refusal_answer(visit, outcome.error());
    const auto& body = outcome->body;
    json::Object answer{{"code", body.text_at("code")}, {"act", outcome->kind}};
    if (outcome->kind == "procedure_published") {
        answer["revision"] = body.at("revision");
        return web::created(std::move(answer));
    }
    for (const auto* member : {"part", "value", "level", "from"})
        if (!body.at(member).is_null()) answer[member] = body.at(member);
    return web::created(std::move(answer), outcome->version);
}

/// Reads the body, then acts under the route's name.
template <class Read, class Do>
http::Response acted(web::Visit& visit, const std::string& name, Read&& read, Do&& act_on) {
    const auto stated = web::read_body(visit, std::forward<Read>(read), web::Unknown::ignored);
    if (!stated) return stated.error();
    return done(visit, visit.perform(visit.once("api:" + name),
                                     [&](office::Act& act) { return act_on(act, *stated); }));
}

json::Value stated_in(Part part, const web::Reader& read) {
    json::Object stated;
    const auto put_text = [&](const char* name) { stated[name] = read.text(name); };
    const auto put_number = [&](const char* name) {
        if (const auto number = read.number(name)) stated[name] = *number;
    };
    switch (part) {
    case Part::limit:
        put_text("unit");
        put_number("length");
        break;
    case Part::fee:
        put_text("way");
        put_number("amount_dong");
        stated["due"] = read.text("due", "reception");
        break;
    case Part::result:
        put_text("name");
        put_text("code");
        break;
    case Part::papers: {
        json::Array papers;
        for (const auto& paper : read.objects("papers"))
            papers.push_back(json::Object{{"name", paper.text("name")},
                                          {"need", paper.text("need")},
                                          {"originals", paper.number("originals").value_or(0)},
                                          {"copies", paper.number("copies").value_or(0)}});
        stated["papers"] = std::move(papers);
        break;
    }
    }
    return stated;
}

http::Response post_check(web::Visit& visit) {
    const auto part = part_named(visit.captured("part"));
    if (!part) return refusal_answer(visit, {ListingWhy::unknown_part});
    return acted(
        visit, "check", [&](const web::Reader& read) { return stated_in(*part, read); },
        [&](office::Act& act, const json::Value& stated) {
            return check_part(act, target_of(visit), *part, stated);
        });
}

http::Response delete_check(web::Visit& visit) {
    const auto part = part_named(visit.captured("part"));
    if (!part) return refusal_answer(visit, {ListingWhy::unknown_part});
    return done(visit, visit.perform(visit.once("api:check_undoing"), [&](office::Act& act) {
        return undo_check(act, target_of(visit), *part);
    }));
}

http::Response post_level(web::Visit& visit) {
    return acted(
        visit, "service_level",
        [](const web::Reader& read) {
            return Level{read.text("level"), read.text("from"), read.text("reason")};
        },
        [&](office::Act& act, const Level& level) {
            return set_service_level(act, target_of(visit), level);
        });
}

http::Response post_publication(web::Visit& visit) {
    return acted(
        visit, "publication",
        [](const web::Reader& read) {
            return Publishing{read.text("process"), read.text("notation"), ""};
        },
        [&](office::Act& act, const Publishing& publishing) {
            return publish_listing(act, target_of(visit), publishing);
        });
}

}

WorkPage work_for(web::Visit& visit, CurrentFinder& finder, std::size_t limit) {
    const auto& query = visit.request.query;
    const auto text = [&](const char* name) {
        return web::cleaned(query.get(name).substr(0, words_bytes_max));
    };
    WantedWork wanted;
    wanted.words = text("q");
    wanted.sector = text("sector");
    wanted.tier = text("tier");
    if (query.find("state") != nullptr) wanted.state = text("state");
    wanted.after = text("cursor");
    wanted.limit = limit;
    auto lines = visit.office.look([](sql::Session& session) { return all_listings(session); });
    const auto filed = finder.filed_lately();
    for (auto& line : lines)
        if (const auto found = filed.find(line.code); found != filed.end())
            line.filed_lately = found->second;
    return work_page(std::move(lines), wanted);
}

SeenVersion seen_in(const http::Request& request) {
    std::string header(request.header("if-match"));
    SeenVersion seen;
    seen.given = !header.empty();
    seen.any = header == "*";
    std::erase(header, '"');
    if (const auto version = web::number_in(header)) seen.versions.push_back(*version);
    return seen;
}

ListingTarget target_typed(const web::Visit& visit) {
    ListingTarget target{visit.captured("code"), {}};
    if (const auto version = web::number_in(visit.request.form.get("_version"))) {
        target.seen.given = true;
        target.seen.versions.push_back(*version);
    }
    return target;
}

Status status_of(ListingWhy why) {
    using enum ListingWhy;
    const auto is = [why](std::initializer_list<ListingWhy> some) {
        return std::find(some.begin(), some.end(), why) != some.end();
    };
    if (why == not_yours) return Status::forbidden;
    if (is({no_such_procedure, unknown_part})) return Status::not_found;
    if (why == version_missing) return Status::precondition_required;
    if (why == changed_meanwhile) return Status::precondition_failed;
    if (is({run_by_others, published_in_full, parts_unchecked, published_before, not_checked_before,
            not_published, noted_before}))
        return Status::conflict;
    return Status::unprocessable;
}

http::Response refusal_answer(const web::Visit& visit, const ListingRefusal& refusal) {
    if (refusal.why == ListingWhy::not_yours)
        people::note_refusal(visit.office, "act_refused", visit.actor().mark(), visit.request.peer,
                             std::string(name_of(refusal.why)));
    auto answer = web::problem(visit, status_of(refusal.why), name_of(refusal.why), refusal.detail);
    const auto current = refusal.detail.find("current");
    if (current != refusal.detail.end()) answer.with("ETag", *current->second.text());
    return answer;
}

web::Routes listing_routes(CurrentFinder& finder) {
    const auto list = [&finder](web::Visit& visit) { return get_listings(visit, finder); };
    return {
        {"GET", "/api/v1/listings", Access::officer, list},
        {"GET", "/api/v1/listings/{code}", Access::officer, get_listing},
        {"POST", "/api/v1/listings/{code}/checks/{part}", Access::officer, post_check},
        {"DELETE", "/api/v1/listings/{code}/checks/{part}", Access::officer, delete_check},
        {"POST", "/api/v1/listings/{code}/service-levels", Access::officer, post_level},
        {"POST", "/api/v1/listings/{code}/publication", Access::officer, post_publication},
    };
}

}
