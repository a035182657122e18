#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "src/office/actor.h"

namespace motcua::dossier {

using DossierId = base::Id<struct DossierTag>;

/// The ten states of the national portal (codes 1 to 10, in this order).
enum class State {
    submitted,
    accepted,
    rejected,
    in_progress,
    awaiting_supplement,
    awaiting_payment,
    withdrawal_requested,
    stopped,
    resolved,
    delivered,
};
inline constexpr std::array states{State::submitted,
                                   State::accepted,
                                   State::rejected,
                                   State::in_progress,
                                   State::awaiting_supplement,
                                   State::awaiting_payment,
                                   State::withdrawal_requested,
                                   State::stopped,
                                   State::resolved,
                                   State::delivered};
std::string_view name_of(State);
std::optional<State> state_named(std::string_view);
/// The status code of the national portal.
int national_code(State);
/// Whether the ten-state table allows to go from one to the other.
bool may_follow(State from, State to);
/// Whether somebody outside must do something first: a supplement, a payment, a withdrawal.
bool waits(State);
/// Whether the office's time runs: nobody outside must act first, and the result is not out yet.
bool clock_runs(State);

/// A step of a dossier's course, opened once; sent back to, it is opened anew as another one.
struct Step {
    std::int64_t sequence = 0;
    std::string code;
    std::string action;
    office::Role role = office::Role::counter_officer;
    std::string agency;
    std::string sub_unit;
    std::optional<office::AccountId> officer;
    std::string state;
    std::int64_t version = 0; ///< of the last entry that touched it
    base::Instant opened_at;
    base::Instant due_at;
    std::optional<base::Instant> closed_at;
};

/// What a decision needs to know of a dossier. No personal data.
struct Dossier {
    DossierId id;
    std::string code;
    std::int64_t version = 0;
    State state = State::submitted;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string variant;
    std::string process;
    std::int64_t process_revision = 0;
    std::string channel;
    std::string receiving_unit;
    std::string competent_agency;
    std::string delivery_way;
    office::AccountId submitter;
    base::Instant submitted_at;
    std::int64_t submission_entry = 0;
    std::optional<Step> step; ///< the open one

    office::Subject subject() const { return {submitter, receiving_unit, competent_agency}; }
};

/// A paper as declared at filing: files by id, originals and copies by count.
struct FiledPaper {
    std::string paper;
    std::int64_t originals = 0;
    std::int64_t copies = 0;
    std::vector<std::int64_t> files;
};

/// How far a dossier has come, in hundredths: all that the public look-up tells beside the state.
int progress_percent(State, std::size_t steps_done, std::size_t steps_in_all);

}
