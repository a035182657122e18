#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/dossier/dossier_store.h"

namespace motcua::dossier {

/// A dossier is reminded of when it is due within so much, as its agency counts its days.
inline constexpr auto reminded_within = calendar::Urgency::one_day;

enum class ReminderKind { due_soon, overdue };
std::string_view name_of(ReminderKind);

/// Agencies that have an open step.
std::vector<std::string> agencies_at_work(sql::Session&);

/// An open step of an accepted dossier whose time runs.
struct DueStep {
    std::int64_t dossier_id = 0;
    base::Instant due_at;
    ReminderKind kind = ReminderKind::due_soon;
    office::Position place;
    std::optional<office::AccountId> officer;
};
/// Those at the agency that are due before `until` and that nobody was reminded of.
struct DueAt {
    std::string agency;
    base::Instant now;
    base::Instant until;
};
std::vector<DueStep> unreminded_steps(sql::Session&, const DueAt&, std::int64_t limit);

/// Whose list a step stands in: who has it, else the heads of its sub-unit; of what is overdue the
/// signatories of its agency. Nobody where there is none: then only the queues tell of it.
std::vector<office::AccountId> reminded_of(sql::Session&, const DueStep&, base::Instant now);
void add_reminders(sql::Session&, const DueStep&, const std::vector<office::AccountId>&,
                   base::Instant now);

/// Who has reminders that no message has told of, and got no message on that day.
std::vector<office::AccountId> untold_accounts(sql::Session&, base::Day, std::int64_t limit);
/// What a day's message tells of: what is still to be done.
struct Digest {
    std::int64_t due_soon = 0;
    std::int64_t overdue = 0;
    std::vector<std::string> codes; ///< the most urgent ones
};
inline constexpr std::size_t digest_codes_max = 3;
Digest untold_digest(sql::Session&, office::AccountId, base::Instant now);
/// Counts all of them as told.
void note_told(sql::Session&, office::AccountId, base::Day);
/// False when there was one on that day.
bool note_message_of_day(sql::Session&, office::AccountId, base::Day);

/// What the person was reminded of and is still to be done, the most urgent first; overdue is what
/// is so by now.
struct Reminder {
    std::string code;
    ReminderKind kind = ReminderKind::due_soon;
    base::Instant due_at;
    base::Instant reminded_at;
};
std::vector<Reminder> list_reminders(sql::Session&, const office::Scope&, office::AccountId,
                                     base::Instant now);
inline constexpr std::int64_t reminders_max = 200;

}
