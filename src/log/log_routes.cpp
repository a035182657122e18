#include "src/log/log_routes.h"

#include "src/log/head_routes.h"
#include "src/log/log_page_routes.h"
#include "src/log/proof_store.h"
#include "src/web/json_door.h"

namespace motcua::log {
namespace {

using http::Status;

std::optional<office::SignedHead> newest(const web::Visit& visit) {
    return visit.office.look([](sql::Session& session) { return office::newest_head(session); });
}

http::Response get_checkpoint(web::Visit& visit) {
    const auto head = newest(visit);
    if (!head) return web::problem(visit, Status::not_found, "no_head_yet");
    return http::text(Status::ok, head->note);
}

http::Response get_key(web::Visit&, const office::LogKey& key) {
    return http::json(
        Status::ok,
        json::canonical(json::Object{
            {"origin", key.log.name()},
            {"key", key.log.verifier().text()},
            {"witness_key", key.witness.verifier(crypto::NoteKind::cosignature).text()}}));
}

http::Response get_inclusion(web::Visit& visit) {
    const auto entry = web::number_in(visit.request.query.get("entry"));
    if (!entry)
        return web::problem(visit, Status::unprocessable, "bad_field", {{"pointer", "/entry"}});
    const auto inclusion =
        visit.office.look([&](sql::Session& session) { return inclusion_of(session, *entry); });
    if (!inclusion) return web::problem(visit, Status::not_found, "not_in_log");
    return http::json(Status::ok, json::canonical(*inclusion));
}

http::Response get_consistency(web::Visit& visit) {
    const auto& query = visit.request.query;
    const auto head = newest(visit);
    if (!head) return web::problem(visit, Status::not_found, "no_head_yet");
    const auto from = web::number_in(query.get("from"));
    const auto to = query.find("to") == nullptr ? std::optional(head->head.size)
                                                : web::number_in(query.get("to"));
    for (const auto& [name, size] : {std::pair("/from", from), std::pair("/to", to)})
        if (!size)
            return web::problem(visit, Status::unprocessable, "bad_field", {{"pointer", name}});
    const auto consistency = visit.office.look(
        [&](sql::Session& session) { return consistency_of(session, *from, *to); });
    if (!consistency) return web::problem(visit, Status::unprocessable, "bad_tree_size");
    return http::json(Status::ok, json::canonical(*consistency));
}

Status status_of(ShowingProblem why) {
    switch (why) {
    case ShowingProblem::malformed:
    case ShowingProblem::bad_old_size: return Status::bad_request;
    case ShowingProblem::unknown_log: return Status::not_found;
    case ShowingProblem::not_signed: return Status::forbidden;
    case ShowingProblem::other_size:
    case ShowingProblem::other_root: return Status::conflict;
    case ShowingProblem::not_continued: return Status::unprocessable;
    }
    return Status::bad_request;
}

/// add-checkpoint of C2SP's tlog-witness, which says what is answered.
http::Response post_witness(web::Visit& visit, const WitnessDuty& duty) {
    const auto line = cosign(visit.office, duty, visit.request.body);
    if (line) return http::text(Status::ok, *line);
    const auto& refusal = line.error();
    if (refusal.why == ShowingProblem::other_size)
        return http::text(Status::conflict, std::to_string(refusal.known_size) + "\n",
                          "text/x.tlog.size");
    return web::problem(visit, status_of(refusal.why), name_of(refusal.why));
}

}

web::Routes log_routes(const House& house) {
    using web::Access;
    web::Routes all = {
        {"GET", "/api/v1/log/checkpoint", Access::everyone, get_checkpoint},
        {"GET", "/api/v1/log/key", Access::everyone,
         [&key = house.key](web::Visit& visit) { return get_key(visit, key); }},
        {"GET", "/api/v1/log/inclusion", Access::everyone, get_inclusion},
        {"GET", "/api/v1/log/consistency", Access::everyone, get_consistency},
        {"POST", "/api/v1/log/witness", Access::everyone,
         [&duty = house.duty](web::Visit& visit) { return post_witness(visit, duty); }}};
    for (auto& some : {head_routes(house), log_page_routes(house)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}
