#pragma once
#include "src/document/file_actions.h"
#include "src/web/visit.h"

namespace motcua::document {

/// POST /api/v1/files: multipart with one part named "file".
web::Routes file_routes(const FileShelf&);

std::string_view name_of(FileProblem);

}
