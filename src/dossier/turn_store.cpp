#include "src/dossier/turn_store.h"

#include "src/dossier/course.h"
#include "src/dossier/turn.h"

namespace motcua::dossier {
namespace {

constexpr std::string_view reopening = "correction_begun";
/// Says sorry and names a new day; what was promised stays what was promised.
constexpr std::string_view apology = "delay_announced";

std::optional<base::Instant> due_from(std::int64_t due_at) {
    if (due_at == 0) return std::nullopt;
    return base::from_microseconds(due_at);
}

void begin_again(office::Applying to, const office::Entry& entry, std::int64_t at) {
    to.session.send("UPDATE turns SET reopened_at = $2 WHERE dossier_id = $1 AND reopened_at = $3",
                    entry.stream, at, not_yet);
    to.session.send(
        "INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code,"
        " procedure_revision, channel, received_at, begun_at, ended_at, reopened_at, ending,"
        " due_at, timing) SELECT dossier_id, turn + 1, agency, receiving_unit, procedure_code,"
        " procedure_revision, channel, received_at, $2, $3, $3, '', due_at, '' FROM turns"
        " WHERE dossier_id = $1 ORDER BY turn DESC LIMIT 1",
        entry.stream, at, not_yet);
}

struct OpenTurn {
    std::int64_t turn = 0;
    std::int64_t due_at = 0;
};

/// Only the last turn may be open. Asked for in this order, no database takes the index of all the
/// turns in the province that are open.
std::optional<OpenTurn> open_turn(sql::Session& session, std::int64_t dossier) {
    const auto rows = session.query("SELECT turn, due_at, ended_at FROM turns WHERE dossier_id = $1"
                                    " ORDER BY turn DESC LIMIT 1",
                                    dossier);
    if (rows.empty() || rows.front().integer(2) != not_yet) return std::nullopt;
    return OpenTurn{rows.front().integer(0), rows.front().integer(1)};
}

/// Of a dossier that ends while the citizen had to act first, the clock stood since they had to.
base::Instant clock_of(office::Applying to, const office::Entry& entry) {
    const auto rows = to.session.query("SELECT since FROM turn_waits WHERE dossier_id = $1"
                                       " AND until = $2",
                                       entry.stream, base::to_microseconds(entry.recorded_at));
    return rows.empty() ? entry.recorded_at : base::from_microseconds(rows.front().integer(0));
}

void end_turn(office::Applying to, const office::Entry& entry, const OpenTurn& open,
              std::string_view ending) {
    to.session.send("UPDATE turns SET ended_at = $3, ending = $4, timing = $5"
                    " WHERE dossier_id = $1 AND turn = $2",
                    entry.stream, open.turn, base::to_microseconds(entry.recorded_at), ending,
                    timing_of(due_from(open.due_at), clock_of(to, entry)));
}

/// A wait that goes on keeps the entry it began with.
void note_wait(office::Applying to, const office::Entry& entry, std::int64_t due_at) {
    to.session.send("INSERT INTO turn_waits (dossier_id, version, since, until, due_at)"
                    " SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM turn_waits"
                    " WHERE dossier_id = $1 AND until = $4)",
                    entry.stream, entry.version, base::to_microseconds(entry.recorded_at), not_yet,
                    due_at);
}

}

void note_first_turn(office::Applying to, const office::Entry& entry) {
    to.session.send(
        "INSERT INTO turns (dossier_id, turn, agency, receiving_unit, procedure_code,"
        " procedure_revision, channel, received_at, begun_at, ended_at, reopened_at, ending,"
        " due_at, timing) SELECT id, 1, competent_agency, receiving_unit, procedure_code,"
        " procedure_revision, channel, $2, $2, $3, $3, '', 0, '' FROM dossiers WHERE id = $1",
        entry.stream, base::to_microseconds(entry.recorded_at), not_yet);
    note_turn(to, entry);
}

void note_turn(office::Applying to, const office::Entry& entry) {
    const auto state = move_from(entry.body).state;
    const auto at = base::to_microseconds(entry.recorded_at);
    if (!rests(state))
        to.session.send("UPDATE turn_waits SET until = $2 WHERE dossier_id = $1 AND until = $3",
                        entry.stream, at, not_yet);
    if (entry.kind == reopening) begin_again(to, entry, at);
    const bool promised_before = entry.kind == apology || entry.body.boolean_at("extended");
    const auto* due_at = promised_before ? nullptr : entry.body.at("due_at").integer();
    const auto ending = ending_of(entry.kind, state);
    if (due_at == nullptr && ending.empty() && !rests(state)) return;
    auto open = open_turn(to.session, entry.stream);
    if (!open) return;
    if (due_at != nullptr) {
        open->due_at = *due_at;
        to.session.send("UPDATE turns SET due_at = $3 WHERE dossier_id = $1 AND turn = $2",
                        entry.stream, open->turn, *due_at);
    }
    if (rests(state)) note_wait(to, entry, open->due_at);
    if (!ending.empty()) end_turn(to, entry, *open, ending);
}

}
