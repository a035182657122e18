#include "src/dossier/filing.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

#include "lib/base/text.h"
#include "src/organisation/code.h"

namespace motcua::dossier {
namespace {

constexpr std::size_t name_bytes_max = 300;
constexpr std::size_t text_bytes_max = 600;

std::string short_date(base::Day day) {
    const auto iso = base::iso_day(day);
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

bool looks_like_phone(std::string_view phone) {
    const auto digits =
        std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 8 && digits <= 15 && phone.size() <= 20 &&
           phone.find_first_not_of("0123456789 +.-()") == std::string_view::npos;
}

bool is_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Twelve digits, nine on older cards; a passport's number has letters too.
bool is_persons_number(std::string_view number) {
    return !is_digits(number) || number.size() == 12 || number.size() == 9;
}

bool looks_like_number(std::string_view number) {
    return number.size() >= 5 && number.size() <= 20 &&
           std::all_of(number.begin(), number.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

}

json::Object to_json(const Party& party) {
    return {{"kind", party.kind},
            {"full_name", party.full_name},
            {"identity_number", party.identity_number},
            {"phone", party.phone},
            {"email", party.email},
            {"address", party.address}};
}

Party party_from(const json::Value& text) {
    return {text.text_at("kind", "citizen"), text.text_at("full_name"),
            text.text_at("identity_number"), text.text_at("phone"),
            text.text_at("email"),           text.text_at("address")};
}

bool is_count(std::int64_t count) { return count >= 0 && count <= Filing::copies_max; }

std::vector<std::string> words_of_name(std::string_view name) {
    std::vector<std::string> words;
    std::istringstream folded(base::folded(name));
    for (std::string word; folded >> word;) words.push_back(word);
    return words;
}

std::vector<std::string> faults_in(const Party& party) {
    std::vector<std::string> faults;
    const auto wrong = [&](bool is_wrong, const char* field) {
        if (is_wrong) faults.emplace_back(field);
    };
    wrong(party.kind != "citizen" && party.kind != "business" && party.kind != "organisation",
          "kind");
    wrong(party.full_name.empty() || party.full_name.size() > name_bytes_max, "full_name");
    // A child and a foreigner may have no number: what is given must be believable.
    wrong(!party.identity_number.empty() &&
              (!looks_like_number(party.identity_number) ||
               (party.kind == "citizen" && !is_persons_number(party.identity_number))),
          "identity_number");
    wrong(!party.phone.empty() && !looks_like_phone(party.phone), "phone");
    wrong(party.email.size() > name_bytes_max ||
              (!party.email.empty() && party.email.find('@') == std::string::npos),
          "email");
    wrong(party.address.size() > text_bytes_max, "address");
    return faults;
}

std::string dossier_code(std::string_view unit, base::Day day, std::int64_t sequence) {
    return fmt::format("{}-{}-{:04}", unit, short_date(day), sequence);
}

std::string code_from(std::string_view typed) {
    auto code = base::trimmed(typed);
    // Blanks beside hyphens are nothing, blanks without any stand for them.
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    if (code.find('-') == std::string::npos) {
        const auto twice = [&](char a, char b) { return blank(a) && blank(b); };
        code.erase(std::unique(code.begin(), code.end(), twice), code.end());
        std::replace_if(code.begin(), code.end(), blank, '-');
    }
    std::erase_if(code, blank);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    // Its first part is an agency's code, which older papers have from the bottom up.
    const auto unit = code.substr(0, code.find('-'));
    const auto known = organisation::AgencyCode::parse(unit);
    return known ? known->text() + code.substr(unit.size()) : code;
}

std::string dossier_counter(std::string_view unit, base::Day day) {
    return day_counter("dossier", unit, day);
}

std::string day_counter(std::string_view what, std::string_view unit, base::Day day) {
    return fmt::format("{}:{}:{}", what, unit, short_date(day));
}

}
