#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::http {

enum class Status : int {
    ok = 200,
    created = 201,
    no_content = 204,
    not_modified = 304,
    see_other = 303,
    found = 302,
    bad_request = 400,
    unauthorized = 401,
    forbidden = 403,
    not_found = 404,
    method_not_allowed = 405,
    request_timeout = 408,
    conflict = 409,
    length_required = 411,
    precondition_failed = 412,
    payload_too_large = 413,
    unsupported_media_type = 415,
    unprocessable = 422,
    precondition_required = 428,
    too_many_requests = 429,
    header_too_large = 431,
    internal_error = 500,
    unavailable = 503,
};

/// Query or form fields in the order they came; names may repeat.
class Fields {
  public:
    void add(std::string name, std::string value);
    /// The first value of that name, or nothing.
    const std::string* find(std::string_view name) const;
    /// The first value of that name, or "".
    std::string get(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

  private:
    std::vector<std::pair<std::string, std::string>> items_;
};

/// A part of a multipart request that has a file name, already on disk under the server's
/// upload folder. The file is removed with the last copy of this value: who wants to keep the
/// content moves or copies it before. A file above a limit arrives without content, so that the
/// fields beside it are not lost: `fault` says which, and there is no path.
struct Upload {
    std::string field;
    std::string file_name;     ///< as sent, only its last path component; never to be trusted
    std::string declared_type; ///< as sent
    std::uint64_t size = 0;
    std::shared_ptr<const std::filesystem::path> path;
    std::string_view fault = {}; ///< "file_too_large", "too_many_files", or "" when it is whole
};

struct Request {
    std::string method; ///< upper case
    std::string path;   ///< percent-decoded, begins with '/', without the query
    std::string target; ///< as sent
    Fields query;
    /// Names in lower case; several headers of one name are joined by ", " (cookies by "; ").
    std::map<std::string, std::string, std::less<>> headers;
    std::string body; ///< empty for forms, whose content is in `form` and `uploads`
    Fields form;      ///< urlencoded or multipart fields
    std::vector<Upload> uploads;
    std::map<std::string, std::string, std::less<>> captured; ///< {code} of the route
    std::string peer;       ///< who asks, see peer_behind: an address without port
    std::string request_id; ///< made by the server for each request

    /// "" when the header is not there. `name` in lower case.
    std::string_view header(std::string_view name) const;
};

struct Response {
    Status status = Status::ok;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    Response& with(std::string name, std::string value) &;
    Response&& with(std::string name, std::string value) &&;
};

Response text(Status, std::string body, std::string content_type = "text/plain; charset=utf-8");
Response html(Status, std::string body);
/// `body` is JSON text.
Response json(Status, std::string body);
/// 303 to a path of our own.
Response see_other(const std::string& location);

/// "a=b&c=d%20e", '+' is a blank. Nothing when there are more than `fields_max` or bad escapes.
std::optional<Fields> parse_urlencoded(std::string_view, std::size_t fields_max = 500);
/// Percent-decoding of a path or value; nothing when an escape is broken or gives U+0000.
std::optional<std::string> percent_decoded(std::string_view, bool plus_is_blank = false);
std::string percent_encoded(std::string_view);

/// The value of a cookie in a Cookie header, or nothing.
std::optional<std::string> cookie(std::string_view header, std::string_view name);
struct CookieOptions {
    bool http_only = true;
    bool secure = false;
    std::int64_t max_age_seconds = -1; ///< negative: until the browser closes
};
/// A Set-Cookie value with Path=/ and SameSite=Lax.
std::string set_cookie(std::string_view name, std::string_view value, CookieOptions);

}
