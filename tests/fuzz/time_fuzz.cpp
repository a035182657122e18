#include "lib/base/time.h"
#include "lib/json/format.h"
#include "src/calendar/office_calendar.h"
#include "src/web/wording.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

void check_moment(std::string_view input) {
    const auto moment = base::parse_rfc3339(input);
    if (!moment) return;
    const auto text = base::rfc3339(*moment);
    holds(text.size() == 25, "a moment is written in 25 letters");
    holds(base::parse_rfc3339(text) == moment, "a moment is read back");
    holds(base::parse_day(text.substr(0, 10)) == base::day_of(*moment),
          "a moment's day is its first ten letters");
    holds(base::from_local(base::to_local(*moment)) == *moment, "local time is turned back");
    const auto plain = std::string(input.substr(0, 19)) + "Z";
    const auto there = base::parse_rfc3339(plain);
    holds(!there || std::chrono::abs(*there - *moment) < std::chrono::hours{24},
          "an offset is less than a day");
}

void check_day(std::string_view input) {
    const auto day = base::parse_day(input);
    holds(day.has_value() == json::has_format(input, "date"), "a schema's date is a day");
    if (!day) {
        holds(web::day_in_words(std::string(input)) == input, "what is no day stays");
        return;
    }
    holds(base::iso_day(*day) == input, "a day is written as it was read");
    const auto words = web::day_in_words(std::string(input));
    holds(words.size() == 10 && words[2] == '/' && words[5] == '/', "a day is dd/mm/yyyy");
}

void check_time_of_day(std::string_view input) {
    const auto time = calendar::parse_time_of_day(input);
    if (!time) return;
    const auto minutes = time->count();
    holds(minutes >= 0 && minutes <= 24 * 60, "a time of day is within the day");
    const auto two = [](std::int64_t number) {
        return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    holds(two(minutes / 60) + ":" + two(minutes % 60) == input, "a time of day is read back");
}

}

void read_time(std::string_view input) {
    check_moment(input);
    check_day(input);
    check_time_of_day(input);
}

}
