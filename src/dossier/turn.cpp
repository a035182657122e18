#include "src/dossier/turn.h"

namespace motcua::dossier {

std::string_view timing_of(std::optional<base::Instant> due, base::Instant ended) {
    if (!due) return "on_time";
    if (ended > *due) return "late";
    return base::day_of(ended) < base::day_of(*due) ? "early" : "on_time";
}

std::string_view ending_of(std::string_view kind, State state) {
    switch (state) {
    case State::rejected: return "rejected";
    case State::stopped: return kind == "dossier_withdrawn" ? "withdrawn" : "stopped";
    case State::resolved:
    case State::delivered: return "settled";
    case State::submitted:
    case State::accepted:
    case State::in_progress:
    case State::awaiting_supplement:
    case State::awaiting_payment:
    case State::withdrawal_requested: break;
    }
    return "";
}

bool rests(State state) {
    return state == State::awaiting_supplement || state == State::awaiting_payment;
}

}
