#include "src/dossier/step_clock.h"

#include <algorithm>

#include "src/calendar/working_time.h"

namespace motcua::dossier {
namespace {

using std::chrono::microseconds;

/// What each step of the process may use of the whole, by code.
std::map<std::string, microseconds> shares_of(const process::Process& process,
                                              const StepHours& hours, microseconds whole) {
    std::map<std::string, microseconds> shares;
    std::int64_t percent = 0;
    for (const auto& step : process.steps) {
        const auto decided = hours.find(step.code);
        if (decided == hours.end()) {
            percent += step.share_percent;
            continue;
        }
        shares[step.code] = std::chrono::hours(decided->second);
        whole -= shares[step.code];
    }
    if (percent <= 0 || whole <= microseconds{0}) return shares;
    for (const auto& step : process.steps)
        if (!hours.contains(step.code) && step.share_percent > 0)
            shares[step.code] = whole * step.share_percent / percent;
    return shares;
}

/// The part of a wait that lies in [from, to).
calendar::Stop within(const calendar::Stop& wait, base::Instant from, base::Instant to) {
    return {std::max(wait.from, from), std::min(wait.to, to)};
}

microseconds used_between(base::Instant from, base::Instant to, const StepTerm& term,
                          const calendar::OfficeCalendar& calendar) {
    auto used = calendar::working_time(from, to, calendar);
    for (const auto& wait : term.waits) {
        const auto inside = within(wait, from, to);
        used -= calendar::working_time(inside.from, inside.to, calendar);
    }
    return used;
}

/// While the citizen has to act, the share is not used up either.
base::Instant moment_after(base::Instant from, microseconds left, const StepTerm& term,
                           const calendar::OfficeCalendar& calendar) {
    auto at = calendar::after_working_time(from, left, term.due, calendar);
    for (const auto& wait : term.waits) {
        if (wait.from >= at || wait.to <= from) continue;
        const auto inside = within(wait, from, wait.to);
        left += calendar::working_time(inside.from, inside.to, calendar);
        at = calendar::after_working_time(from, left, term.due, calendar);
    }
    return at;
}

}

microseconds StepClock::over() const {
    if (!share) return microseconds{0};
    return std::max(microseconds{0}, used - *share);
}

std::vector<StepClock> step_clocks(const StepTerm& term, const process::Process& process,
                                   const StepHours& hours, const std::vector<Step>& steps,
                                   const calendar::OfficeCalendar& calendar, base::Instant now) {
    const auto shares =
        shares_of(process, hours, calendar::working_time(term.from, term.promised, calendar));
    const auto end = std::min(term.ended.value_or(now), now);
    std::map<std::string, microseconds> used;
    std::vector<StepClock> clocks;
    for (const auto& step : steps) {
        StepClock clock;
        clock.sequence = step.sequence;
        clock.code = step.code;
        clock.agency = step.agency;
        clock.sub_unit = step.sub_unit;
        if (const auto share = shares.find(step.code); share != shares.end())
            clock.share = share->second;
        const auto from = std::max(step.opened_at, term.from);
        const auto to = std::min(step.closed_at.value_or(end), end);
        auto& so_far = used[step.code];
        if (clock.share && (!step.closed_at || *step.closed_at > term.from))
            clock.due_at = moment_after(from, *clock.share - so_far, term, calendar);
        so_far += used_between(from, to, term, calendar);
        clock.used = so_far;
        clocks.push_back(std::move(clock));
    }
    return clocks;
}

const StepClock* eater_of(const std::vector<StepClock>& clocks) {
    const StepClock* eater = nullptr;
    for (const auto& clock : clocks)
        if (clock.over() > (eater == nullptr ? microseconds{0} : eater->over())) eater = &clock;
    return eater;
}

}
