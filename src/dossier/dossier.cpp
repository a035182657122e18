#include "src/dossier/dossier.h"

#include <algorithm>

namespace motcua::dossier {

std::string_view name_of(State state) {
    switch (state) {
    case State::submitted: return "submitted";
    case State::accepted: return "accepted";
    case State::rejected: return "rejected";
    case State::in_progress: return "in_progress";
    case State::awaiting_supplement: return "awaiting_supplement";
    case State::awaiting_payment: return "awaiting_payment";
    case State::withdrawal_requested: return "withdrawal_requested";
    case State::stopped: return "stopped";
    case State::resolved: return "resolved";
    case State::delivered: return "delivered";
    }
    return "";
}

std::optional<State> state_named(std::string_view name) {
    for (const auto state : states)
        if (name_of(state) == name) return state;
    return std::nullopt;
}

int national_code(State state) {
    const auto* found = std::find(states.begin(), states.end(), state);
    return static_cast<int>(found - states.begin()) + 1;
}

bool may_follow(State from, State to) {
    using enum State;
    const auto one_of = [to](std::initializer_list<State> allowed) {
        return std::find(allowed.begin(), allowed.end(), to) != allowed.end();
    };
    switch (from) {
    // Accepted and at once waiting for a fee is one act: 6 follows 1 as well as 2.
    case submitted:
        return one_of(
            {accepted, rejected, awaiting_supplement, awaiting_payment, stopped, delivered});
    case accepted:
        return one_of({in_progress, awaiting_supplement, awaiting_payment, withdrawal_requested,
                       stopped, resolved});
    case in_progress:
        return one_of(
            {awaiting_supplement, awaiting_payment, withdrawal_requested, stopped, resolved});
    case awaiting_supplement:
        return one_of({submitted, accepted, in_progress, rejected, withdrawal_requested, stopped});
    case awaiting_payment:
        return one_of({accepted, in_progress, resolved, withdrawal_requested, stopped});
    case withdrawal_requested:
        return one_of({accepted, in_progress, awaiting_supplement, awaiting_payment, stopped});
    case stopped: return one_of({in_progress});
    case resolved: return one_of({delivered, awaiting_payment, in_progress});
    case delivered: return one_of({in_progress});
    case rejected: return false;
    }
    return false;
}

bool waits(State state) {
    return state == State::awaiting_supplement || state == State::awaiting_payment ||
           state == State::withdrawal_requested;
}

bool clock_runs(State state) {
    return state == State::submitted || state == State::accepted || state == State::in_progress;
}

int progress_percent(State state, std::size_t steps_done, std::size_t steps_in_all) {
    const bool ended =
        state == State::rejected || state == State::stopped || state == State::delivered;
    if (ended || steps_in_all == 0) return 100;
    return static_cast<int>(std::min(steps_done, steps_in_all) * 100 / steps_in_all);
}

}
