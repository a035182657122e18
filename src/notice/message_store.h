#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "lib/base/time.h"
#include "lib/sql/session.h"
#include "src/notice/notice.h"

namespace motcua::notice {

enum class MessageState {
    waiting,    ///< not sent yet, or to be tried again
    sent,       ///< taken by the gateway
    failed,     ///< refused by the gateway for good
    no_phone,   ///< nobody can be reached
    no_gateway, ///< the program had none when the turn came
};
std::string_view name_of(MessageState);

/// What a message tells of, or the officer whom it tells. Those of each stand in a table of their
/// own.
enum class About { dossier, feedback, officer };

/// What became of one notice. Neither the number nor the text is kept.
struct Message {
    std::int64_t id = 0;         ///< of the effect in the outbox
    std::int64_t subject_id = 0; ///< of the dossier, the feedback or the officer
    Kind kind = Kind::accepted;
    MessageState state = MessageState::waiting;
    std::int64_t attempts = 0;
    /// It may have arrived more often than once. True also while an attempt runs, so that one that
    /// nobody saw the end of stays marked.
    bool possible_double = false;
    base::Instant created_at;
    std::optional<base::Instant> sent_at;
};

struct NewMessage {
    std::int64_t id = 0;
    std::int64_t subject_id = 0;
    Kind kind = Kind::accepted;
    base::Instant created_at;
    About about = About::dossier;
};
/// A message that waits.
void add(sql::Session&, const NewMessage&);

std::optional<Message> message(sql::Session&, About, std::int64_t id);
/// All of one subject, oldest first, for those who may see it.
std::vector<Message> messages_of(sql::Session&, About, std::int64_t subject_id);

/// Counts an attempt that begins, and marks the message until its end is noted.
void note_attempt(sql::Session&, About, std::int64_t id);
/// How an attempt ended, or why there was none.
struct End {
    MessageState state = MessageState::waiting;
    bool possible_double = false;
    std::optional<base::Instant> sent_at;
    base::Instant at = {}; ///< when the attempt ended
};
void note_end(sql::Session&, About, std::int64_t id, const End&);

}
