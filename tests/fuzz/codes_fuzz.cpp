// Codes and numbers that people type: the first line is read, the rest stands for an agency.

#include <algorithm>

#include "lib/base/text.h"
#include "lib/json/format.h"
#include "src/dossier/filing.h"
#include "src/notice/sms_gateway.h"
#include "src/web/json_door.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_phone(std::string_view typed) {
    const auto number = notice::mobile_number(typed);
    if (!number) return;
    holds(number->size() >= 8 && number->size() <= 15 && are_digits(*number),
          "a number is 8 to 15 digits");
    holds(number->front() != '0', "a number begins with its country");
    holds(notice::mobile_number("+" + *number) == number, "a number is read back");
    holds(notice::mobile_number("00" + *number) == number, "two noughts are a plus");
    std::string spaced;
    for (const char c : *number) spaced += std::string(1, c) + " ";
    holds(notice::mobile_number("(+" + spaced + ")") == number, "blanks do not count");
    if (!number->starts_with("84")) return;
    const auto at_home = "0" + number->substr(2);
    holds(notice::mobile_number(at_home) == number, "the country is left out at home");
    holds(json::has_format(at_home, "phone-vn") && json::has_format("+" + *number, "phone-vn"),
          "a mobile number is one that a form takes");
}

void check_party(std::string_view typed) {
    dossier::Party party;
    party.full_name = "An";
    party.identity_number = typed;
    party.phone = typed;
    const auto faults = dossier::faults_in(party);
    const auto is_fault = [&](std::string_view name) {
        return std::find(faults.begin(), faults.end(), name) != faults.end();
    };
    holds(!is_fault("full_name") && !is_fault("kind") && !is_fault("email"),
          "only what is wrong is a fault");
    holds(!json::has_format(typed, "identity-number-vn") || !is_fault("identity_number"),
          "a number of an identity card is believable");
    holds(!json::has_format(typed, "phone-vn") || !is_fault("phone"),
          "a Vietnamese telephone number is believable");
    const bool plain = std::all_of(typed.begin(), typed.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 127;
    });
    holds(plain || is_fault("identity_number") || typed.empty(),
          "a number of an identity card is plain letters");
}

void check_email(std::string_view typed) {
    if (!json::has_format(typed, "email")) return;
    holds(typed.size() <= 254, "an address keeps its limit");
    holds(std::count(typed.begin(), typed.end(), '@') == 1, "an address has one @");
    holds(typed.find_first_of(" \t\r\n,;<>") == std::string_view::npos, "an address is one word");
}

void check_dossier_code(std::string_view typed, std::string_view unit) {
    const auto code = dossier::code_from(typed);
    holds(dossier::code_from(code) == code, "a code stays as it is");
    holds(dossier::code_from(" " + std::string(typed) + "\n") == code,
          "blanks around a code do not count");
    holds(base::trimmed(code) == code, "a code has no blanks around it");
    const auto number = web::number_in(typed);
    if (!number || *number < 0) return;
    const base::Day day{std::chrono::days{*number % 10'000}};
    const auto made = dossier::dossier_code(unit, day, *number);
    holds(made.starts_with(unit), "a dossier's code begins with its unit");
    const auto tail = std::string_view(made).substr(unit.size());
    holds(tail.size() >= 12 && tail[0] == '-' && tail[7] == '-', "a code has its day");
    holds(are_digits(tail.substr(1, 6)) && web::number_in(tail.substr(8)) == number,
          "a code has its sequence");
}

void check_number(std::string_view typed) {
    const auto number = web::number_in(typed);
    if (!number) return;
    holds(web::number_in(std::to_string(*number)) == number, "a number is read back");
    holds(typed.find_first_not_of("-0123456789") == std::string_view::npos,
          "a number is digits only");
    http::Request request;
    request.query.add("cursor", std::string(typed));
    request.query.add("limit", std::string(typed));
    holds(web::cursor_in(request).has_value() == (*number >= 0), "a cursor is not negative");
    const auto limit = web::limit_in(request);
    holds(limit >= 1 && limit <= 100, "a page has its limit");
}

}

void read_codes(std::string_view input) {
    const auto [typed, unit] = halves_of(input);
    check_phone(typed);
    check_party(typed);
    check_email(typed);
    check_dossier_code(typed, unit);
    check_number(typed);
    const auto state = dossier::state_named(typed);
    holds(!state || dossier::name_of(*state) == typed, "a state is read back by its name");
}

}
