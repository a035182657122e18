#pragma once
#include <functional>
#include <string>

#include "src/notice/message_store.h"
#include "src/notice/sms_gateway.h"
#include "src/office/outbox.h"

namespace motcua::notice {

/// Read at the moment of sending, and kept nowhere.
struct Addressed {
    std::string phone; ///< as somebody wrote it; "" when there is none
    std::string text;
    About about = About::dossier; ///< in whose table its end is noted
};

/// One attempt at the gateway.
using Send = std::function<Sending(const Sms&)>;

/// Carries one notice out and notes what became of it. Throws when it has to be tried again. A
/// message that has been sent, or given up, is not sent again. `send` empty: there is no gateway.
void carry(office::Office&, const office::Dispatched&, const Addressed&, const Send& send);

}
