#pragma once
#include <optional>
#include <string>

#include "lib/base/result.h"
#include "lib/json/value.h"
#include "src/web/visit.h"

namespace motcua::web {

/// The request's JSON body, an empty object when there is none; the answer to give when it is
/// not JSON (400 bad_json) or no object (422 bad_field).
base::Result<json::Value, http::Response> json_body(const Visit&);

/// A page of a list, as the API gives it.
http::Response list_answer(json::Array items, const std::string& next);

/// ?limit=, from 1 to 100, 20 when it is missing or unreadable.
std::int64_t limit_in(const http::Request&);

/// 201 with the body, and the ETag of a version where there is one.
http::Response created(json::Object body, std::optional<std::int64_t> version = {});

/// A whole decimal number, or nothing.
std::optional<std::int64_t> number_in(std::string_view text);

}
