#include "src/feedback/refusal.h"

namespace motcua::feedback {

std::string_view name_of(Why why) {
    switch (why) {
    case Why::no_such_feedback: return "no_such_feedback";
    case Why::key_reused: return "key_reused";
    case Why::version_missing: return "version_missing";
    case Why::feedback_changed: return "feedback_changed";
    case Why::feedback_closed: return "feedback_closed";
    case Why::not_taken_in: return "not_taken_in";
    case Why::kind_missing: return "kind_missing";
    case Why::is_complaint: return "is_complaint";
    case Why::is_denunciation: return "is_denunciation";
    case Why::words_missing: return "words_missing";
    case Why::text_too_long: return "text_too_long";
    case Why::contact_wrong: return "contact_wrong";
    case Why::no_such_dossier: return "no_such_dossier";
    case Why::unknown_procedure: return "unknown_procedure";
    case Why::agency_missing: return "agency_missing";
    case Why::unknown_agency: return "unknown_agency";
    case Why::same_agency: return "same_agency";
    case Why::unknown_cause: return "unknown_cause";
    case Why::reason_missing: return "reason_missing";
    case Why::no_due_date: return "no_due_date";
    }
    return "";
}

}
