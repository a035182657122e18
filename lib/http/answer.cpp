#include "lib/http/answer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>

#include <fmt/format.h>

namespace motcua::http {

namespace {

bool same_name(std::string_view a, std::string_view lower) {
    const auto same = [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
    };
    return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), same);
}

bool is_token_letter(char c) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

bool is_value_letter(char c) { return c == '\t' || (c != 127 && (c < 0 || c >= ' ')); }

bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 5> ours = {"connection", "content-length", "date",
                                                      "transfer-encoding", "x-request-id"};
    return std::any_of(ours.begin(), ours.end(), [&](auto own) { return same_name(name, own); });
}

std::string_view reason(Status status) {
    switch (status) {
    case Status::ok: return "OK";
    case Status::created: return "Created";
    case Status::no_content: return "No Content";
    case Status::not_modified: return "Not Modified";
    case Status::see_other: return "See Other";
    case Status::found: return "Found";
    case Status::bad_request: return "Bad Request";
    case Status::unauthorized: return "Unauthorized";
    case Status::forbidden: return "Forbidden";
    case Status::not_found: return "Not Found";
    case Status::method_not_allowed: return "Method Not Allowed";
    case Status::request_timeout: return "Request Timeout";
    case Status::conflict: return "Conflict";
    case Status::length_required: return "Length Required";
    case Status::precondition_failed: return "Precondition Failed";
    case Status::payload_too_large: return "Content Too Large";
    case Status::unsupported_media_type: return "Unsupported Media Type";
    case Status::unprocessable: return "Unprocessable Content";
    case Status::precondition_required: return "Precondition Required";
    case Status::too_many_requests: return "Too Many Requests";
    case Status::header_too_large: return "Request Header Fields Too Large";
    case Status::internal_error: return "Internal Server Error";
    case Status::unavailable: return "Service Unavailable";
    }
    return "Other";
}

// Spelt out rather than by strftime, whose names of days and months follow the locale.
std::string http_date() {
    constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&now, &utc);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                       months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                       utc.tm_hour, utc.tm_min, utc.tm_sec);
}

}

bool is_sendable(const Response& response) {
    const int status = static_cast<int>(response.status);
    return status >= 200 && status <= 599 &&
           std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
               const auto& [name, value] = header;
               return !name.empty() && std::all_of(name.begin(), name.end(), is_token_letter) &&
                      std::all_of(value.begin(), value.end(), is_value_letter);
           });
}

bool may_have_body(Status status) {
    return status != Status::no_content && status != Status::not_modified;
}

std::string answer_header(const Response& response, const AnswerFrame& frame) {
    auto out = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\nX-Request-Id: {}\r\n",
                           static_cast<int>(response.status), reason(response.status), http_date(),
                           frame.request_id);
    for (const auto& [name, value] : response.headers) {
        if (!is_ours(name)) out += fmt::format("{}: {}\r\n", name, value);
    }
    if (may_have_body(response.status)) {
        out += fmt::format("Content-Length: {}\r\n", response.body.size());
    }
    if (!frame.keeps_alive) {
        out += "Connection: close\r\n";
    } else if (frame.to_http_1_0) {
        out += "Connection: keep-alive\r\n";
    }
    return out + "\r\n";
}

bool asks_to_close(const Response& response) {
    return std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return same_name(header.first, "connection") && same_name(header.second, "close");
    });
}

}
