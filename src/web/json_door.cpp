#include "src/web/json_door.h"

#include <charconv>
#include <fmt/format.h>

#include "src/web/wording.h"

namespace motcua::web {
namespace {

/// A member's pointer (RFC 6901).
std::string below(const std::string& pointer, std::string_view name) {
    std::string out = pointer + "/";
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out.push_back(c);
    }
    return out;
}

json::Value cleaned_whole(const json::Value& value) {
    if (const auto* text = value.text()) return cleaned(*text);
    const auto is_empty = [](const json::Value& each) {
        return each.text() && each.text()->empty();
    };
    if (const auto* members = value.object()) {
        json::Object out;
        for (const auto& [name, member] : *members)
            if (auto clean = cleaned_whole(member); !is_empty(clean))
                out.emplace(name, std::move(clean));
        return out;
    }
    if (const auto* elements = value.array()) {
        json::Array out;
        for (const auto& element : *elements)
            if (auto clean = cleaned_whole(element); !is_empty(clean))
                out.push_back(std::move(clean));
        return out;
    }
    return value;
}

}

base::Result<json::Value, http::Response> json_body(const Visit& visit) {
    const auto type = visit.request.header("content-type");
    // A form's fields are taken out of the body before it comes here: the type alone tells.
    const bool any = !visit.request.body.empty() || !type.empty();
    if (any && type.find("json") == std::string_view::npos)
        return base::problem(problem(visit, http::Status::unsupported_media_type, "not_json"));
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

Reader::Reader(const json::Value& object, Ledger& ledger, std::string pointer)
    : object_(object), ledger_(ledger), pointer_(std::move(pointer)) {}

std::string Reader::text(std::string_view name, std::string_view fallback) const {
    return has(name) ? cleaned(raw_text(name)) : (asked(name), std::string(fallback));
}

std::string Reader::raw_text(std::string_view name) const {
    const auto& value = asked(name);
    if (value.text() != nullptr) return *value.text();
    if (!value.is_null()) wrong(name);
    return "";
}

std::optional<std::int64_t> Reader::number(std::string_view name) const {
    const auto& value = asked(name);
    if (const auto* number = value.integer()) return *number;
    if (!value.is_null()) wrong(name);
    return std::nullopt;
}

bool Reader::flag(std::string_view name) const {
    const auto& value = asked(name);
    if (const auto* flag = value.boolean()) return *flag;
    if (!value.is_null()) wrong(name);
    return false;
}

std::vector<std::string> Reader::texts(std::string_view name) const {
    std::vector<std::string> out;
    const auto& elements = array(name);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].text() != nullptr)
            out.push_back(cleaned(*elements[i].text()));
        else
            wrong_at(below(below(pointer_, name), std::to_string(i)));
    }
    return out;
}

std::vector<std::int64_t> Reader::numbers(std::string_view name) const {
    std::vector<std::int64_t> out;
    const auto& elements = array(name);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].integer() != nullptr)
            out.push_back(*elements[i].integer());
        else
            wrong_at(below(below(pointer_, name), std::to_string(i)));
    }
    return out;
}

std::vector<std::int64_t> Reader::ids(std::string_view name) const {
    std::vector<std::int64_t> out;
    const auto written = texts(name);
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (const auto id = number_in(written[i]))
            out.push_back(*id);
        else
            wrong_at(below(below(pointer_, name), std::to_string(i)));
    }
    return out;
}

json::Value Reader::answers(std::string_view name) const {
    const auto& value = asked(name);
    ledger_.whole_.insert(below(pointer_, name));
    if (!value.is_null() && value.object() == nullptr) wrong(name);
    return cleaned_whole(value);
}

Reader Reader::object(std::string_view name) const {
    const auto& value = asked(name);
    if (!value.is_null() && value.object() == nullptr) wrong(name);
    return {value, ledger_, below(pointer_, name)};
}

std::vector<Reader> Reader::objects(std::string_view name) const {
    std::vector<Reader> out;
    const auto& elements = array(name);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const auto pointer = below(below(pointer_, name), std::to_string(i));
        if (elements[i].object() == nullptr) wrong_at(pointer);
        out.emplace_back(elements[i], ledger_, pointer);
    }
    return out;
}

void Reader::wrong(std::string_view name) const { wrong_at(below(pointer_, name)); }

void Reader::wrong_at(const std::string& pointer) const {
    if (!ledger_.wrong_) ledger_.wrong_ = pointer;
}

const json::Value& Reader::asked(std::string_view name) const {
    ledger_.asked_.insert(below(pointer_, name));
    return object_.at(name);
}

const json::Array& Reader::array(std::string_view name) const {
    const auto& value = asked(name);
    if (!value.is_null() && value.array() == nullptr) wrong(name);
    return object_.array_at(name);
}

std::optional<std::string> Ledger::fault_in(const json::Value& body, Unknown unread) const {
    if (wrong_ || unread == Unknown::ignored) return wrong_;
    const auto unknown = [this](const auto& self, const json::Value& value,
                                const std::string& pointer) -> std::optional<std::string> {
        if (whole_.contains(pointer)) return std::nullopt;
        if (const auto* members = value.object())
            for (const auto& [name, member] : *members) {
                auto inner = below(pointer, name);
                if (!asked_.contains(inner)) return inner;
                if (auto found = self(self, member, inner)) return found;
            }
        if (const auto* elements = value.array())
            for (std::size_t i = 0; i < elements->size(); ++i)
                if (auto found = self(self, (*elements)[i], below(pointer, std::to_string(i))))
                    return found;
        return std::nullopt;
    };
    return unknown(unknown, body, "");
}

http::Response list_answer(json::Array items, const std::string& next) {
    json::Object body{{"items", std::move(items)},
                      {"next", next.empty() ? json::Value() : json::Value(next)}};
    return http::json(http::Status::ok, json::canonical(std::move(body)));
}

http::Response bad_cursor(const Visit& visit) {
    return problem(visit, http::Status::unprocessable, "bad_cursor");
}

std::optional<std::int64_t> cursor_in(const http::Request& request) {
    const auto cursor = request.query.get("cursor");
    const auto number = cursor.empty() ? std::optional<std::int64_t>(0) : number_in(cursor);
    return number && *number >= 0 ? number : std::nullopt;
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
