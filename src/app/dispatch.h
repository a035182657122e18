#pragma once
#include <optional>
#include <stop_token>
#include <string>

#include "lib/html/locale.h"
#include "src/app/settings.h"
#include "src/document/file_actions.h"
#include "src/notice/notice.h"
#include "src/office/outbox.h"

namespace motcua::app {

/// The texts of notices in that language; the locale must outlive it.
notice::Wording wording_of(const html::Locale&);

/// Carries out every kind of effect that acts queue; throws for a kind that nobody knows. The
/// office, the shelf and the locale must outlive it. Asked to stop, it gives up what is under way.
office::Carrier carrier(office::Office&, const document::FileShelf&, const html::Locale&,
                        const SmsSettings&, std::stop_token);

/// Why these settings cannot be served with, as a sentence; nothing when they can.
std::optional<std::string> fault_in(const SmsSettings&, bool demo);

}
