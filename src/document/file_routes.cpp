#include "src/document/file_routes.h"

#include <algorithm>

#include "src/web/json_door.h"

namespace motcua::document {

std::string_view name_of(FileProblem problem) {
    switch (problem) {
    case FileProblem::empty: return "empty";
    case FileProblem::kind_not_accepted: return "kind_not_accepted";
    case FileProblem::kind_not_as_named: return "kind_not_as_named";
    case FileProblem::name_too_long: return "name_too_long";
    case FileProblem::too_large: return "file_too_large";
    case FileProblem::too_many: return "too_many_files";
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
    if (!upload->fault.empty())
        return web::problem(visit, Status::payload_too_large, upload->fault);
    const auto file =
        keep_file(visit.office, shelf, visit.actor(), *upload->path, upload->file_name);
    if (!file) {
        const bool kind = file.error() == FileProblem::kind_not_accepted ||
                          file.error() == FileProblem::kind_not_as_named;
        const auto status = kind ? Status::unsupported_media_type : Status::unprocessable;
        return web::problem(visit, status, name_of(file.error()));
    }
    return web::created({{"id", std::to_string(file->id)},
                         {"sha256", file->sha256},
                         {"size", file->size},
                         {"content_type", file->content_type}});
}

}

std::vector<RefusedUpload> keep_uploads(web::Visit& visit, const FileShelf& shelf) {
    constexpr std::string_view prefix = "file.";
    std::vector<RefusedUpload> refused;
    for (const auto& upload : visit.request.uploads) {
        // A file field that nobody used arrives as a nameless file of no bytes.
        const bool used = upload.size > 0 || !upload.file_name.empty();
        if (!used || upload.field.rfind(prefix, 0) != 0) continue;
        if (!upload.fault.empty()) {
            const bool large = upload.fault == name_of(FileProblem::too_large);
            refused.push_back({upload.field, upload.file_name,
                               large ? FileProblem::too_large : FileProblem::too_many});
            continue;
        }
        const auto kept =
            keep_file(visit.office, shelf, visit.actor(), *upload.path, upload.file_name);
        if (kept)
            visit.request.form.add("kept." + upload.field.substr(prefix.size()),
                                   std::to_string(kept->id));
        else
            refused.push_back({upload.field, upload.file_name, kept.error()});
    }
    return refused;
}

std::vector<StoredFile> kept_files(web::Visit& visit, const std::string& name) {
    std::vector<StoredFile> files;
    for (const auto& text : visit.request.form.all("kept." + name)) {
        const auto id = web::number_in(text);
        const bool known = std::any_of(files.begin(), files.end(), [&](const StoredFile& file) {
            return id && file.id == *id;
        });
        if (!id || known) continue;
        auto file =
            visit.office.look([&](sql::Session& session) { return find_file(session, *id); });
        if (file && file->uploader == visit.actor().account) files.push_back(std::move(*file));
    }
    return files;
}

web::Routes file_routes(const FileShelf& shelf) {
    using web::Access;
    return {{"POST", "/api/v1/files", Access::signed_in,
             [&shelf](web::Visit& visit) { return post_file(visit, shelf); }}};
}

}
