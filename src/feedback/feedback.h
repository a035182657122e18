#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "src/feedback/refusal.h"
#include "src/office/actor.h"

namespace motcua::feedback {

using FeedbackId = base::Id<struct FeedbackTag>;

/// What somebody says it is. Complaints and denunciations follow their own laws: who means one is
/// told where it goes, and nothing is kept.
enum class Kind { conduct, rule, proposal, complaint, denunciation };
inline constexpr std::array kinds{Kind::conduct, Kind::rule, Kind::proposal, Kind::complaint,
                                  Kind::denunciation};
std::string_view name_of(Kind);
std::optional<Kind> kind_named(std::string_view);

enum class State { received, taken_in, answered, turned_away };
inline constexpr std::array states{State::received, State::taken_in, State::answered,
                                   State::turned_away};
std::string_view name_of(State);
std::optional<State> state_named(std::string_view);
bool is_closed(State);

/// Why feedback is turned away: another law is for it, nothing can be learned from it and nobody
/// can be asked, or nobody here answers for it.
inline constexpr std::array causes{"complaint", "denunciation", "no_content", "not_competent"};
bool is_cause(std::string_view);

/// What somebody sends, as read at the door. Words and contact go into the secret.
struct Sending {
    std::optional<Kind> kind;
    std::string agency;    ///< "": that of the dossier
    std::string procedure; ///< "": about none
    std::string dossier;   ///< "": about none
    std::string words;
    std::string full_name; ///< "" for who wants to stay unknown
    std::string phone;
    std::string email;

    static constexpr std::size_t words_bytes_max = 6000;
    static constexpr std::size_t name_bytes_max = 300;
};
/// What is wrong with it by itself: kind_missing, is_complaint, is_denunciation, words_missing,
/// text_too_long, contact_wrong.
std::optional<Why> fault_in(const Sending&);

/// An officer's word on it; goes to the sender.
constexpr std::size_t answer_bytes_max = 6000;

/// What a decision needs to know of feedback that was sent. No personal data.
struct Feedback {
    FeedbackId id;
    std::string code;
    std::int64_t version = 0;
    Kind kind = Kind::conduct;
    State state = State::received;
    std::string agency; ///< which has to answer now
    std::string procedure;
    std::string dossier;
    office::AccountId submitter; ///< 0: was not signed in
    base::Instant received_at;
    base::Instant intake_due_at;
    base::Instant due_at;
    bool provisional = false;
    std::string derivation;
    std::optional<base::Instant> taken_in_at;
    std::optional<base::Instant> closed_at;
    std::string cause;
    std::int64_t submission_entry = 0;
    std::int64_t closing_entry = 0;
};
/// What is due next: taking it in, or the answer.
base::Instant next_due(const Feedback&);

/// "PA-H42.02.01-261127-0001": the first agency, the local day, the number of that day.
std::string feedback_code(std::string_view agency, base::Day, std::int64_t sequence);
std::string feedback_counter(std::string_view agency, base::Day);

}
