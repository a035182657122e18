#include "src/web/json_door.h"

#include <charconv>
#include <fmt/format.h>

namespace motcua::web {

base::Result<json::Value, http::Response> json_body(const Visit& visit) {
    const auto type = visit.request.header("content-type");
    if (!visit.request.body.empty() && type.find("json") == std::string_view::npos)
        return base::problem(problem(visit, http::Status::unsupported_media_type, "bad_json"));
    if (visit.request.body.empty()) return json::Value(json::Object{});
    auto value = json::parse(visit.request.body);
    if (!value)
        return base::problem(problem(visit, http::Status::bad_request, "bad_json",
                                     {{"reason", std::string(json::name_of(value.error()))}}));
    if (value->object() == nullptr)
        return base::problem(
            problem(visit, http::Status::unprocessable, "bad_field", {{"pointer", ""}}));
    return std::move(*value);
}

http::Response list_answer(json::Array items, const std::string& next) {
    json::Object body{{"items", std::move(items)},
                      {"next", next.empty() ? json::Value() : json::Value(next)}};
    return http::json(http::Status::ok, json::canonical(std::move(body)));
}

std::int64_t limit_in(const http::Request& request) {
    constexpr std::int64_t limit_max = 100;
    const auto limit = number_in(request.query.get("limit"));
    return limit && *limit >= 1 ? std::min(*limit, limit_max) : 20;
}

http::Response created(json::Object body, std::optional<std::int64_t> version) {
    auto answer = http::json(http::Status::created, json::canonical(std::move(body)));
    if (version) answer.with("ETag", fmt::format("\"{}\"", *version));
    return answer;
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}
