#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/calendar/due.h"

namespace motcua::calendar {

/// What somebody else had to do first.
enum class Cause { supplement, payment, document_of_others };
std::string_view name_of(Cause);

/// Whether the legal clock goes on meanwhile: the law of the sector says so.
enum class WhileWaiting { stands, runs };

/// From asking to having; `document` is what asked for it.
struct Wait {
    Cause cause;
    base::Instant from;
    std::optional<base::Instant> to; ///< nothing while it lasts
    WhileWaiting legal_clock;
    std::string document;
};

/// More time, announced with an apology: a term of its own from the announcement on.
struct Extension {
    base::Instant announced_at;
    Term term;
    std::string document;
};

/// What clocks are reckoned from: all of it is in the entries of a dossier.
struct Matter {
    base::Instant accepted_at;
    Term base;
    std::vector<AddOn> add_ons = {};
    /// Add-ons of another unit than the base: each begins where what came before it ends.
    std::vector<Term> following = {};
    std::vector<Wait> waits = {}; ///< in order, none touching another
    std::vector<Extension> extensions = {};
    std::optional<base::Instant> ended_at = std::nullopt;
};

/// How the index of decision 766 reckons (2.1): waiting for supplements is subtracted, a second
/// request makes it late, and what waits for its first one counts as ended when it was asked for.
struct IndexClock {
    base::Instant ended_at;
    std::chrono::microseconds waited;
    std::int64_t requests;
    bool late;
};

struct Clocks {
    Due original;  ///< as if nobody had been waited for, with all add-ons
    Due legal;     ///< by waits and extensions so far
    TermRun run;   ///< what `legal` was reckoned from
    bool standing; ///< it stands now: `legal` will move when it goes on
    bool extended;
    IndexClock index;
};

/// In the order they are checked.
enum class ClockProblem {
    no_due_date,
    waits_unsound,
    extended_too_often,
    extension_too_late,
    extension_not_later,
};
std::string_view name_of(ClockProblem);

/// Both clocks as they stand at a moment. Each wait follows the rules in force on its first day:
/// the term begins anew after a supplement, or goes on. An extension stands while the clock stands,
/// and lapses when the term begins anew after it.
base::Result<Clocks, ClockProblem> clocks_of(const Matter&, base::Instant at, const OfficeCalendar&,
                                             const std::vector<TimeRules>&);

}
