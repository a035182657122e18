#include "src/dossier/rating.h"

#include <algorithm>

namespace motcua::dossier {

std::string_view name_of(Aspect aspect) {
    switch (aspect) {
    case Aspect::overall: return "overall";
    case Aspect::convenience: return "convenience";
    case Aspect::timeliness: return "timeliness";
    case Aspect::attitude: return "attitude";
    }
    return "";
}

std::string_view name_of(Answer answer) {
    switch (answer) {
    case Answer::very_satisfied: return "very_satisfied";
    case Answer::satisfied: return "satisfied";
    case Answer::not_satisfied: return "not_satisfied";
    }
    return "";
}

std::optional<Aspect> aspect_named(std::string_view name) {
    for (const auto aspect : aspects)
        if (name_of(aspect) == name) return aspect;
    return std::nullopt;
}

std::optional<Answer> answer_named(std::string_view name) {
    for (const auto answer : answers)
        if (name_of(answer) == name) return answer;
    return std::nullopt;
}

std::optional<base::Instant> ratable_until(const LastTurn& turn) {
    if (!turn.left) return std::nullopt;
    // The whole of the last day counts.
    const auto first_day_after = base::day_of(*turn.left) + std::chrono::days{rating_days + 1};
    return base::from_local(base::LocalTime(first_day_after)) - std::chrono::microseconds{1};
}

std::optional<Why> fault_in(const LastTurn& turn, base::Instant now) {
    if (!turn.over) return Why::wrong_state;
    if (turn.rated) return Why::rated_before;
    const auto until = ratable_until(turn);
    if (until && now > *until) return Why::rating_closed;
    return std::nullopt;
}

std::optional<Why> fault_in(const Rating& rating) {
    const bool complete = std::all_of(rating.answers.begin(), rating.answers.end(),
                                      [](const auto& answer) { return answer.has_value(); });
    if (!complete) return Why::rating_incomplete;
    if (rating.words.size() > rating_bytes_max) return Why::text_too_long;
    return std::nullopt;
}

}
