#include "src/log/head_routes.h"

#include <algorithm>

#include "lib/base/base64.h"
#include "src/log/proof_store.h"
#include "src/web/json_door.h"

namespace motcua::log {
namespace {

using http::Status;

json::Value moment(const std::optional<base::Instant>& at) {
    return at ? json::Value(base::rfc3339(*at)) : json::Value();
}

json::Object json_of(const crypto::TreeHead& head, base::Instant at) {
    return {{"size", head.size},
            {"root", base::base64(head.root.raw())},
            {"at", base::rfc3339(at)}};
}

http::Response get_log(web::Visit& visit, const House& house) {
    json::Object body{{"origin", house.key.log.name()},
                      {"key", house.key.log.verifier().text()},
                      {"head", nullptr}};
    visit.office.look([&](sql::Session& session) {
        if (const auto newest = office::newest_head(session))
            body["head"] = json_of(newest->head, newest->at);
        const auto waiting = waiting_for_place(session);
        body["waiting"] = json::Object{{"entries", waiting.entries},
                                       {"or_more", waiting.entries == waiting_max},
                                       {"oldest_at", moment(waiting.oldest_at)}};
        return 0;
    });
    return http::json(Status::ok, json::canonical(std::move(body)));
}

http::Response get_heads(web::Visit& visit, const House&) {
    const auto before = web::cursor_in(visit.request);
    if (!before) return web::bad_cursor(visit);
    const auto limit = web::limit_in(visit.request);
    auto lines = visit.office.look(
        [&](sql::Session& session) { return heads_before(session, *before, limit + 1); });
    std::string next;
    if (web::cut_to(lines, limit)) next = std::to_string(lines.back().head.size);
    json::Array items;
    for (const auto& line : lines) {
        auto item = json_of(line.head, line.at);
        item["cosignatures"] = line.cosignatures;
        items.emplace_back(std::move(item));
    }
    return web::list_answer(std::move(items), next);
}

http::Response get_head(web::Visit& visit, const House& house) {
    const auto size = web::number_in(visit.captured("size"));
    const auto found = size ? head_shown(visit, *size) : std::nullopt;
    if (!found) return web::problem(visit, Status::not_found, "no_such_head");
    auto body = json_of(found->head.head, found->head.at);
    body["checkpoint"] = found->head.note;
    json::Array cosignatures;
    for (const auto& each : found->cosignatures) {
        const auto good = is_signed(*found, each, house.witnesses);
        cosignatures.emplace_back(
            json::Object{{"witness", each.witness},
                         {"line", each.line},
                         {"at", base::rfc3339(each.at)},
                         {"signed", good ? json::Value(*good) : json::Value()}});
    }
    body["cosignatures"] = std::move(cosignatures);
    return http::json(Status::ok, json::canonical(std::move(body)));
}

http::Response get_witnesses(web::Visit& visit, const House& house) {
    const auto now = visit.office.now();
    std::int64_t newest_size = 0;
    const auto reports = visit.office.look([&](sql::Session& session) {
        const auto newest = office::newest_head(session);
        newest_size = newest ? newest->head.size : 0;
        return reports_of_witnesses(session);
    });
    json::Array items;
    for (const auto& line : lines_of(house.witnesses, reports)) {
        const auto& report = line.report;
        items.emplace_back(json::Object{
            {"name", report.name},
            {"asked", line.asked},
            {"keeps", line.is_file ? "file" : "cosignatures"},
            {"key", line.key ? json::Value(line.key->text()) : json::Value()},
            {"size", report.size},
            {"head_at", moment(report.head_at)},
            {"cosigned_at", moment(report.cosigned_at)},
            {"standing", std::string(name_of(standing_of(report, newest_size, now)))},
            {"fault", report.fault}});
    }
    return web::list_answer(std::move(items), "");
}

http::Response post_comparison(web::Visit& visit, const House& house) {
    const auto text = web::read_body(
        visit, [](const web::Reader& read) { return read.raw_text("checkpoint"); });
    if (!text) return text.error();
    const auto kept = read_kept_head(*text, house.key.log.name());
    if (!kept) return web::problem(visit, status_of(kept.error()), name_of(kept.error()));
    const auto found = visit.office.look([&](sql::Session& session) {
        return compare(session, *kept, house.key.log.verifier());
    });
    if (!found) return web::problem(visit, Status::not_found, "no_head_yet");
    const auto& head = kept->checkpoint.head;
    const bool part = found->fate == KeptHeadFate::part_of_log;
    return http::json(
        Status::ok,
        json::canonical(json::Object{
            {"fate", std::string(name_of(found->fate))},
            {"from", head.size},
            {"root", base::base64(head.root.raw())},
            {"to", found->newest.head.size},
            {"proof", part ? json::Value(written(found->proof)) : json::Value()},
            {"checkpoint", found->newest.note}}));
}

}

Status status_of(KeptHeadProblem why) {
    return why == KeptHeadProblem::too_large ? Status::payload_too_large : Status::unprocessable;
}

std::optional<HeadShown> head_shown(web::Visit& visit, std::int64_t size) {
    return visit.office.look([&](sql::Session& session) -> std::optional<HeadShown> {
        auto head = office::head_of_size(session, size);
        if (!head) return std::nullopt;
        return HeadShown{std::move(*head), cosignatures_of(session, size)};
    });
}

std::optional<bool> is_signed(const HeadShown& shown, const Cosignature& cosignature,
                              const std::vector<Witness>& witnesses) {
    const auto witness =
        std::find_if(witnesses.begin(), witnesses.end(),
                     [&](const auto& each) { return each.name == cosignature.witness; });
    if (witness == witnesses.end() || !witness->key) return std::nullopt;
    const auto note = crypto::Note::parse(shown.head.note);
    return note && note->cosigned_at(*witness->key).has_value();
}

web::Routes head_routes(const House& house) {
    using web::Access;
    const auto in = [house](http::Response (*answer)(web::Visit&, const House&)) {
        return [house, answer](web::Visit& visit) { return answer(visit, house); };
    };
    return {{"GET", "/api/v1/log", Access::everyone, in(get_log)},
            {"GET", "/api/v1/log/heads", Access::everyone, in(get_heads)},
            {"GET", "/api/v1/log/heads/{size}", Access::everyone, in(get_head)},
            {"GET", "/api/v1/log/witnesses", Access::everyone, in(get_witnesses)},
            {"POST", "/api/v1/log/comparisons", Access::everyone, in(post_comparison)}};
}

}
