#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"
#include "src/dossier/dossier.h"
#include "src/dossier/refusal.h"

namespace motcua::dossier {

/// What people are asked of a dossier that is over, and what they can say (circular
/// 32/2017/TT-BTTTT art. 12, read): one whole and three details.
enum class Aspect { overall, convenience, timeliness, attitude };
inline constexpr std::array aspects{Aspect::overall, Aspect::convenience, Aspect::timeliness,
                                    Aspect::attitude};
enum class Answer { very_satisfied, satisfied, not_satisfied };
inline constexpr std::array answers{Answer::very_satisfied, Answer::satisfied,
                                    Answer::not_satisfied};
std::string_view name_of(Aspect);
std::string_view name_of(Answer);
std::optional<Aspect> aspect_named(std::string_view);
std::optional<Answer> answer_named(std::string_view);

struct Rating {
    std::array<std::optional<Answer>, aspects.size()> answers; ///< in the order of `aspects`
    std::string words;                                         ///< goes into the secret

    const std::optional<Answer>& of(Aspect aspect) const {
        return answers[static_cast<std::size_t>(aspect)];
    }
};
constexpr std::size_t rating_bytes_max = 2000;

/// For how long a rating is taken, in days of the calendar after the result was handed over or the
/// dossier ended otherwise. No rule says so: decided here, so that people still remember.
inline constexpr int rating_days = 30;

/// The newest turn of a dossier, as far as rating it goes.
struct LastTurn {
    std::int64_t turn = 0;
    bool over = false;                 ///< settled or ended
    std::optional<base::Instant> left; ///< nothing while a result waits to be collected
    bool rated = false;
};
/// The last moment at which the turn can be rated; nothing while that does not run yet.
std::optional<base::Instant> ratable_until(const LastTurn&);
/// Why the turn cannot be rated now: wrong_state, rated_before, rating_closed, in this order.
std::optional<Why> fault_in(const LastTurn&, base::Instant now);
/// What is wrong with the rating itself: rating_incomplete, text_too_long.
std::optional<Why> fault_in(const Rating&);

}
