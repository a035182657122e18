#include "src/dossier/lapse.h"

namespace motcua::dossier {
namespace {

/// So many of the term's own days before the due moment: where they are working days, when the
/// shorter term would be over.
std::optional<base::Instant> reminder_of(const catalogue::SupplementRule& rule,
                                         base::Instant asked_at, base::Instant due_at,
                                         const calendar::OfficeCalendar& calendar,
                                         const calendar::TimeRules& rules) {
    if (rule.remind_days_before == 0) return std::nullopt;
    if (rule.term.unit == calendar::Unit::calendar_days)
        return due_at - std::chrono::days{rule.remind_days_before};
    auto shorter = rule.term;
    shorter.length -= rule.remind_days_before;
    const auto due = calendar::due({asked_at, shorter}, calendar, rules);
    return due ? std::optional(due->at) : std::nullopt;
}

}

std::optional<SupplementDue> supplement_due(const catalogue::SupplementRule& rule,
                                            base::Instant asked_at,
                                            const calendar::OfficeCalendar& calendar,
                                            const calendar::TimeRules& rules) {
    auto due = calendar::due({asked_at, rule.term}, calendar, rules);
    if (!due) return std::nullopt;
    auto remind_at = reminder_of(rule, asked_at, due->at, calendar, rules);
    return SupplementDue{std::move(*due), remind_at};
}

base::Instant lapses_at(base::Instant due_at) {
    return base::from_local(base::LocalTime(base::day_of(due_at) + std::chrono::days{1}));
}

}
