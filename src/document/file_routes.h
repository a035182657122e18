#pragma once
#include <string>
#include <vector>

#include "src/document/file_actions.h"
#include "src/web/visit.h"

namespace motcua::document {

/// POST /api/v1/files: multipart with one part named "file".
web::Routes file_routes(const FileShelf&);

std::string_view name_of(FileProblem);

/// An upload that was not kept, and why.
struct RefusedUpload {
    std::string field;
    std::string file_name;
    FileProblem why;
};
/// Keeps what a page's form brought in fields "file.NAME", and adds each to the form as
/// "kept.NAME", as if it had been there from the beginning: what was brought once comes back with
/// the page when something else is wrong.
std::vector<RefusedUpload> keep_uploads(web::Visit&, const FileShelf&);
/// The files of "kept.NAME" that are the visitor's own, each once.
std::vector<StoredFile> kept_files(web::Visit&, const std::string& name);

}
