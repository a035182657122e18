#include "src/feedback/feedback_store.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "lib/sql/bound.h"
#include "src/dossier/filing.h"

namespace motcua::feedback {
namespace {

constexpr std::int64_t not_yet = std::numeric_limits<std::int64_t>::max();

constexpr std::string_view columns =
    "f.id, f.code, f.version, f.kind, f.state, f.agency, f.procedure_code, f.dossier_code,"
    " f.submitter, f.received_at, f.intake_due_at, f.due_at, f.provisional, f.derivation,"
    " f.taken_in_at, f.closed_at, f.cause, f.submission_entry, f.closing_entry";

/// As `next_due` says.
constexpr std::string_view next_due_column =
    "CASE WHEN f.state = 'received' AND f.intake_due_at < f.due_at THEN f.intake_due_at"
    " ELSE f.due_at END";

std::optional<base::Instant> moment_in(const sql::Row& row, std::size_t column) {
    const auto at = row.optional_integer(column);
    if (!at) return std::nullopt;
    return base::from_microseconds(*at);
}

Feedback feedback_from(const sql::Row& row) {
    Feedback found;
    found.id = FeedbackId(row.integer(0));
    found.code = row.text(1);
    found.version = row.integer(2);
    found.kind = kind_named(row.text(3)).value_or(Kind::conduct);
    found.state = state_named(row.text(4)).value_or(State::received);
    found.agency = row.text(5);
    found.procedure = row.text(6);
    found.dossier = row.text(7);
    found.submitter = office::AccountId(row.integer(8));
    found.received_at = base::from_microseconds(row.integer(9));
    found.intake_due_at = base::from_microseconds(row.integer(10));
    found.due_at = base::from_microseconds(row.integer(11));
    found.provisional = row.integer(12) != 0;
    found.derivation = row.text(13);
    found.taken_in_at = moment_in(row, 14);
    found.closed_at = moment_in(row, 15);
    found.cause = row.text(16);
    found.submission_entry = row.integer(17);
    found.closing_entry = row.optional_integer(18).value_or(0);
    return found;
}

std::string within(const office::Scope& scope, sql::Bound& bound) {
    return scope.all ? "" : " AND f.agency IN " + bound.add_all(scope.agencies);
}

std::vector<Feedback> listed(sql::Session& session, const std::string& text,
                             const sql::Bound& bound) {
    std::vector<Feedback> lines;
    for (const auto& row : session.query_with(text, bound.values()))
        lines.push_back(feedback_from(row));
    return lines;
}

std::int64_t moment_of(const office::Entry& entry) {
    return base::to_microseconds(entry.recorded_at);
}

void begin_at(office::Applying to, const office::Entry& entry, const std::string& agency) {
    to.session.send("UPDATE feedback_agencies SET until = $2 WHERE feedback_id = $1 AND until = $3",
                    entry.stream, moment_of(entry), not_yet);
    to.session.send("INSERT INTO feedback_agencies (feedback_id, version, agency, since, until)"
                    " VALUES ($1, $2, $3, $4, $5)",
                    entry.stream, entry.version, agency, moment_of(entry), not_yet);
}

void close(office::Applying to, const office::Entry& entry, State state) {
    to.session.send("UPDATE feedback SET state = $2, version = $3, closed_at = $4, cause = $5,"
                    " closing_entry = $6 WHERE id = $1",
                    entry.stream, name_of(state), entry.version, moment_of(entry),
                    entry.body.text_at("cause"), entry.id);
}

}

office::Scope feedback_scope(sql::Session& session, const office::Actor& actor) {
    office::Scope scope;
    if (!actor.is_officer()) scope.person = actor.account;
    for (const auto* held : {&actor.positions, &actor.inherited})
        for (const auto& position : *held) {
            const bool heads = position.role == office::Role::sub_unit_head;
            if (!heads && position.role != office::Role::procedure_controller &&
                position.role != office::Role::signatory)
                continue;
            if (!heads &&
                !session
                     .query("SELECT code FROM agencies WHERE code = $1 AND kind = 'province'",
                            position.agency)
                     .empty())
                scope.all = true;
            const auto& known = scope.agencies;
            if (known.size() < office::Scope::agencies_max &&
                std::find(known.begin(), known.end(), position.agency) == known.end())
                scope.agencies.push_back(position.agency);
        }
    return scope;
}

bool handles(const office::Scope& scope) { return scope.all || !scope.agencies.empty(); }

std::optional<Feedback> find(sql::Session& session, const office::Scope& scope,
                             const std::string& code) {
    if (!base::is_storable(code)) return std::nullopt;
    const auto rows =
        session.query(fmt::format("SELECT {} FROM feedback f WHERE f.code = $1", columns),
                      dossier::code_from(code));
    if (rows.empty()) return std::nullopt;
    auto found = feedback_from(rows.front());
    const bool own = scope.person && *scope.person == found.submitter;
    const bool here = std::find(scope.agencies.begin(), scope.agencies.end(), found.agency) !=
                      scope.agencies.end();
    if (!scope.all && !own && !here) return std::nullopt;
    return found;
}

std::vector<Feedback> list_waiting(sql::Session& session, const office::Scope& scope,
                                   const Paging& paging) {
    sql::Bound bound;
    const auto inside = within(scope, bound);
    const auto after = bound.add(paging.after);
    const auto after_id = bound.add(paging.after_id);
    const auto text =
        fmt::format("SELECT {0} FROM feedback f WHERE f.closed_at IS NULL{1} AND ({5} > {2}"
                    " OR ({5} = {2} AND f.id > {3})) ORDER BY {5}, f.id LIMIT {4}",
                    columns, inside, after, after_id, bound.add(paging.limit), next_due_column);
    return listed(session, text, bound);
}

std::vector<Feedback> list_closed(sql::Session& session, const office::Scope& scope,
                                  const Paging& paging) {
    sql::Bound bound;
    const auto inside = within(scope, bound);
    const auto before = bound.add(paging.after_id == 0 ? not_yet : paging.after_id);
    const auto text = fmt::format("SELECT {} FROM feedback f WHERE f.closed_at IS NOT NULL{}"
                                  " AND f.id < {} ORDER BY f.id DESC LIMIT {}",
                                  columns, inside, before, bound.add(paging.limit));
    return listed(session, text, bound);
}

std::vector<Feedback> list_own(sql::Session& session, const office::Scope& scope,
                               const Paging& paging) {
    if (!scope.person || scope.person->value() <= 0) return {};
    sql::Bound bound;
    const auto person = scope.person->value();
    const auto owner = bound.add(person);
    const auto before = bound.add(paging.after_id == 0 ? not_yet : paging.after_id);
    const auto text = fmt::format("SELECT {} FROM feedback f WHERE f.submitter = {}"
                                  " AND f.submitter <> 0 AND f.id < {} ORDER BY f.id DESC LIMIT {}",
                                  columns, owner, before, bound.add(paging.limit));
    return listed(session, text, bound);
}

std::int64_t count_overdue(sql::Session& session, const office::Scope& scope, base::Instant now) {
    sql::Bound bound;
    const auto inside = within(scope, bound);
    const auto text = fmt::format("SELECT COUNT(*) FROM feedback f WHERE f.closed_at IS NULL{}"
                                  " AND f.due_at < {}",
                                  inside, bound.add(base::to_microseconds(now)));
    return session.query_with(text, bound.values()).front().integer(0);
}

void note_reading(sql::Session& session, std::int64_t id, base::Instant now,
                  const office::Actor& actor, FeedbackId feedback) {
    // The log names what was read by its stream, whatever it is.
    session.run("INSERT INTO access_log (id, at, account_id, dossier_id, purpose)"
                " VALUES ($1, $2, $3, $4, 'feedback')",
                id, base::to_microseconds(now), actor.account.value(), feedback.value());
}

void apply_sending(office::Applying to, const office::Entry& entry) {
    const auto& body = entry.body;
    to.session.send(
        "INSERT INTO feedback (id, code, version, kind, state, agency, procedure_code,"
        " dossier_code, submitter, received_at, intake_due_at, due_at, provisional, derivation,"
        " cause, submission_entry)"
        " VALUES ($1, $2, $3, $4, 'received', $5, $6, $7, $8, $9, $10, $11, $12, $13, '', $14)",
        entry.stream, body.text_at("code"), entry.version, body.text_at("kind"),
        body.text_at("agency"), body.text_at("procedure"), body.text_at("dossier"),
        std::stoll(body.text_at("submitter")), moment_of(entry), body.integer_at("intake_due_at"),
        body.integer_at("due_at"), body.boolean_at("provisional") ? 1 : 0,
        json::canonical(body.at("derivation")), entry.id);
    begin_at(to, entry, body.text_at("agency"));
}

void apply_intake(office::Applying to, const office::Entry& entry) {
    to.session.send("UPDATE feedback SET state = 'taken_in', version = $2, taken_in_at = $3"
                    " WHERE id = $1",
                    entry.stream, entry.version, moment_of(entry));
}

void apply_transfer(office::Applying to, const office::Entry& entry) {
    const auto agency = entry.body.text_at("agency");
    to.session.send("UPDATE feedback SET state = 'received', version = $2, agency = $3,"
                    " intake_due_at = $4, taken_in_at = NULL WHERE id = $1",
                    entry.stream, entry.version, agency, entry.body.integer_at("intake_due_at"));
    begin_at(to, entry, agency);
}

void apply_refusal(office::Applying to, const office::Entry& entry) {
    close(to, entry, State::turned_away);
}

void apply_answer(office::Applying to, const office::Entry& entry) {
    close(to, entry, State::answered);
}

}
