#include "lib/json/format.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "lib/base/check.h"

namespace motcua::json {
namespace {

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto year = text.substr(0, 4);
    const auto month = text.substr(5, 2);
    const auto day = text.substr(8, 2);
    if (!are_digits(year) || !are_digits(month) || !are_digits(day)) return false;
    return std::chrono::year_month_day(std::chrono::year(number_in(year)),
                                       std::chrono::month(unsigned(number_in(month))),
                                       std::chrono::day(unsigned(number_in(day))))
        .ok();
}

bool is_email(std::string_view text) {
    if (text.size() > 254) return false;
    static constexpr std::string_view unwanted = "\"(),:;<>[\\]";
    const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f || unwanted.find(c) != std::string_view::npos;
    });
    const auto at = text.find('@');
    if (!plain || at == std::string_view::npos || at == 0 || at > 64) return false;
    const auto local = text.substr(0, at);
    const auto domain = text.substr(at + 1);
    const auto has_empty_part = [](std::string_view part) {
        return part.empty() || part.front() == '.' || part.back() == '.' ||
               part.find("..") != std::string_view::npos;
    };
    return domain.find('@') == std::string_view::npos && !has_empty_part(local) &&
           !has_empty_part(domain) && domain.find('.') != std::string_view::npos;
}

bool is_phone(std::string_view text) {
    if (text.starts_with("+84"))
        text.remove_prefix(3);
    else if (text.starts_with("0"))
        text.remove_prefix(1);
    else
        return false;
    return (text.size() == 9 || text.size() == 10) && are_digits(text);
}

bool is_identity_number(std::string_view text) {
    return (text.size() == 12 || text.size() == 9) && are_digits(text);
}

}

bool is_known_format(std::string_view format) {
    return format == "date" || format == "email" || format == "phone-vn" ||
           format == "identity-number-vn";
}

bool has_format(std::string_view text, std::string_view format) {
    if (format == "date") return is_date(text);
    if (format == "email") return is_email(text);
    if (format == "phone-vn") return is_phone(text);
    base::check(format == "identity-number-vn", "a format is known before it is asked for");
    return is_identity_number(text);
}

}
