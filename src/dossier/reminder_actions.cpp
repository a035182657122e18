#include "src/dossier/reminder_actions.h"

#include "src/notice/message_store.h"
#include "src/notice/sms_gateway.h"
#include "src/office/outbox.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

void queue_message(office::Act& act, office::AccountId account, const Digest& digest) {
    json::Array codes;
    for (const auto& code : digest.codes) codes.push_back(code);
    const auto id = office::queue(act, {"account:" + std::to_string(account.value()),
                                        "officer_sms",
                                        {{"account", std::to_string(account.value())},
                                         {"due_soon", digest.due_soon},
                                         {"overdue", digest.overdue},
                                         {"codes", std::move(codes)}}});
    notice::add(act.session, {id, account.value(), notice::Kind::work_due, act.now,
                              notice::About::officer});
}

}

std::int64_t remind_of_steps(office::Act& act, const DueAt& at, std::int64_t limit) {
    const auto steps = unreminded_steps(act.session, at, limit);
    for (const auto& step : steps)
        add_reminders(act.session, step, reminded_of(act.session, step, act.now), act.now);
    return static_cast<std::int64_t>(steps.size());
}

bool tell_officer(office::Act& act, office::AccountId account) {
    const auto today = base::day_of(act.now);
    if (!note_message_of_day(act.session, account, today)) return false;
    const auto digest = untold_digest(act.session, account, act.now);
    note_told(act.session, account, today);
    const auto details = people::details_of(act.session, act.vault, account);
    const bool reached = details && notice::mobile_number(details->phone);
    if (reached && digest.due_soon + digest.overdue > 0) queue_message(act, account, digest);
    return true;
}

}
