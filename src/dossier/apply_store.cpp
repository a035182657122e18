#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/base/text.h"
#include "lib/sql/bound.h"
#include "src/document/binding_store.h"
#include "src/dossier/course.h"
#include "src/dossier/custody_store.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"
#include "src/dossier/late_store.h"
#include "src/dossier/turn_store.h"

namespace motcua::dossier {
namespace {

std::int64_t number_in(const json::Value& body, std::string_view key) {
    return std::stoll(body.text_at(key, "0"));
}

std::int64_t actor_of(const office::Entry& entry) {
    return entry.actor == "system" ? 0 : std::stoll(entry.actor);
}

std::optional<std::int64_t> optional_moment(const json::Value& body, std::string_view key) {
    const auto* moment = body.at(key).integer();
    return moment != nullptr ? std::optional(*moment) : std::nullopt;
}

/// The visit at the counter in which it was filed.
std::optional<std::int64_t> visit_in(const json::Value& body) {
    const auto visit = body.optional_text_at("visit");
    return visit ? std::optional(std::int64_t{std::stoll(*visit)}) : std::nullopt;
}

void open_step(office::Applying to, const office::Entry& entry, const Step& step) {
    to.session.send("INSERT INTO steps (dossier_id, sequence, code, action, role, agency, sub_unit,"
                    " officer, state, version, opened_at, due_at)"
                    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11)",
                    entry.stream, step.sequence, step.code, step.action, office::name_of(step.role),
                    step.agency, step.sub_unit,
                    step.officer ? std::optional(step.officer->value()) : std::nullopt,
                    entry.version, base::to_microseconds(entry.recorded_at),
                    base::to_microseconds(step.due_at));
}

/// The words of a name, for the agencies that may look for it.
void index_name(office::Applying to, const office::Entry& entry, const std::string& name) {
    const auto words = words_of_name(name);
    const std::set<std::string> agencies{entry.body.text_at("receiving_unit"),
                                         entry.body.text_at("competent_agency")};
    if (words.empty()) return;
    sql::Bound bound;
    std::vector<std::string> rows;
    for (const auto& agency : agencies)
        for (const auto& word : words)
            rows.push_back(fmt::format("({}, {}, {})", bound.add(agency), bound.add(word),
                                       bound.add(entry.stream)));
    to.session.send_with(fmt::format("INSERT INTO dossier_search_words (agency, word, dossier_id)"
                                     " VALUES {} ON CONFLICT DO NOTHING",
                                     fmt::join(rows, ", ")),
                         bound.values());
}

/// The finding aids; empty once the secret was erased.
void make_findable(office::Applying to, const office::Entry& entry) {
    if (!entry.secret) return;
    const auto& owner = entry.secret->at("owner");
    const auto index = [&](const char* purpose, const char* member) {
        const auto number = owner.optional_text_at(member);
        return number ? std::optional(sql::Bytes{to.vault.blind_index(purpose, *number)})
                      : std::nullopt;
    };
    to.session.send("INSERT INTO dossier_search (dossier_id, folded_name, identity_index,"
                    " phone_index) VALUES ($1, $2, $3, $4)",
                    entry.stream, base::folded(owner.text_at("full_name")),
                    index("identity_number", "identity_number"), index("phone", "phone"));
    index_name(to, entry, owner.text_at("full_name"));
}

enum class Counts { more, anew };

void file_papers(office::Applying to, const office::Entry& entry, Counts counts = Counts::more) {
    for (const auto& paper : entry.body.array_at("papers")) {
        const std::string_view on_conflict =
            counts == Counts::more
                ? " originals = papers.originals + $3, copies = papers.copies + $4"
                : " originals = $3, copies = $4";
        to.session.send("INSERT INTO papers (dossier_id, paper, originals, copies)"
                        " VALUES ($1, $2, $3, $4) ON CONFLICT (dossier_id, paper) DO UPDATE SET" +
                            std::string(on_conflict),
                        entry.stream, paper.text_at("paper"), paper.integer_at("originals"),
                        paper.integer_at("copies"));
        for (const auto& file : paper.array_at("files"))
            // The same content brought twice is one file: a paper may name it twice.
            to.session.send("INSERT INTO paper_files (dossier_id, paper, file_id)"
                            " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                            entry.stream, paper.text_at("paper"), std::stoll(*file.text()));
    }
    document::bind_files(to, entry);
}

/// The lines of the receipt, if one was written.
void write_receipt(office::Applying to, const office::Entry& entry) {
    const auto& receipt = entry.body.at("receipt");
    for (const auto& line : receipt.array_at("lines"))
        to.session.send("INSERT INTO payments (book, number, fee, dossier_id, units, amount_dong,"
                        " officer, paid_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                        receipt.text_at("book"), receipt.integer_at("number"), line.text_at("fee"),
                        entry.stream, line.integer_at("units"), line.integer_at("amount_dong"),
                        actor_of(entry), base::to_microseconds(entry.recorded_at));
}

}

void apply_submission(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send(
        "INSERT INTO dossiers (id, code, version, state, procedure_code, procedure_revision,"
        " variant, process, process_revision, channel, receiving_unit, competent_agency,"
        " delivery_way, submitter, submitted_at, submission_entry, visit)"
        " VALUES ($1, $2, $3, $16, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17)",
        entry.stream, body.text_at("code"), entry.version, body.text_at("procedure"),
        body.integer_at("procedure_revision"), body.text_at("variant"), body.text_at("process"),
        body.integer_at("process_revision"), body.text_at("channel"),
        body.text_at("receiving_unit"), body.text_at("competent_agency"),
        body.text_at("delivery_way"), number_in(body, "submitter"),
        base::to_microseconds(entry.effective_at), entry.id, body.text_at("state"), visit_in(body));
    note_first_turn(to, entry);
    make_findable(to, entry);
    file_papers(to, entry);
    keep_originals(to, entry, Keeping::more);
    if (const auto move = move_from(body); move.opens) open_step(to, entry, *move.opens);
}

void apply_move(office::Applying to, const office::Entry& entry) {
    const auto move = move_from(entry.body);
    to.session.send("UPDATE dossiers SET state = $2, version = $3 WHERE id = $1", entry.stream,
                    name_of(move.state), entry.version);
    to.session.send("UPDATE steps SET state = $3, version = $4, closed_at = $5, closed_by = $6"
                    " WHERE dossier_id = $1 AND sequence = $2",
                    entry.stream, move.closes, move.how, entry.version,
                    base::to_microseconds(entry.recorded_at), actor_of(entry));
    if (move.opens) open_step(to, entry, *move.opens);
    note_turn(to, entry);
    note_late_cause(to, entry);
}

void apply_acceptance(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    file_papers(to, entry, Counts::anew);
    keep_originals(to, entry, Keeping::anew);
    to.session.send(
        "INSERT INTO acceptances (dossier_id, officer, accepted_at, due_at, provisional,"
        " derivation) VALUES ($1, $2, $3, $4, $5, $6)",
        entry.stream, actor_of(entry), base::to_microseconds(entry.effective_at),
        entry.body.integer_at("due_at"), entry.body.boolean_at("provisional") ? 1 : 0,
        json::canonical(entry.body.at("derivation")));
}

void apply_rejection(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    to.session.send("INSERT INTO rejections (dossier_id, officer, rejected_at) VALUES ($1, $2, $3)",
                    entry.stream, actor_of(entry), base::to_microseconds(entry.recorded_at));
    return_originals(to, entry);
}

void apply_approval(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    // A dossier that was sent back after approval is approved anew: the last signature stands.
    to.session.send("INSERT INTO approvals (dossier_id, signatory, form_of_authority, approved_at)"
                    " VALUES ($1, $2, $3, $4) ON CONFLICT (dossier_id) DO UPDATE SET"
                    " signatory = $2, form_of_authority = $3, approved_at = $4",
                    entry.stream, actor_of(entry), entry.body.text_at("form_of_authority"),
                    base::to_microseconds(entry.recorded_at));
}

void apply_issuance(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    to.session.send("INSERT INTO issuances (dossier_id, book, number, notation, clerk, issued_at)"
                    " VALUES ($1, $2, $3, $4, $5, $6)",
                    entry.stream, entry.body.text_at("book"), entry.body.integer_at("number"),
                    entry.body.text_at("notation"), actor_of(entry),
                    base::to_microseconds(entry.recorded_at));
    for (const auto& document : entry.body.array_at("documents"))
        to.session.send("INSERT INTO issuance_files (dossier_id, file_id) VALUES ($1, $2)"
                        " ON CONFLICT DO NOTHING",
                        entry.stream, std::stoll(*document.text()));
    document::bind_files(to, entry);
}

void apply_delivery(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    to.session.send("INSERT INTO deliveries (dossier_id, officer, delivered_at, way)"
                    " VALUES ($1, $2, $3, $4)",
                    entry.stream, actor_of(entry), base::to_microseconds(entry.recorded_at),
                    entry.body.text_at("way"));
    return_originals(to, entry);
}

void apply_supplement_request(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    to.session.send("INSERT INTO supplements (dossier_id, officer, requested_at, request_entry,"
                    " came_from, due_at, remind_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    entry.stream, actor_of(entry), base::to_microseconds(entry.recorded_at),
                    entry.id, entry.body.text_at("came_from"),
                    optional_moment(entry.body, "supplement_due_at"),
                    optional_moment(entry.body, "supplement_remind_at"));
    for (const auto& paper : entry.body.array_at("papers"))
        to.session.send("INSERT INTO supplement_papers (dossier_id, paper) VALUES ($1, $2)",
                        entry.stream, *paper.text());
}

void apply_new_due_date(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send("UPDATE acceptances SET due_at = $2, provisional = $3, derivation = $4"
                    " WHERE dossier_id = $1",
                    entry.stream, body.integer_at("due_at"), body.boolean_at("provisional") ? 1 : 0,
                    json::canonical(body.at("derivation")));
    to.session.send("UPDATE steps SET due_at = $2, version = $3 WHERE dossier_id = $1"
                    " AND state = 'open'",
                    entry.stream, body.integer_at("due_at"), entry.version);
}

void apply_supplement(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    file_papers(to, entry);
    keep_originals(to, entry, Keeping::more);
    to.session.send("UPDATE supplements SET answered_at = $2, answer_entry = $3"
                    " WHERE dossier_id = $1",
                    entry.stream, base::to_microseconds(entry.recorded_at), entry.id);
    // Asked for during settlement: the limit began anew or went on (decree 61/2018 art. 19.4).
    if (!entry.body.at("due_at").is_null()) apply_new_due_date(to, entry);
}

void apply_payment(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    write_receipt(to, entry);
    // The time that the payment was waited for did not count.
    if (!entry.body.at("due_at").is_null()) apply_new_due_date(to, entry);
}

void apply_site_visit(office::Applying to, const office::Entry& entry) {
    apply_move(to, entry);
    const auto sequence = move_from(entry.body).closes;
    to.session.send("INSERT INTO site_visits (dossier_id, sequence, officer, visited_at, entry)"
                    " VALUES ($1, $2, $3, $4, $5)",
                    entry.stream, sequence, actor_of(entry), entry.body.integer_at("visited_at"),
                    entry.id);
    for (const auto& photo : entry.body.array_at("photos"))
        to.session.send("INSERT INTO site_visit_files (dossier_id, sequence, file_id)"
                        " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                        entry.stream, sequence, std::stoll(*photo.text()));
    document::bind_files(to, entry);
}

void apply_settlement_at_once(office::Applying to, const office::Entry& entry) {
    apply_submission(to, entry);
    write_receipt(to, entry);
    to.session.send("INSERT INTO issuances (dossier_id, book, number, notation, clerk, issued_at)"
                    " VALUES ($1, $2, $3, $4, $5, $6)",
                    entry.stream, entry.body.text_at("book"), entry.body.integer_at("number"),
                    entry.body.text_at("notation"), actor_of(entry),
                    base::to_microseconds(entry.recorded_at));
    to.session.send("INSERT INTO deliveries (dossier_id, officer, delivered_at, way)"
                    " VALUES ($1, $2, $3, $4)",
                    entry.stream, actor_of(entry), base::to_microseconds(entry.recorded_at),
                    entry.body.text_at("delivery_way"));
}

}
