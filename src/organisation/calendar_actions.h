#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "src/calendar/statement.h"
#include "src/office/act.h"

namespace motcua::organisation {

/// Why a calendar is not published, in the order in which it is checked.
enum class CalendarProblem {
    no_such_agency,
    not_yours,
    key_reused,
    version_missing,
    calendar_changed,
    nothing_said,
    too_much_said,
    day_is_over,
    says_nothing_new,
    layer_too_large,
    closed_for_too_long,
};
std::string_view name_of(CalendarProblem);

/// So much is said in one act of a person.
inline constexpr std::size_t statements_max = 60;

/// Whether an act may speak of days that are over: an import may, a person may not.
enum class OverDays { refused, taken };

/// What a layer would say, and of which revision it is the next.
struct ProposedLayer {
    std::int64_t revision = 0; ///< the newest so far; 0: none
    json::Value before;
    json::Value after;
    std::vector<calendar::LayerChange> changes;
};
using Proposal = base::Result<ProposedLayer, CalendarProblem>;

/// The layer of `codes.back()` with the statements, by the calendars above it (calendars_of).
Proposal propose(sql::Session&, const std::vector<std::string>& codes,
                 const std::vector<calendar::Statement>&, base::Day today, OverDays);

/// Administrators of an agency, or of one above it, keep its calendar.
bool may_keep_calendar(const office::Actor&, const std::string& agency);

struct CalendarOrder {
    std::string agency;
    std::vector<calendar::Statement> statements;
    std::optional<std::int64_t> seen; ///< the revision that the other side knows, 0: none
};
/// What the order comes to, and whose calendars it stands under; publishes nothing.
struct CalendarPlan {
    std::vector<std::string> codes;
    ProposedLayer layer;
};
base::Result<CalendarPlan, CalendarProblem> plan_calendar(sql::Session&, const office::Actor&,
                                                          const CalendarOrder&, base::Day today);
base::Result<office::Entry, CalendarProblem> publish_calendar(office::Act&, const CalendarOrder&);

}
