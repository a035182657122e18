#include "src/calendar/clocks.h"

#include <algorithm>

namespace motcua::calendar {
namespace {

using namespace std::chrono;
using base::Instant;
using base::problem;
using enum ClockProblem;

bool are_sound(const Matter& matter) {
    if (matter.waits.size() > stops_max) return false;
    auto earliest = matter.accepted_at;
    for (const auto& wait : matter.waits) {
        const bool last = &wait == &matter.waits.back();
        if (wait.from < earliest || (!wait.to && !last)) return false;
        if (wait.to && (*wait.to <= wait.from || *wait.to - wait.from > stop_max)) return false;
        if (wait.to) earliest = *wait.to + microseconds{1};
    }
    return true;
}

/// The term as it runs after the waits that are over.
TermRun run_of(const Matter& matter, const std::vector<TimeRules>& rules) {
    TermRun run{matter.accepted_at, with(matter.base, matter.add_ons)};
    for (const auto& wait : matter.waits) {
        if (!wait.to || wait.legal_clock == WhileWaiting::runs) continue;
        const auto& rule = rules_on(rules, base::day_of(wait.from));
        const bool anew =
            wait.cause == Cause::supplement && rule.after_supplement == AfterSupplement::restart;
        if (anew)
            run = {*wait.to, run.term};
        else
            run.stops.push_back({wait.from, *wait.to});
    }
    return run;
}

IndexClock index_of(const Matter& matter, Instant at, Instant due) {
    IndexClock index{matter.ended_at.value_or(at), microseconds{0}, 0, false};
    for (const auto& wait : matter.waits) {
        if (wait.cause != Cause::supplement) continue;
        ++index.requests;
        if (!wait.to && !matter.ended_at) index.ended_at = wait.from;
        index.waited += std::max(wait.to.value_or(index.ended_at) - wait.from, microseconds{0});
    }
    index.late = index.requests > 1 || index.ended_at - index.waited > due;
    return index;
}

struct Reached {
    Due due;
    TermRun run; ///< whose end it is
};
/// The end of a run and of what follows it; a stop counts in the run in which it lies.
std::optional<Reached> end_of(TermRun run, const std::vector<Term>& following,
                              const OfficeCalendar& calendar,
                              const std::vector<TimeRules>& rules) {
    auto reached = due(run, calendar, rules_on(rules, base::day_of(run.from)));
    for (const auto& term : following) {
        if (!reached) break;
        TermRun next{reached->at, term};
        for (const auto& stop : run.stops)
            if (stop.from >= next.from) next.stops.push_back(stop);
        run = std::move(next);
        reached = due(run, calendar, rules_on(rules, base::day_of(run.from)));
    }
    if (!reached) return std::nullopt;
    return Reached{std::move(*reached), std::move(run)};
}

std::optional<ClockProblem> extend(Clocks& clocks, const Matter& matter,
                                   const OfficeCalendar& calendar,
                                   const std::vector<TimeRules>& all_rules) {
    std::int64_t times = 0;
    for (const auto& extension : matter.extensions) {
        const auto announced = base::day_of(extension.announced_at);
        const auto& rules = rules_on(all_rules, announced);
        if (++times > rules.extensions_max) return extended_too_often;
        if (extension.announced_at < clocks.run.from) continue;
        TermRun run{extension.announced_at, extension.term};
        for (const auto& stop : clocks.run.stops)
            if (stop.from >= run.from) run.stops.push_back(stop);
        auto later = due(run, calendar, rules);
        if (!later) return no_due_date;
        if (announced + days{rules.extension_days_before} > base::day_of(clocks.legal.at))
            return extension_too_late;
        if (later->at <= clocks.legal.at) return extension_not_later;
        clocks.legal = std::move(*later);
        clocks.run = run;
        clocks.extended = true;
    }
    return std::nullopt;
}

}

base::Result<Clocks, ClockProblem> clocks_of(const Matter& matter, Instant at,
                                             const OfficeCalendar& calendar,
                                             const std::vector<TimeRules>& all_rules) {
    const TermRun first{matter.accepted_at, with(matter.base, matter.add_ons)};
    auto original = end_of(first, matter.following, calendar, all_rules);
    if (!original) return problem(no_due_date);
    if (!are_sound(matter)) return problem(waits_unsound);
    auto legal = end_of(run_of(matter, all_rules), matter.following, calendar, all_rules);
    if (!legal) return problem(no_due_date);
    const bool standing = !matter.waits.empty() && !matter.waits.back().to && !matter.ended_at &&
                          matter.waits.back().legal_clock == WhileWaiting::stands;
    Clocks clocks{.original = std::move(original->due),
                  .legal = std::move(legal->due),
                  .run = std::move(legal->run),
                  .standing = standing,
                  .extended = false,
                  .index = {}};
    if (const auto why = extend(clocks, matter, calendar, all_rules)) return problem(*why);
    const auto owed = clocks.extended ? clocks.legal.at : clocks.original.at;
    clocks.index = index_of(matter, at, owed);
    return clocks;
}

std::string_view name_of(Cause cause) {
    switch (cause) {
    case Cause::supplement: return "supplement";
    case Cause::payment: return "payment";
    case Cause::document_of_others: return "document_of_others";
    }
    return "";
}

std::string_view name_of(ClockProblem why) {
    switch (why) {
    case no_due_date: return "no_due_date";
    case waits_unsound: return "waits_unsound";
    case extended_too_often: return "extended_too_often";
    case extension_too_late: return "extension_too_late";
    case extension_not_later: return "extension_not_later";
    }
    return "";
}

}
