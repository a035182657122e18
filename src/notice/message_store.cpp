#include "src/notice/message_store.h"

#include <array>

#include <fmt/format.h>

namespace motcua::notice {
namespace {

constexpr std::array states{MessageState::waiting, MessageState::sent, MessageState::failed,
                            MessageState::no_phone, MessageState::no_gateway};
constexpr std::int64_t messages_max = 200;

struct Table {
    std::string_view name;
    std::string_view subject;
};

Table table_of(About about) {
    switch (about) {
    case About::dossier: return {"messages", "dossier_id"};
    case About::feedback: return {"feedback_messages", "feedback_id"};
    case About::officer: break;
    }
    return {"officer_messages", "account_id"};
}

/// The statement for that table {0} and its column {1}.
std::string of(About about, std::string_view statement) {
    const auto table = table_of(about);
    return fmt::format(fmt::runtime(statement), table.name, table.subject);
}

MessageState state_named(const std::string& name) {
    for (const auto state : states)
        if (name_of(state) == name) return state;
    throw sql::Error("a message is in a state that this program does not know", false);
}

Message message_from(const sql::Row& row) {
    const auto kind = kind_named(row.text(2));
    if (!kind) throw sql::Error("a message is of a kind that this program does not know", false);
    Message found;
    found.id = row.integer(0);
    found.subject_id = row.integer(1);
    found.kind = *kind;
    found.state = state_named(row.text(3));
    found.attempts = row.integer(4);
    found.possible_double = row.integer(5) != 0;
    found.created_at = base::from_microseconds(row.integer(6));
    if (const auto sent_at = row.optional_integer(7))
        found.sent_at = base::from_microseconds(*sent_at);
    return found;
}

}

std::string_view name_of(MessageState state) {
    switch (state) {
    case MessageState::waiting: return "waiting";
    case MessageState::sent: return "sent";
    case MessageState::failed: return "failed";
    case MessageState::no_phone: return "no_phone";
    case MessageState::no_gateway: return "no_gateway";
    }
    return "";
}

void add(sql::Session& session, const NewMessage& added) {
    session.send(of(added.about, "INSERT INTO {0} (id, {1}, kind, state, attempts, possible_double,"
                                 " created_at) VALUES ($1, $2, $3, 'waiting', 0, 0, $4)"),
                 added.id, added.subject_id, name_of(added.kind),
                 base::to_microseconds(added.created_at));
}

std::optional<Message> message(sql::Session& session, About about, std::int64_t id) {
    const auto rows = session.query(of(about, "SELECT id, {1}, kind, state, attempts,"
                                              " possible_double, created_at, sent_at FROM {0}"
                                              " WHERE id = $1"),
                                    id);
    if (rows.empty()) return std::nullopt;
    return message_from(rows.front());
}

std::vector<Message> messages_of(sql::Session& session, About about, std::int64_t subject_id) {
    std::vector<Message> found;
    for (const auto& row :
         session.query(of(about, "SELECT id, {1}, kind, state, attempts, possible_double,"
                                 " created_at, sent_at FROM {0} WHERE {1} = $1 ORDER BY id"
                                 " LIMIT $2"),
                       subject_id, messages_max))
        found.push_back(message_from(row));
    return found;
}

void note_attempt(sql::Session& session, About about, std::int64_t id) {
    session.run(of(about, "UPDATE {0} SET attempts = attempts + 1, possible_double = 1"
                          " WHERE id = $1"),
                id);
}

void note_end(sql::Session& session, About about, std::int64_t id, const End& end) {
    std::optional<std::int64_t> sent_at;
    if (end.sent_at) sent_at = base::to_microseconds(*end.sent_at);
    std::optional<std::int64_t> ended_at;
    if (end.state != MessageState::waiting) ended_at = base::to_microseconds(end.at);
    session.run(of(about, "UPDATE {0} SET state = $2, possible_double = $3, sent_at = $4,"
                          " ended_at = $5 WHERE id = $1"),
                id, name_of(end.state), end.possible_double ? 1 : 0, sent_at, ended_at);
}

}
