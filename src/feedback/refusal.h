#pragma once
#include <string_view>

#include "lib/json/value.h"

namespace motcua::feedback {

/// Why an act on feedback is refused, in the order in which it is checked. The spelling is also the
/// code in the API and, after "problem.", the key in locales/.
enum class Why {
    no_such_feedback,
    key_reused,
    version_missing,
    feedback_changed,
    feedback_closed,
    not_taken_in,
    kind_missing,
    is_complaint,
    is_denunciation,
    words_missing,
    text_too_long,
    contact_wrong,
    no_such_dossier,
    unknown_procedure,
    agency_missing,
    unknown_agency,
    same_agency,
    unknown_cause,
    reason_missing,
    no_due_date,
};
std::string_view name_of(Why);

struct Refusal {
    Why why;
    json::Object detail = {};
};

}
