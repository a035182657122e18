#include "src/calendar/derivation_check.h"

#include <algorithm>
#include <string>

namespace motcua::calendar {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day_long = 24 * hour;

/// [from, to) in seconds of local time.
struct Piece {
    std::int64_t from;
    std::int64_t to;
    bool counted;
    std::string reason;

    std::int64_t first_day() const { return from / day_long; }
    std::int64_t last_day() const { return (to - 1) / day_long; }
    std::int64_t days() const { return last_day() - first_day() + 1; }
    bool is(std::string_view name) const { return reason == name; }
};

std::int64_t seconds_at(const json::Value& value, std::string_view name) {
    const auto moment = base::parse_rfc3339(value.text_at(name));
    if (!moment) return -1;
    return base::to_local(*moment).time_since_epoch().count() / 1'000'000;
}

std::vector<Piece> pieces_in(const json::Array& texts) {
    std::vector<Piece> all;
    for (const auto& each : texts)
        all.push_back({seconds_at(each, "from"), seconds_at(each, "to"), each.boolean_at("counted"),
                       each.text_at("reason")});
    return all;
}

std::int64_t days_in_month(std::int64_t year, std::int64_t month) {
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// How many days lie between a day and the same date so many months later, or that month's end.
std::int64_t days_of_months(std::int64_t from, std::int64_t months) {
    const auto text = base::iso_day(base::Day{std::chrono::days{from}});
    std::int64_t year = std::stoll(text.substr(0, 4));
    std::int64_t month = std::stoll(text.substr(5, 2));
    const std::int64_t date = std::stoll(text.substr(8, 2));
    std::int64_t passed = -date;
    for (; months > 0; --months) {
        passed += days_in_month(year, month);
        month = month % 12 + 1;
        if (month == 1) ++year;
    }
    return passed + std::min(date, days_in_month(year, month));
}

struct Check {
    const json::Value& text;
    const OpenDays& days;
    std::string unit = text.text_at("unit");
    std::int64_t length = text.integer_at("length");
    std::vector<Piece> pieces = pieces_in(text.array_at("stretches"));
    std::vector<Piece> stops = pieces_in(text.array_at("stops"));
    bool in_hours = unit == "working_hours" || unit == "clock_hours";
    bool through = unit == "calendar_days" || unit == "months" || unit == "years";
    const Piece* first = nullptr; ///< the day left out, of a term of days

    std::optional<std::string_view> fault() {
        if (!whole()) return "gap";
        for (const auto& piece : pieces)
            if (piece.is("first_day") && first == nullptr) first = &piece;
        for (const auto& piece : pieces)
            if (!(piece.counted ? may_count(piece) : may_leave_out(piece))) return "wrong_reason";
        if (counted_until(pieces.back()) != wanted()) return "term_not_spent";
        return ends_well() ? std::nullopt : std::optional<std::string_view>("wrong_end");
    }

    bool whole() const {
        auto at = seconds_at(text, "received_at");
        for (const auto& piece : pieces) {
            // Moments are told to the second: of hours, a piece may be less than one.
            if (at < 0 || piece.from != at || piece.to < at + (in_hours ? 0 : 1)) return false;
            at = piece.to;
        }
        return !pieces.empty() && at == seconds_at(text, "due_at");
    }

    OpenMinutes open_on(std::int64_t day) const { return days(base::Day{std::chrono::days{day}}); }
    bool is_off(std::int64_t day) const { return open_on(day).empty(); }
    bool stopped(std::int64_t from, std::int64_t to) const {
        return std::ranges::any_of(stops, [&](auto& s) { return s.from < to && s.to > from; });
    }
    bool stopped_on(std::int64_t day) const {
        return stopped(day * day_long, (day + 1) * day_long);
    }

    std::int64_t open_seconds(const Piece& piece) const {
        std::int64_t found = 0;
        for (auto day = piece.first_day(); day <= piece.last_day(); ++day)
            for (const auto& [opens, closes] : open_on(day)) {
                const auto from = std::max(piece.from, day * day_long + opens * minute);
                const auto to = std::min(piece.to, day * day_long + closes * minute);
                found += std::max<std::int64_t>(0, to - from);
            }
        return found;
    }

    template <class Holds> static bool each_day(const Piece& piece, Holds&& holds) {
        for (auto day = piece.first_day(); day <= piece.last_day(); ++day)
            if (!holds(day)) return false;
        return true;
    }

    bool may_count(const Piece& piece) const {
        const auto open = [&](auto day) { return !is_off(day); };
        const auto runs = [&](auto day) { return !stopped_on(day); };
        if (in_hours && stopped(piece.from, piece.to)) return false;
        if (unit == "clock_hours") return piece.is("clock_time");
        if (unit == "working_hours")
            return piece.is("working_time") && open_seconds(piece) == piece.to - piece.from;
        if (unit == "same_day") return piece.is("same_day") && each_day(piece, open);
        const bool begun = first != nullptr && &piece > first && piece.from % day_long == 0;
        if (!begun || !each_day(piece, runs)) return false;
        return through ? piece.is("calendar_day")
                       : piece.is("working_day") && each_day(piece, open);
    }

    bool may_leave_out(const Piece& piece) const {
        const bool one_day = piece.days() == 1;
        if (piece.is("weekend") || piece.is("holiday") || piece.is("closure")) {
            const bool at_an_end = &piece < first || counted_until(piece) == wanted();
            return unit != "clock_hours" && (!through || at_an_end) &&
                   each_day(piece, [&](auto day) { return is_off(day); });
        }
        if (piece.is("closed") || piece.is("after_closing"))
            return (in_hours || unit == "same_day") && open_seconds(piece) == 0;
        if (piece.is("paused")) return paused(piece);
        if (piece.is("after_15")) return unit == "same_day" && one_day;
        if (piece.is("rolled_on")) return through && one_day && &piece == &pieces.back();
        return (piece.is("first_day") || piece.is("late_reception")) && one_day && !in_hours &&
               unit != "same_day" && &piece <= first;
    }

    bool paused(const Piece& piece) const {
        if (unit == "same_day")
            return &piece == &pieces.front() &&
                   std::ranges::any_of(stops, [&](auto& stop) { return stop.to == piece.to; });
        if (!in_hours) return each_day(piece, [&](auto day) { return stopped_on(day); });
        return std::ranges::any_of(
            stops, [&](auto& stop) { return stop.from <= piece.from && piece.to <= stop.to; });
    }

    /// What is counted up to and with this piece, in days or in seconds.
    std::int64_t counted_until(const Piece& last) const {
        std::int64_t found = 0;
        for (const auto* piece = pieces.data(); piece <= &last; ++piece)
            if (piece->counted) found += in_hours ? piece->to - piece->from : piece->days();
        return found;
    }

    std::int64_t wanted() const {
        if (in_hours) return length * hour;
        if (unit == "same_day") return 1;
        if (first == nullptr) return -1;
        if (unit != "months" && unit != "years") return length;
        return days_of_months(first->first_day(), unit == "years" ? length * 12 : length);
    }

    bool ends_well() const {
        const auto& last = pieces.back();
        if (in_hours) return last.counted;
        if (is_off(last.last_day())) return false;
        auto before = pieces.rbegin();
        while (before != pieces.rend() && !before->counted) ++before;
        if (!last.counted && (!last.is("rolled_on") || !is_off(before->last_day()))) return false;
        const auto fixed = base::parse_rfc3339("2024-01-01T" + text.text_at("due_time") + ":00Z");
        auto closes = open_on(last.last_day()).back().second * minute;
        if (fixed && unit != "same_day")
            closes = fixed->time_since_epoch().count() / 1'000'000 % day_long;
        return last.to == last.last_day() * day_long + closes;
    }
};

}

std::optional<std::string_view> fault_in(const json::Value& derivation, const OpenDays& days) {
    return Check{derivation, days}.fault();
}

}
