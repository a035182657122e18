#include "src/dossier/ending_store.h"

#include "src/dossier/course.h"
#include "src/dossier/custody_store.h"
#include "src/dossier/dossier_store.h"

namespace motcua::dossier {
namespace {

std::int64_t actor_of(const office::Entry& entry) {
    return entry.actor == "system" ? 0 : std::stoll(entry.actor);
}

std::int64_t moment_of(const office::Entry& entry) {
    return base::to_microseconds(entry.recorded_at);
}

void settle_withdrawal(office::Applying to, const office::Entry& entry, bool agreed) {
    to.session.send("UPDATE withdrawals SET settled_at = $2, settlement_entry = $3, agreed = $4"
                    " WHERE dossier_id = $1",
                    entry.stream, moment_of(entry), entry.id, agreed ? 1 : 0);
}

void write_stop(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO stops (dossier_id, cause, officer, stopped_at, entry)"
                    " VALUES ($1, $2, $3, $4, $5)",
                    entry.stream, entry.body.text_at("cause"), actor_of(entry), moment_of(entry),
                    entry.id);
}

}

std::optional<WithdrawalRow> withdrawal_of(sql::Session& session, DossierId id) {
    const auto rows =
        session.query("SELECT requested_at, request_entry, came_from, settled_at,"
                      " settlement_entry, agreed FROM withdrawals WHERE dossier_id = $1",
                      id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    WithdrawalRow found{base::from_microseconds(row.integer(0)),
                        row.integer(1),
                        state_named(row.text(2)).value_or(State::submitted),
                        std::nullopt,
                        0,
                        false};
    if (row.is_null(3)) return found;
    found.settled_at = base::from_microseconds(row.integer(3));
    found.settlement_entry = row.integer(4);
    found.agreed = row.integer(5) != 0;
    return found;
}

std::optional<StopRow> stop_of(sql::Session& session, DossierId id) {
    const auto rows = session.query(
        "SELECT cause, stopped_at, entry FROM stops WHERE dossier_id = $1", id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return StopRow{row.text(0), base::from_microseconds(row.integer(1)), row.integer(2)};
}

std::optional<DelayRow> delay_of(sql::Session& session, DossierId id) {
    const auto rows = session.query("SELECT cause, agency, sub_unit, due_before, due_at,"
                                    " announced_at, entry FROM delays WHERE dossier_id = $1",
                                    id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return DelayRow{row.text(0),
                    row.text(1),
                    row.text(2),
                    base::from_microseconds(row.integer(3)),
                    base::from_microseconds(row.integer(4)),
                    base::from_microseconds(row.integer(5)),
                    row.integer(6)};
}

std::vector<AnnulledRow> annulled_of(sql::Session& session, DossierId id) {
    std::vector<AnnulledRow> found;
    for (const auto& row : session.query("SELECT notation, annulled_at, entry FROM annulments"
                                         " WHERE dossier_id = $1 ORDER BY annulled_at, entry",
                                         id.value()))
        found.push_back({row.text(0), base::from_microseconds(row.integer(1)), row.integer(2)});
    return found;
}

void apply_withdrawal_request(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    // Who was refused may ask again: the last request stands.
    to.session.send("INSERT INTO withdrawals (dossier_id, requested_at, request_entry, came_from)"
                    " VALUES ($1, $2, $3, $4) ON CONFLICT (dossier_id) DO UPDATE SET"
                    " requested_at = $2, request_entry = $3, came_from = $4, settled_at = NULL,"
                    " settlement_entry = NULL, agreed = NULL",
                    entry.stream, moment_of(entry), entry.id, entry.body.text_at("came_from"));
}

void apply_withdrawal_refusal(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    settle_withdrawal(to, entry, false);
}

void apply_withdrawal(office::Applying to, const office::Entry& entry) {
    // Before acceptance nobody has to agree: request and end are one entry.
    const bool at_once = !entry.body.at("came_from").is_null();
    if (at_once)
        apply_withdrawal_request(to, entry);
    else
        apply_move(to, entry);
    settle_withdrawal(to, entry, true);
    write_stop(to, entry);
    return_originals(to, entry);
}

void apply_stop(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    write_stop(to, entry);
    return_originals(to, entry);
}

void apply_delay(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    const auto& body = entry.body;
    to.session.send("INSERT INTO delays (dossier_id, cause, agency, sub_unit, due_before, due_at,"
                    " officer, announced_at, entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    entry.stream, body.text_at("cause"), body.text_at("agency"),
                    body.text_at("sub_unit"), body.integer_at("due_before"),
                    body.integer_at("due_at"), actor_of(entry), moment_of(entry), entry.id);
    apply_new_due_date(to, entry);
}

void apply_correction(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    if (!entry.body.at("due_at").is_null()) apply_new_due_date(to, entry);
    to.session.send("INSERT INTO annulments (book, number, dossier_id, notation, officer,"
                    " annulled_at, entry) SELECT book, number, dossier_id, notation, $2, $3, $4"
                    " FROM issuances WHERE dossier_id = $1",
                    entry.stream, actor_of(entry), moment_of(entry), entry.id);
    for (const auto* table : {"issuances", "issuance_files", "deliveries", "stops"})
        to.session.send("DELETE FROM " + std::string(table) + " WHERE dossier_id = $1",
                        entry.stream);
}

}
