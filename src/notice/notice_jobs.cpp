#include "src/notice/notice_jobs.h"

#include <stdexcept>

#include "src/notice/message_store.h"

namespace motcua::notice {
namespace {

void note(office::Office& office, About about, std::int64_t id, const End& end) {
    office.database().write([&](sql::Session& session) {
        note_end(session, about, id, end);
        return sql::Outcome::keep;
    });
}

/// `doubted`: whether it may have arrived before this attempt.
End end_of(Sending sending, bool doubted, base::Instant now) {
    switch (sending) {
    case Sending::taken: return {MessageState::sent, doubted, now, now};
    case Sending::refused: return {MessageState::failed, doubted, std::nullopt, now};
    case Sending::not_taken: return {MessageState::waiting, doubted, std::nullopt, now};
    case Sending::unknown: break;
    }
    return {MessageState::waiting, true, std::nullopt, now};
}

}

void carry(office::Office& office, const office::Dispatched& effect, const Addressed& addressed,
           const Send& send) {
    const auto about = addressed.about;
    const auto found =
        office.look([&](sql::Session& session) { return message(session, about, effect.id); });
    if (!found) throw std::runtime_error("the message of a notice is not there");
    if (found->state != MessageState::waiting) return;
    const auto number = mobile_number(addressed.phone);
    if (!number || !send) {
        const auto why = number ? MessageState::no_gateway : MessageState::no_phone;
        note(office, about, effect.id, {why, found->possible_double, std::nullopt, office.now()});
        return;
    }
    office.database().write([&](sql::Session& session) {
        note_attempt(session, about, effect.id);
        return sql::Outcome::keep;
    });
    const auto sending = send({*number, addressed.text});
    note(office, about, effect.id, end_of(sending, found->possible_double, office.now()));
    if (sending == Sending::not_taken) throw std::runtime_error("the gateway did not take it");
    if (sending == Sending::unknown)
        throw std::runtime_error("nobody knows whether the gateway took it");
}

}
