// Random terms over random calendars, with stops, against a walk that goes on minute by minute and
// knows no rule but the sentences of the law. MOTCUA_RANDOM_DUES says how many; bench/nightly asks
// for a million.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "src/calendar/derivation.h"
#include "src/calendar/trial_calendar.h"

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using base::Day;

constexpr std::int64_t cases_by_default = 20'000;
constexpr std::int64_t cases_a_calendar = 50;
constexpr int days_long = 400;
constexpr int minutes_a_day = 1440;
constexpr int late_minute = 15 * 60;

std::int64_t cases_wanted() {
    const char* wanted = std::getenv("MOTCUA_RANDOM_DUES");
    return wanted == nullptr ? cases_by_default : std::atoll(wanted);
}

/// Days from a Thursday on, each with its own minutes; built from layers apart from the engine.
struct PlainDays {
    Day first = base::parse_day("2026-01-01").value();
    std::vector<OpenMinutes> open = std::vector<OpenMinutes>(days_long);

    bool works(int day) const { return !open[static_cast<std::size_t>(day)].empty(); }
    int closing(int day) const {
        return static_cast<int>(open[static_cast<std::size_t>(day)].back().second);
    }
    bool is_open(int minute) const {
        const int time = minute % minutes_a_day;
        for (const auto& [opens, closes] : open[static_cast<std::size_t>(minute / minutes_a_day)])
            if (opens <= time && time < closes) return true;
        return false;
    }
};

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// From nought to one less.
    int below(int count) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(count)); }
    bool one_in(int count) { return below(count) == 0; }

  private:
    std::mt19937 engine_;
};

OfficeHours some_hours(Dice& dice) {
    const int opens = 360 + 15 * dice.below(8);
    const int noon = opens + 60 + 15 * dice.below(12);
    const int again = noon + 15 * dice.below(8);
    const int closes = again + 60 + 15 * dice.below(14);
    if (dice.one_in(5)) return {{{minutes{opens}, minutes{noon}}}};
    if (again == noon) return {{{minutes{opens}, minutes{closes}}}};
    return {{{minutes{opens}, minutes{noon}}, {minutes{again}, minutes{closes}}}};
}

OpenMinutes plain(const OfficeHours& hours) {
    OpenMinutes open;
    for (const auto& [opens, closes] : hours.intervals)
        open.emplace_back(opens.count(), closes.count());
    return open;
}

/// The same days as layers and as a plain list.
struct World {
    std::vector<CalendarLayer> layers;
    PlainDays days;
};

void add_weeks(CalendarLayer& layer, World& world, Dice& dice, bool first) {
    auto weekdays = monday_to_friday;
    if (!first)
        for (auto& each : weekdays) each = dice.one_in(4);
    const int begins = first ? 0 : dice.below(days_long);
    const int ends = first ? days_long : begins + dice.below(days_long);
    const auto hours = some_hours(dice);
    layer.weeks.push_back({.from = world.days.first + days{begins},
                           .until = world.days.first + days{ends},
                           .yearly = std::nullopt,
                           .weekdays = weekdays,
                           .hours = hours});
    for (int day = begins; day < std::min(ends, days_long); ++day)
        if (weekdays.at(static_cast<std::size_t>((day + 4) % 7)))
            world.days.open[static_cast<std::size_t>(day)] = plain(hours);
}

void add_days(World& world, Dice& dice) {
    for (auto& layer : world.layers)
        for (int i = dice.below(60); i > 0; --i) {
            const int day = dice.below(days_long);
            auto kind = dice.one_in(3) ? DayKind::working : DayKind::day_off;
            if (dice.one_in(6)) kind = DayKind::closure;
            DayException exception{kind, std::nullopt};
            if (kind == DayKind::working) exception.hours = some_hours(dice);
            layer.days[world.days.first + days{day}] = exception;
        }
    for (const auto& layer : world.layers)
        for (const auto& [day, exception] : layer.days)
            world.days.open[static_cast<std::size_t>((day - world.days.first).count())] =
                exception.hours ? plain(*exception.hours) : OpenMinutes{};
}

World some_world(Dice& dice) {
    World world;
    world.layers.resize(static_cast<std::size_t>(1 + dice.below(3)));
    for (auto& layer : world.layers) add_weeks(layer, world, dice, &layer == &world.layers.front());
    world.layers.front().announced_until = base::parse_day("2030-01-01");
    add_days(world, dice);
    return world;
}

/// A term from a minute on, and the minutes [from, to) in which its clock stands.
struct PlainRun {
    Unit unit;
    int length;
    int from;
    std::vector<std::pair<int, int>> stops;

    bool stands(int minute) const {
        for (const auto& [from_minute, to] : stops)
            if (from_minute <= minute && minute < to) return true;
        return false;
    }
};

PlainRun some_run(Dice& dice) {
    constexpr std::array units{Unit::same_day,      Unit::working_days, Unit::calendar_days,
                               Unit::working_hours, Unit::clock_hours,  Unit::months};
    PlainRun run{units.at(static_cast<std::size_t>(dice.below(6))), 0, 0, {}};
    run.length = 1 + dice.below(run.unit == Unit::months ? 2 : 20);
    run.from = dice.below(150 * minutes_a_day);
    int minute = run.from;
    while (dice.one_in(2) && run.stops.size() < 4) {
        const int from = minute + 1 + dice.below(5 * minutes_a_day);
        minute = from + 1 + dice.below(6 * minutes_a_day);
        run.stops.emplace_back(from, minute);
    }
    return run;
}

/// The last minute of each day settles what the day was: whether any minute of it stood still.
int due_by_days(const PlainRun& run, const PlainDays& days, int counted_wanted, bool only_open) {
    bool stood = false;
    int counted = 0;
    for (int minute = (run.from / minutes_a_day + 1) * minutes_a_day;; ++minute) {
        const int day = minute / minutes_a_day;
        if (minute % minutes_a_day == 0) stood = false;
        stood = stood || run.stands(minute);
        if (minute % minutes_a_day != minutes_a_day - 1) continue;
        const bool counts =
            !stood && (counted >= counted_wanted ? days.works(day) : !only_open || days.works(day));
        if (!counts) continue;
        ++counted;
        if (counted >= counted_wanted && days.works(day))
            return day * minutes_a_day + days.closing(day);
    }
}

int due_by_minutes(const PlainRun& run, const PlainDays& days) {
    int left = run.length * 60;
    for (int minute = run.from;; ++minute) {
        if (run.stands(minute)) continue;
        if (run.unit == Unit::working_hours && !days.is_open(minute)) continue;
        if (--left == 0) return minute + 1;
    }
}

int due_that_day(const PlainRun& run, const PlainDays& days) {
    int asked = run.from;
    for (int minute = run.from;; ++minute) {
        if (run.stands(minute)) asked = minute + 1;
        const int day = minute / minutes_a_day;
        if (!days.works(day) || minute % minutes_a_day != days.closing(day) - 1) continue;
        const int closing = minute + 1;
        const int late = day * minutes_a_day + late_minute;
        if (asked < closing && asked < late) return closing;
    }
}

int due_by_walking(const PlainRun& run, const PlainDays& days) {
    switch (run.unit) {
    case Unit::same_day: return due_that_day(run, days);
    case Unit::working_days: return due_by_days(run, days, run.length, true);
    case Unit::calendar_days: return due_by_days(run, days, run.length, false);
    case Unit::working_hours:
    case Unit::clock_hours: return due_by_minutes(run, days);
    case Unit::months:
    case Unit::years: break;
    }
    const Day first = days.first + std::chrono::days{run.from / minutes_a_day};
    const year_month_day date{first};
    auto last = date + months{run.length};
    while (!last.ok()) last = last.year() / last.month() / (last.day() - std::chrono::days{1});
    return due_by_days(run, days, static_cast<int>((Day{last} - first).count()), false);
}

TEST(RandomDues, AreThoseOfAWalkMinuteByMinute) {
    const TimeRules rules;
    const auto wanted = cases_wanted();
    for (std::int64_t number = 0; number < wanted; number += cases_a_calendar) {
        Dice dice(static_cast<std::uint32_t>(number));
        auto world = some_world(dice);
        const OfficeCalendar calendar(std::move(world.layers));
        const OpenDays open = [&](Day day) {
            return world.days.open.at(static_cast<std::size_t>((day - world.days.first).count()));
        };
        const auto moment = [&](int minute) {
            return base::from_local(world.days.first + minutes{minute});
        };
        for (std::int64_t i = 0; i < cases_a_calendar; ++i) {
            const auto plain_run = some_run(dice);
            TermRun run{moment(plain_run.from), {plain_run.unit, plain_run.length}};
            for (const auto& [from, to] : plain_run.stops)
                run.stops.push_back({moment(from), moment(to)});
            const auto found = due(run, calendar, rules);
            ASSERT_TRUE(found) << number << "+" << i << " " << name_of(found.error());
            ASSERT_EQ(base::rfc3339(found->at),
                      base::rfc3339(moment(due_by_walking(plain_run, world.days))))
                << number << "+" << i << " " << name_of(run.term.unit) << " " << run.term.length
                << " from " << base::rfc3339(run.from) << " stops " << run.stops.size();
            const auto derivation = derivation_of(*found, run, rules);
            ASSERT_EQ(fault_in(derivation, open), std::nullopt) << json::canonical(derivation);
        }
    }
}

}
}
