#include "src/dossier/content_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/web/json_door.h"

namespace motcua::dossier {
namespace {

/// RFC 6266: a name for old readers in ASCII, and the whole one beside it.
std::string disposition_of(const std::string& content_type, const std::string& name) {
    const bool shown = content_type == "application/pdf" || content_type == "image/jpeg" ||
                       content_type == "image/png";
    std::string plain;
    for (const char c : name) {
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        plain.push_back(safe ? c : '_');
    }
    return std::string(shown ? "inline" : "attachment") + "; filename=\"" + plain +
           "\"; filename*=UTF-8''" + http::percent_encoded(name);
}

}

http::Response get_content(web::Visit& visit, const House& house) {
    const auto id = web::number_in(visit.captured("id")).value_or(0);
    std::optional<DossierId> within;
    const auto file = visit.office.look([&](sql::Session& session) {
        within = dossier_with_file(session, office::scope_of(visit.actor()), id);
        return document::find_file(session, id);
    });
    if (!file || (!within && file->uploader != visit.actor().account))
        return web::problem(visit, http::Status::not_found, "no_such_file");
    // The content behind an id never changes.
    const auto etag = "\"" + std::to_string(id) + "\"";
    if (visit.request.header("if-none-match") == etag)
        return http::Response{http::Status::not_modified, {}, ""}.with("ETag", etag);
    if (within) note_opening(visit, *within, "file");
    const auto& vault = visit.office.vault();
    http::Response answer;
    answer.body = document::content_of(vault, house.files, *file);
    answer.with("Content-Type", file->content_type)
        .with("Content-Disposition",
              disposition_of(file->content_type, document::name_of(vault, *file)))
        .with("ETag", etag);
    if (!visit.is_api()) answer.with("Cache-Control", "private, no-store");
    return answer;
}

}
