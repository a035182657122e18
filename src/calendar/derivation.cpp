#include "src/calendar/derivation.h"

#include <fmt/format.h>

namespace motcua::calendar {
namespace {

constexpr int minutes_an_hour = 60;

std::optional<Reason> reason_named(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Reason::paused); ++i)
        if (name_of(static_cast<Reason>(i)) == name) return static_cast<Reason>(i);
    return std::nullopt;
}

}

Clause clause_of(Reason reason) {
    static constexpr Clause civil_code{"Civil Code 2015 arts 147 and 148", "read"};
    static constexpr Clause office_hours{"hours of the office", "recalled"};
    switch (reason) {
    case Reason::first_day:
    case Reason::calendar_day:
    case Reason::clock_time:
    case Reason::rolled_on: return civil_code;
    case Reason::same_day:
    case Reason::after_15:
        return {"decree 61/2018 art. 18; decree 23/2015 art. 7; law on civil status", "read"};
    case Reason::working_day: return {"the procedure's limit in working days", "read"};
    case Reason::working_time: return {"the procedure's limit in working hours", "read"};
    case Reason::weekend: return {"weekly rest of the office", "recalled"};
    case Reason::holiday: return {"Labour Code arts 111.3 and 112, and the yearly notice", "read"};
    case Reason::after_closing:
    case Reason::closed: return office_hours;
    case Reason::late_reception: return {"rule on late receptions in force that day", "none"};
    case Reason::closure: return {"notice of the agency", "none"};
    case Reason::paused: return {"document that stopped the clock", "none"};
    }
    return {"", "none"};
}

json::Array stretches_of(const Due& due) {
    json::Array stretches;
    for (const auto& each : due.stretches)
        stretches.push_back(json::Object{{"from", base::rfc3339(each.from)},
                                         {"to", base::rfc3339(each.to)},
                                         {"counted", is_counted(each.reason)},
                                         {"reason", name_of(each.reason)}});
    return stretches;
}

json::Value with_clauses(json::Value derivation) {
    auto* whole = derivation.object();
    if (whole == nullptr || derivation.array_at("stretches").empty()) return derivation;
    for (auto& stretch : *whole->at("stretches").array())
        if (const auto reason = reason_named(stretch.text_at("reason"))) {
            const auto clause = clause_of(*reason);
            stretch.object()->insert_or_assign("clause", clause.text);
            stretch.object()->insert_or_assign("certainty", clause.certainty);
        }
    return derivation;
}

json::Array stops_of(const TermRun& run) {
    json::Array stops;
    for (const auto& stop : run.stops)
        stops.push_back(
            json::Object{{"from", base::rfc3339(stop.from)}, {"to", base::rfc3339(stop.to)}});
    return stops;
}

json::Value due_time_of(const TimeRules& rules) {
    if (!rules.due_time) return nullptr;
    return fmt::format("{:02}:{:02}", rules.due_time->count() / minutes_an_hour,
                       rules.due_time->count() % minutes_an_hour);
}

json::Object derivation_of(const Due& due, const TermRun& run, const TimeRules& rules) {
    auto stretches = stretches_of(due);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const auto clause = clause_of(due.stretches[i].reason);
        stretches[i].object()->emplace("clause", clause.text);
        stretches[i].object()->emplace("certainty", clause.certainty);
    }
    return {{"received_at", base::rfc3339(run.from)},
            {"counted_from", base::rfc3339(due.counted_from)},
            {"unit", name_of(run.term.unit)},
            {"length", run.term.unit == Unit::same_day ? 1 : run.term.length},
            {"rule", due.rule},
            {"due_at", base::rfc3339(due.at)},
            {"provisional", due.provisional},
            {"due_time", due_time_of(rules)},
            {"stops", stops_of(run)},
            {"stretches", std::move(stretches)}};
}

OpenDays open_days_of(const OfficeCalendar& calendar) {
    return [&calendar](base::Day day) {
        OpenMinutes open;
        if (const auto* hours = calendar.hours_on(day))
            for (const auto& [opens, closes] : hours->intervals)
                open.emplace_back(opens.count(), closes.count());
        return open;
    };
}

}
