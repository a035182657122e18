#include "src/document/file_routes.h"

#include "src/web/json_door.h"

namespace motcua::document {

std::string_view name_of(FileProblem problem) {
    switch (problem) {
    case FileProblem::empty: return "empty";
    case FileProblem::kind_not_accepted: return "kind_not_accepted";
    case FileProblem::name_too_long: return "name_too_long";
    }
    return "";
}

namespace {

using http::Status;

http::Response post_file(web::Visit& visit, const FileShelf& shelf) {
    const http::Upload* upload = nullptr;
    for (const auto& each : visit.request.uploads)
        if (each.field == "file") upload = &each;
    if (upload == nullptr || visit.request.uploads.size() != 1)
        return web::problem(visit, Status::unprocessable, "file_missing");
    const auto file =
        keep_file(visit.office, shelf, visit.actor(), *upload->path, upload->file_name);
    if (!file) {
        const auto status = file.error() == FileProblem::kind_not_accepted
                                ? Status::unsupported_media_type
                                : Status::unprocessable;
        return web::problem(visit, status, name_of(file.error()));
    }
    return web::created({{"id", std::to_string(file->id)},
                         {"sha256", file->sha256},
                         {"size", file->size},
                         {"content_type", file->content_type}});
}

}

web::Routes file_routes(const FileShelf& shelf) {
    using web::Access;
    return {{"POST", "/api/v1/files", Access::signed_in,
             [&shelf](web::Visit& visit) { return post_file(visit, shelf); }}};
}

}
