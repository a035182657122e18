#pragma once
#include "lib/json/value.h"
#include "src/calendar/derivation_check.h"
#include "src/calendar/due.h"

namespace motcua::calendar {

/// What a reason to count or not to count rests on, and how sure that is (data/README.md).
struct Clause {
    std::string_view text;
    std::string_view certainty;
};
Clause clause_of(Reason);

/// The way alone, for those who know what each reason rests on: without `clause` and `certainty`.
json::Array stretches_of(const Due&);

/// A derivation as it is kept, with `clause` and `certainty` in each of its stretches.
json::Value with_clauses(json::Value derivation);

/// When the clock stood, each with `from` and `to`.
json::Array stops_of(const TermRun&);
/// The time of day at which terms of days end by a rule, as "17:00"; null when it is the closing.
json::Value due_time_of(const TimeRules&);

/// A due date and its whole way, for others to read and to check:
/// `received_at`, `counted_from`, `unit`, `length`, `rule`, `due_at`, `provisional`, `stops` (each
/// with `from` and `to`), `due_time` where a rule fixes it, and `stretches`, each with `from`,
/// `to`, `counted`, `reason`, `clause` and `certainty`. The stretches lead from reception to due
/// moment without a gap.
json::Object derivation_of(const Due&, const TermRun&, const TimeRules&);

/// What the checker is told of an office's days; the calendar must outlive it.
OpenDays open_days_of(const OfficeCalendar&);

}
