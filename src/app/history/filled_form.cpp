#include "src/app/history/filled_form.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace motcua::history {
namespace {

/// Beginnings of members that are about the subject; every other person is the other one.
constexpr std::array subject_roles{"subject", "owner",          "head",   "builder", "transferee",
                                   "donor",   "representative", "seller", "father"};

bool is_about_subject(std::string_view member) {
    for (const std::string_view role : subject_roles)
        if (member.starts_with(role)) return true;
    return false;
}

json::Value born(const Persona& who) { return who.birth_date; }

/// The partners of a marriage are a woman and a man, the subject being one of them.
const Persona& partner(std::string_view member, const Cast& cast) {
    const bool bride = member.starts_with("bride") || member.starts_with("mother");
    return bride == cast.subject.woman ? cast.subject : cast.other;
}

const Persona& person_of(std::string_view member, const Cast& cast) {
    if (member.starts_with("child")) return cast.child;
    for (const std::string_view role : {"bride", "groom", "mother", "father"})
        if (member.starts_with(role)) return partner(member, cast);
    return is_about_subject(member) ? cast.subject : cast.other;
}

void set_if_there(json::Object& form, const std::string& member, json::Value value) {
    const auto found = form.find(member);
    if (found != form.end()) found->second = std::move(value);
}

void name_people(json::Object& form, const Cast& cast) {
    for (auto& [member, value] : form) {
        const auto ends = [&, name = std::string_view(member)](std::string_view end) {
            return name.ends_with(end);
        };
        const auto& who = person_of(member, cast);
        if (ends("_full_name")) value = who.full_name;
        if (ends("_birth_date")) value = born(who);
        if (ends("_birth_year")) value = who.birth_year;
        if (ends("_sex")) value = who.woman ? "female" : "male";
        if (ends("_residence") || ends("_address")) value = who.address;
        if (ends("_identity_number") && value.text() != nullptr) {
            constexpr std::size_t digits = 12;
            if (who.identity_number.size() == digits) value = who.identity_number;
        }
        if (ends("_phone") && !who.phone.empty()) value = who.phone;
    }
    set_if_there(form, "residence", cast.subject.address);
}

void set_days(json::Object& form, base::Day filed, Dice& dice) {
    const auto day = [&](std::int64_t from, std::int64_t to) {
        return json::Value(base::iso_day(filed + std::chrono::days{dice.between(from, to)}));
    };
    set_if_there(form, "child_birth_date", day(-50, -4));
    set_if_there(form, "contract_date", day(-25, -3));
    set_if_there(form, "start_date", day(10, 30));
    set_if_there(form, "letter_date", day(-6, -1));
    set_if_there(form, "lived_until", day(-60, -20));
}

void set_counts(json::Object& form, Dice& dice) {
    static const std::vector<std::string> documents{"Bằng tốt nghiệp trung học phổ thông",
                                                    "Bằng tốt nghiệp đại học",
                                                    "Giấy khai sinh",
                                                    "Căn cước",
                                                    "Giấy chứng nhận quyền sử dụng đất",
                                                    "Giấy phép lái xe",
                                                    "Bảng điểm",
                                                    "Giấy chứng nhận kết hôn",
                                                    "Hợp đồng lao động",
                                                    "Chứng chỉ ngoại ngữ"};
    set_if_there(form, "document_name", dice.one_of(documents));
    set_if_there(form, "document_number", fmt::format("NB-{:06}", dice.between(1, 999'999)));
    set_if_there(form, "pages", dice.between(1, 6));
    set_if_there(form, "copies", dice.between(1, 5));
    set_if_there(form, "copies_wanted", dice.between(1, 4));
    set_if_there(form, "parcel_number", std::to_string(dice.between(1, 640)));
    set_if_there(form, "map_sheet", std::to_string(dice.between(1, 60)));
    set_if_there(form, "certificate_number", fmt::format("DB {:06}", dice.between(1, 999'999)));
}

}

json::Value filled_form(const json::Value& example, const Cast& cast, base::Day filed, Dice& dice) {
    auto form = example;
    auto* members = form.object();
    if (members == nullptr) return form;
    name_people(*members, cast);
    set_days(*members, filed, dice);
    set_counts(*members, dice);
    return form;
}

}
