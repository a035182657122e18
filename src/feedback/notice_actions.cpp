#include "src/feedback/notice_actions.h"

#include "src/notice/message_store.h"
#include "src/office/outbox.h"

namespace motcua::feedback {

void queue_notice(office::Act& act, const Feedback& feedback, const office::Entry& entry) {
    // The kinds of notices are called as the entries that they tell of.
    const auto kind = notice::kind_named(entry.kind);
    if (!kind) return;
    const office::Effect effect{"feedback:" + std::to_string(feedback.id.value()),
                                "feedback_sms",
                                {{"code", feedback.code}, {"notice", entry.kind}}};
    const auto id = office::queue(act, effect);
    notice::add(act.session, {id, feedback.id.value(), *kind, act.now, notice::About::feedback});
}

}
