#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/base/time.h"

namespace motcua::notice {

/// What a person is told of a dossier, in the order of its life, or of their feedback; and what an
/// officer is told of their work.
enum class Kind {
    accepted,    ///< with the due date
    rejected,    ///< not accepted
    in_progress, ///< being settled
    supplement,  ///< papers are missing
    late,        ///< with the new due date
    moved,       ///< the due date, by a calendar that was published
    returned,    ///< not settled, for reasons
    ready,       ///< the result can be had
    unclaimed,   ///< and nobody has collected it for fifteen days
    // Of feedback:
    feedback_taken_in,
    feedback_handed_on,
    feedback_answered,
    feedback_turned_away,
    // To an officer:
    work_due, ///< so many dossiers are due soon or overdue
};
inline constexpr std::array kinds{Kind::accepted,
                                  Kind::rejected,
                                  Kind::in_progress,
                                  Kind::supplement,
                                  Kind::late,
                                  Kind::moved,
                                  Kind::returned,
                                  Kind::ready,
                                  Kind::unclaimed,
                                  Kind::feedback_taken_in,
                                  Kind::feedback_handed_on,
                                  Kind::feedback_answered,
                                  Kind::feedback_turned_away,
                                  Kind::work_due};
std::string_view name_of(Kind);
std::optional<Kind> kind_named(std::string_view);

/// What a text may tell: nothing about people.
struct Facts {
    std::string code;
    std::string place;
    std::string delivery_way; ///< online, counter or post
    std::optional<base::Instant> due_at;
    bool owes = false;    ///< accepted, and waits for a fee
    bool reminds = false; ///< of a supplement that was asked for before
    /// How many dossiers, of which `code` names the first ones.
    std::int64_t due_soon = 0;
    std::int64_t overdue = 0;
};

/// What goes into the blanks of a text.
struct Blanks {
    std::string code;
    std::string due;
    std::string place;
    std::string due_soon = {};
    std::string overdue = {};
};
/// The text of a locale key with its blanks filled in.
using Wording = std::function<std::string(std::string_view key, const Blanks&)>;

/// Where the text of a notice stands in the locale.
std::string_view key_of(Kind, const Facts&);

/// One part of an SMS in the GSM alphabet.
inline constexpr std::size_t letters_max = 160;
/// The text as it is sent: without accents, in one part. A place that is too long is cut short.
std::string text_of(Kind, const Facts&, const Wording&);

}
