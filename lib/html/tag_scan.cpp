#include "lib/html/tag_scan.h"

#include <algorithm>
#include <array>

namespace motcua::html {
namespace {

constexpr std::array<std::string_view, 5> forbidden_names = {"formaction", "srcdoc", "xlink:href",
                                                             "ping", "srcset"};
/// What htmx evaluates as script, or may.
constexpr std::array<std::string_view, 4> forbidden_beginnings = {"hx-on", "hx-vals", "hx-vars",
                                                                  "hx-headers"};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool is_forbidden(std::string_view attribute) {
    if (attribute.starts_with("data-hx-")) attribute.remove_prefix(5);
    const auto begins = [&](std::string_view text) { return attribute.starts_with(text); };
    return std::find(forbidden_names.begin(), forbidden_names.end(), attribute) !=
               forbidden_names.end() ||
           std::any_of(forbidden_beginnings.begin(), forbidden_beginnings.end(), begins);
}

}

void TagScan::feed(std::string_view literal) {
    for (const char c : literal) {
        switch (place_) {
        case Place::text:
            if (c == '<') place_ = Place::tag_start;
            break;
        case Place::tag_start:
            attribute_.clear();
            if (c != '<') place_ = is_letter(c) || c == '/' ? Place::tag : Place::text;
            if (place_ == Place::tag) {
                element_ = lower(c);
                element_ended_ = false;
            }
            break;
        case Place::tag: feed_tag(c); break;
        case Place::after_equals:
        case Place::bare_value: feed_value(c); break;
        case Place::double_quotes:
            if (c == '"') place_ = Place::tag;
            break;
        case Place::single_quotes:
            if (c == '\'') place_ = Place::tag;
            break;
        }
    }
}

void TagScan::feed_tag(char c) {
    element_ended_ = element_ended_ || !is_letter(c);
    if (!element_ended_) element_ += lower(c);
    if (c == '>') {
        place_ = Place::text;
    } else if (c == '=') {
        place_ = Place::after_equals;
        attribute_ended_ = true;
    } else if (is_blank(c) || c == '/') {
        attribute_ended_ = true;
    } else {
        if (attribute_ended_) attribute_.clear();
        attribute_ended_ = false;
        attribute_ += lower(c);
    }
}

void TagScan::feed_value(char c) {
    if (c == '>')
        place_ = Place::text;
    else if (place_ == Place::after_equals && c == '"')
        place_ = Place::double_quotes;
    else if (place_ == Place::after_equals && c == '\'')
        place_ = Place::single_quotes;
    else if (!is_blank(c))
        place_ = Place::bare_value;
    else if (place_ == Place::bare_value)
        place_ = Place::tag;
}

bool TagScan::in_prose() const {
    return place_ == Place::text && element_ != "script" && element_ != "style";
}

std::string TagScan::objection() const {
    if (place_ == Place::text) return "";
    const bool in_quotes = place_ == Place::double_quotes || place_ == Place::single_quotes;
    if (!in_quotes) return "stands in a tag outside of quotes";
    if (is_forbidden(attribute_)) return "stands in " + attribute_ + ", where escapes do not help";
    return "";
}

}
