#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/feedback/feedback.h"
#include "src/office/journal.h"

namespace motcua::feedback {

/// Whose feedback somebody handles: that of the agencies where they control procedures, head a
/// sub-unit or sign; of all for who controls procedures or signs for the province. A citizen sees
/// their own.
office::Scope feedback_scope(sql::Session&, const office::Actor&);
bool handles(const office::Scope&);

/// Nothing when there is none, or none within the scope.
std::optional<Feedback> find(sql::Session&, const office::Scope&, const std::string& code);

/// What waits for an answer, by what is due next; or what is closed, the newest first.
enum class Queue { open, closed };
struct Paging {
    std::int64_t after = 0; ///< of the last line: when it is due, or its id
    std::int64_t after_id = 0;
    std::int64_t limit = 20;
};
std::vector<Feedback> list_waiting(sql::Session&, const office::Scope&, const Paging&);
std::vector<Feedback> list_closed(sql::Session&, const office::Scope&, const Paging&);
/// A person's own, newest first.
std::vector<Feedback> list_own(sql::Session&, const office::Scope&, const Paging&);
/// How many of those that wait are late.
std::int64_t count_overdue(sql::Session&, const office::Scope&, base::Instant now);

/// Notes that an officer reads who sent it and what, before it is shown.
void note_reading(sql::Session&, std::int64_t id, base::Instant, const office::Actor&, FeedbackId);

void apply_sending(office::Applying, const office::Entry&);
void apply_intake(office::Applying, const office::Entry&);
void apply_transfer(office::Applying, const office::Entry&);
void apply_refusal(office::Applying, const office::Entry&);
void apply_answer(office::Applying, const office::Entry&);

}
