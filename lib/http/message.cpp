#include "lib/http/message.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace motcua::http {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void append_escape(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex_digits[byte >> 4];
    out += hex_digits[byte & 15];
}

std::string_view trimmed_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool is_cookie_octet(char c) {
    return c > ' ' && c < 127 && c != '"' && c != ',' && c != ';' && c != '\\';
}

// Browsers read "//host" and "/\host" as another site, and drop tabs and line breaks before they
// look, so both a user's "next" parameter and a stray byte could lead out of the house.
std::string own_location(std::string_view location) {
    const bool ours = location.starts_with('/') &&
                      (location.size() < 2 || (location[1] != '/' && location[1] != '\\'));
    if (!ours) return "/";
    std::string out;
    for (const char c : location.substr(1)) {
        if (c > ' ' && c < 127 && c != '\\' && c != '"') {
            out += c;
        } else {
            append_escape(out, c);
        }
    }
    return '/' + out;
}

Response of_type(Status status, std::string body, std::string content_type) {
    return {status, {{"Content-Type", std::move(content_type)}}, std::move(body)};
}

}

void Fields::add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
}

const std::string* Fields::find(std::string_view name) const {
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](auto& item) { return item.first == name; });
    return found == items_.end() ? nullptr : &found->second;
}

std::string Fields::get(std::string_view name) const {
    const auto* value = find(name);
    return value != nullptr ? *value : std::string();
}

std::vector<std::string> Fields::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& item : items_) {
        if (item.first == name) values.push_back(item.second);
    }
    return values;
}

std::string_view Request::header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response& Response::with(std::string name, std::string value) & {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response&& Response::with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

Response text(Status status, std::string body, std::string content_type) {
    return of_type(status, std::move(body), std::move(content_type));
}

Response html(Status status, std::string body) {
    return of_type(status, std::move(body), "text/html; charset=utf-8");
}

Response json(Status status, std::string body) {
    return of_type(status, std::move(body), "application/json");
}

Response see_other(const std::string& location) {
    return {Status::see_other, {{"Location", own_location(location)}}, {}};
}

std::optional<Fields> parse_urlencoded(std::string_view rest, std::size_t fields_max) {
    Fields fields;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (pair.empty()) continue;

        if (fields.items().size() == fields_max) return std::nullopt;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), true);
        auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) return std::nullopt;
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        out += c;
    }
    return out;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            append_escape(out, c);
        }
    }
    return out;
}

std::optional<std::string> cookie(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const auto end = std::min(header.find(';'), header.size());
        const auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));

        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        if (trimmed_blanks(pair.substr(0, equals)) != name) continue;
        auto value = trimmed_blanks(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        return std::string(value);
    }
    return std::nullopt;
}

std::string set_cookie(std::string_view name, std::string_view value, CookieOptions options) {
    const auto is_name_letter = [](char c) { return is_unreserved(c); };
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_letter) ||
        !std::all_of(value.begin(), value.end(), is_cookie_octet)) {
        throw std::invalid_argument("a cookie's name or value has bytes that no cookie may have");
    }
    auto out = fmt::format("{}={}; Path=/; SameSite=Lax", name, value);
    if (options.max_age_seconds >= 0) out += fmt::format("; Max-Age={}", options.max_age_seconds);
    if (options.http_only) out += "; HttpOnly";
    if (options.secure) out += "; Secure";
    return out;
}

}
