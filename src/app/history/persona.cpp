#include "src/app/history/persona.h"

#include <fmt/format.h>

namespace motcua::history {
namespace {

using Words = std::vector<std::string>;

const Words& family_names() {
    static const Words names{"Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần",  "Trần", "Lê",
                             "Lê",     "Phạm",   "Phạm",   "Hoàng",  "Vũ",    "Vũ",   "Đặng",
                             "Bùi",    "Đỗ",     "Hồ",     "Ngô",    "Dương", "Lý",   "Đinh",
                             "Đoàn",   "Trịnh",  "Mai",    "Lương",  "Phan",  "Tạ",   "Lã",
                             "Cao",    "Tống",   "Chu",    "Tô",     "Hà",    "Lâm",  "Quách"};
    return names;
}
const Words& womens_middle_names() {
    static const Words names{"Thị", "Thị", "Thị", "Thu", "Ngọc", "Thanh", "Minh", "Hồng", "Kim"};
    return names;
}
const Words& mens_middle_names() {
    static const Words names{"Văn", "Văn", "Văn", "Đức", "Hữu", "Quang", "Minh", "Công", "Xuân"};
    return names;
}
const Words& womens_given_names() {
    static const Words names{"Hương", "Lan",  "Hoa",  "Hạnh", "Thảo", "Linh", "Trang",  "Hà",
                             "Nga",   "Yến",  "Mai",  "Thủy", "Hằng", "Dung", "Phương", "Nhung",
                             "Loan",  "Oanh", "Ngân", "Vân",  "Chi",  "Thơm", "Huệ",    "Tuyết"};
    return names;
}
const Words& mens_given_names() {
    static const Words names{"Hùng",  "Dũng",  "Nam",  "Tuấn", "Sơn",  "Hải",  "Long", "Thắng",
                             "Cường", "Minh",  "Toàn", "Bình", "Đạt",  "Kiên", "Hiếu", "Trung",
                             "Quân",  "Thành", "Vinh", "Khoa", "Phúc", "Lâm",  "Tùng", "Chiến"};
    return names;
}

std::string name_for(bool woman, const std::string& family, Dice& dice) {
    return family + " " + dice.one_of(woman ? womens_middle_names() : mens_middle_names()) + " " +
           dice.one_of(woman ? womens_given_names() : mens_given_names());
}

std::string address_in(const Places& places, Dice& dice) {
    constexpr std::int64_t still_the_old_way = 2200;
    const bool old =
        places.before != nullptr && !places.before->empty() && dice.chance(still_the_old_way);
    const auto& place = old ? dice.one_of(*places.before) : places.now;
    if (place.starts_with("phường"))
        return fmt::format("Số nhà {}, tổ dân phố số {}, {}", dice.between(1, 180),
                           dice.between(1, 14), place);
    return fmt::format("Thôn số {}, {}", dice.between(1, 12), place);
}

}

Persona persona(std::uint64_t seed, std::uint64_t number, const Places& places) {
    constexpr std::int64_t oldest = 1948;
    constexpr std::int64_t youngest = 2006;
    constexpr std::int64_t with_phone = 9200;
    Dice dice(seed, number, "persona");
    Persona who;
    who.woman = dice.chance(5000);
    who.full_name = name_for(who.woman, dice.one_of(family_names()), dice);
    who.birth_year = static_cast<int>(dice.between(oldest, youngest));
    who.birth_date =
        fmt::format("{}-{:02}-{:02}", who.birth_year, dice.between(1, 12), dice.between(1, 28));
    const int century = (who.birth_year >= 2000 ? 2 : 0) + (who.woman ? 1 : 0);
    constexpr std::uint64_t serials = 1'000'000;
    who.identity_number =
        fmt::format("999{}{:02}{:06}", century, who.birth_year % 100, number % serials);
    if (dice.chance(with_phone)) who.phone = fmt::format("0900{:06}", number % serials);
    who.address = address_in(places, dice);
    return who;
}

Persona child_of(const Persona& parent, base::Day born, Dice& dice) {
    Persona child;
    child.woman = dice.chance(5000);
    child.full_name =
        name_for(child.woman, parent.full_name.substr(0, parent.full_name.find(' ')), dice);
    child.birth_date = base::iso_day(born);
    child.birth_year = static_cast<int>(std::chrono::year_month_day{born}.year());
    child.address = parent.address;
    return child;
}

Persona foreigner(Dice& dice, const Places& places) {
    static const Words first{"Anna", "Marco", "Elise", "Peter", "Sofia", "Kenji", "Minho", "Clara"};
    static const Words last{"Keller", "Rossi", "Dubois", "Novak", "Tanaka", "Park", "Lindqvist"};
    Persona who;
    who.woman = dice.chance(5000);
    who.full_name = dice.one_of(first) + " " + dice.one_of(last);
    who.birth_year = static_cast<int>(dice.between(1960, 1998));
    who.birth_date =
        fmt::format("{}-{:02}-{:02}", who.birth_year, dice.between(1, 12), dice.between(1, 28));
    who.identity_number = fmt::format("X{:07}", dice.between(1, 9'999'999));
    who.phone = fmt::format("0900{:06}", dice.between(1, 999'999));
    who.address = address_in(Places{places.now, nullptr}, dice);
    return who;
}

}
