#include "src/dossier/dossier_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "src/catalogue/procedure_store.h"
#include "src/dossier/filing.h"
#include "src/organisation/agency_store.h"
#include "src/process/process_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t steps_max = 500;
constexpr std::int64_t papers_max = 500;

std::optional<office::AccountId> account_in(const sql::Row& row, std::size_t column) {
    const auto value = row.optional_integer(column);
    if (!value) return std::nullopt;
    return office::AccountId(*value);
}

/// Its twelve columns begin at `first`.
Step step_from(const sql::Row& row, std::size_t first = 0) {
    Step step;
    step.sequence = row.integer(first);
    step.code = row.text(first + 1);
    step.action = row.text(first + 2);
    step.role = office::role_named(row.text(first + 3)).value_or(office::Role::counter_officer);
    step.agency = row.text(first + 4);
    step.sub_unit = row.text(first + 5);
    step.officer = account_in(row, first + 6);
    step.state = row.text(first + 7);
    step.version = row.integer(first + 8);
    step.opened_at = base::from_microseconds(row.integer(first + 9));
    step.due_at = base::from_microseconds(row.integer(first + 10));
    if (const auto closed = row.optional_integer(first + 11))
        step.closed_at = base::from_microseconds(*closed);
    return step;
}

Dossier dossier_from(const sql::Row& row) {
    Dossier dossier;
    dossier.id = DossierId(row.integer(0));
    dossier.code = row.text(1);
    dossier.version = row.integer(2);
    dossier.state = state_named(row.text(3)).value_or(State::submitted);
    dossier.procedure = row.text(4);
    dossier.procedure_revision = row.integer(5);
    dossier.variant = row.text(6);
    dossier.process = row.text(7);
    dossier.process_revision = row.integer(8);
    dossier.channel = row.text(9);
    dossier.receiving_unit = row.text(10);
    dossier.competent_agency = row.text(11);
    dossier.delivery_way = row.text(12);
    dossier.submitter = office::AccountId(row.integer(13));
    dossier.submitted_at = base::from_microseconds(row.integer(14));
    dossier.submission_entry = row.integer(15);
    return dossier;
}

}

const catalogue::Procedure& Rulebook::procedure(sql::Session& session, const std::string& code,
                                                std::int64_t revision) const {
    return procedures.get(code, revision, [&] { return catalogue::get(session, code, revision); });
}

const process::Process& Rulebook::process(sql::Session& session, const std::string& code,
                                          std::int64_t revision) const {
    return processes.get(code, revision, [&] { return process::get(session, code, revision); });
}

CalendarInForce Rulebook::calendar_of(sql::Session& session, const std::string& agency) const {
    CalendarInForce in_force;
    in_force.layers =
        calendar::newest_layers(session, organisation::calendars_of(session, agency));
    in_force.days = &calendar(session, in_force.layers);
    return in_force;
}

const calendar::OfficeCalendar&
Rulebook::calendar(sql::Session& session,
                   const std::vector<calendar::LayerRevision>& layers) const {
    std::string names;
    for (const auto& layer : layers) names += fmt::format("{} {} ", layer.code, layer.revision);
    return calendars.get(names, layers.front().revision,
                         [&] { return calendar::get(session, layers); });
}

TimeRulesInForce Rulebook::rules_of_time(sql::Session& session) const {
    const auto revision = calendar::newest_time_rules(session);
    return {revision, &time_rules.get("", revision,
                                      [&] { return calendar::time_rules_of(session, revision); })};
}

std::optional<Dossier> find(sql::Session& session, const office::Scope& scope,
                            const std::string& code) {
    constexpr std::size_t step_column = 16;
    // One statement: read apart, the step could already be that of the next version.
    const auto rows = session.query(
        "SELECT d.id, d.code, d.version, d.state, d.procedure_code, d.procedure_revision,"
        " d.variant, d.process, d.process_revision, d.channel, d.receiving_unit,"
        " d.competent_agency, d.delivery_way, d.submitter, d.submitted_at, d.submission_entry,"
        " s.sequence, s.code, s.action, s.role, s.agency, s.sub_unit, s.officer, s.state,"
        " s.version, s.opened_at, s.due_at, s.closed_at FROM dossiers d LEFT JOIN steps s"
        " ON s.dossier_id = d.id AND s.state = 'open' WHERE d.code = $1",
        code_from(code));
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    auto dossier = dossier_from(row);
    if (!office::may(scope, dossier.subject())) return std::nullopt;
    if (!row.is_null(step_column)) dossier.step = step_from(row, step_column);
    return dossier;
}

std::vector<Step> steps_of(sql::Session& session, DossierId id) {
    std::vector<Step> steps;
    for (const auto& row : session.query(
             "SELECT sequence, code, action, role, agency, sub_unit, officer, state, version,"
             " opened_at, due_at, closed_at FROM steps WHERE dossier_id = $1"
             " ORDER BY sequence LIMIT $2",
             id.value(), steps_max))
        steps.push_back(step_from(row));
    return steps;
}

std::vector<FiledPaper> papers_of(sql::Session& session, DossierId id) {
    std::vector<FiledPaper> papers;
    for (const auto& row : session.query("SELECT paper, originals, copies FROM papers"
                                         " WHERE dossier_id = $1 ORDER BY paper LIMIT $2",
                                         id.value(), papers_max))
        papers.push_back({row.text(0), row.integer(1), row.integer(2), {}});
    for (const auto& row :
         session.query("SELECT paper, file_id FROM paper_files WHERE dossier_id = $1"
                       " ORDER BY paper, file_id LIMIT $2",
                       id.value(), papers_max))
        for (auto& paper : papers)
            if (paper.paper == row.text(0)) paper.files.push_back(row.integer(1));
    // Counted at the counter, and none was there.
    std::erase_if(papers, [](const FiledPaper& paper) {
        return paper.originals == 0 && paper.copies == 0 && paper.files.empty();
    });
    return papers;
}

std::optional<AcceptedRow> acceptance_of(sql::Session& session, DossierId id) {
    const auto rows = session.query("SELECT accepted_at, due_at, provisional, derivation"
                                    " FROM acceptances WHERE dossier_id = $1",
                                    id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    auto derivation = json::parse(row.text(3));
    return AcceptedRow{base::from_microseconds(row.integer(0)),
                       base::from_microseconds(row.integer(1)), row.integer(2) != 0,
                       derivation ? std::move(*derivation) : json::Value()};
}

std::optional<ResultRow> result_of(sql::Session& session, DossierId id) {
    const auto rows = session.query(
        "SELECT i.number, i.book, i.notation, i.issued_at, a.form_of_authority, a.signatory"
        " FROM issuances i LEFT JOIN approvals a ON a.dossier_id = i.dossier_id"
        " WHERE i.dossier_id = $1",
        id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    ResultRow result{row.integer(0),
                     row.text(1),
                     row.text(2),
                     base::from_microseconds(row.integer(3)),
                     row.optional_text(4).value_or(""),
                     account_in(row, 5)};
    for (const auto& file : session.query("SELECT file_id FROM issuance_files WHERE dossier_id = $1"
                                          " ORDER BY file_id LIMIT $2",
                                          id.value(), papers_max))
        result.documents.push_back(file.integer(0));
    return result;
}

std::optional<SupplementRow> supplement_of(sql::Session& session, DossierId id) {
    const auto rows = session.query("SELECT s.requested_at, s.request_entry, s.came_from,"
                                    " s.answered_at, s.answer_entry, s.due_at, r.reminded_at"
                                    " FROM supplements s LEFT JOIN supplement_reminders r"
                                    " ON r.dossier_id = s.dossier_id WHERE s.dossier_id = $1",
                                    id.value());
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    SupplementRow supplement;
    supplement.requested_at = base::from_microseconds(row.integer(0));
    supplement.request_entry = row.integer(1);
    supplement.came_from = state_named(row.text(2)).value_or(State::submitted);
    if (const auto answered = row.optional_integer(3))
        supplement.answered_at = base::from_microseconds(*answered);
    supplement.answer_entry = row.optional_integer(4).value_or(0);
    if (const auto due_at = row.optional_integer(5))
        supplement.due_at = base::from_microseconds(*due_at);
    if (const auto reminded_at = row.optional_integer(6))
        supplement.reminded_at = base::from_microseconds(*reminded_at);
    for (const auto& paper : session.query("SELECT paper FROM supplement_papers"
                                           " WHERE dossier_id = $1 ORDER BY paper LIMIT $2",
                                           id.value(), papers_max))
        supplement.papers.push_back(paper.text(0));
    return supplement;
}

std::optional<json::Value> corrected_form(sql::Session& session, const office::Vault& vault,
                                          DossierId id) {
    const auto brought = supplement_of(session, id);
    if (!brought || brought->answer_entry == 0) return std::nullopt;
    const auto secret = office::secret_of(session, vault, brought->answer_entry);
    if (!secret || secret->at("form").is_null()) return std::nullopt;
    return secret->at("form");
}

json::Value form_of(sql::Session& session, const office::Vault& vault, const Dossier& dossier) {
    if (auto corrected = corrected_form(session, vault, dossier.id)) return std::move(*corrected);
    const auto secret = office::secret_of(session, vault, dossier.submission_entry);
    return secret ? secret->at("form") : json::Value();
}

std::vector<PaymentRow> payments_of(sql::Session& session, DossierId id) {
    std::vector<PaymentRow> payments;
    for (const auto& row : session.query("SELECT book, number, fee, units, amount_dong, paid_at"
                                         " FROM payments WHERE dossier_id = $1"
                                         " ORDER BY paid_at, book, number, fee LIMIT $2",
                                         id.value(), papers_max))
        payments.push_back({row.text(0), row.integer(1), row.text(2), row.integer(3),
                            row.integer(4), base::from_microseconds(row.integer(5))});
    return payments;
}

std::vector<SiteVisitRow> site_visits_of(sql::Session& session, DossierId id) {
    std::vector<SiteVisitRow> visits;
    for (const auto& row : session.query("SELECT sequence, visited_at, entry FROM site_visits"
                                         " WHERE dossier_id = $1 ORDER BY sequence LIMIT $2",
                                         id.value(), steps_max)) {
        SiteVisitRow visit{base::from_microseconds(row.integer(1)), row.integer(2), {}};
        for (const auto& file : session.query("SELECT file_id FROM site_visit_files WHERE"
                                              " dossier_id = $1 AND sequence = $2"
                                              " ORDER BY file_id LIMIT $3",
                                              id.value(), row.integer(0), papers_max))
            visit.photos.push_back(file.integer(0));
        visits.push_back(std::move(visit));
    }
    return visits;
}

bool files_are_of(sql::Session& session, office::AccountId uploader,
                  const std::vector<std::int64_t>& files) {
    return std::all_of(files.begin(), files.end(), [&](std::int64_t file) {
        return !session
                    .query("SELECT id FROM files WHERE id = $1 AND uploader = $2", file,
                           uploader.value())
                    .empty();
    });
}

std::optional<DossierId> dossier_with_file(sql::Session& session, const office::Scope& scope,
                                           std::int64_t file) {
    for (const auto& row : session.query(
             "SELECT d.id, d.submitter, d.receiving_unit, d.competent_agency FROM dossiers d"
             " WHERE d.id IN (SELECT dossier_id FROM paper_files WHERE file_id = $1"
             " UNION SELECT dossier_id FROM site_visit_files WHERE file_id = $1"
             " UNION SELECT i.dossier_id FROM issuance_files i JOIN dossiers o ON o.id ="
             " i.dossier_id WHERE i.file_id = $1 AND (o.state = 'delivered' OR $3 = 1))"
             " ORDER BY d.id LIMIT $2",
             file, papers_max, scope.all || !scope.agencies.empty() ? 1 : 0))
        if (office::may(scope, {office::AccountId(row.integer(1)), row.text(2), row.text(3)}))
            return DossierId(row.integer(0));
    return std::nullopt;
}

std::int64_t open_steps_at(sql::Session& session, const std::string& agency) {
    return session.query("SELECT COUNT(*) FROM steps WHERE agency = $1 AND state = 'open'", agency)
        .front()
        .integer(0);
}

std::optional<Glance> public_glance(sql::Session& session, const std::string& code) {
    const auto rows = session.query(
        "SELECT d.state, d.process, d.process_revision, s.code, d.code FROM dossiers d"
        " LEFT JOIN steps s ON s.dossier_id = d.id AND s.state = 'open' WHERE d.code = $1",
        code_from(code));
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return Glance{state_named(row.text(0)).value_or(State::submitted), row.text(1), row.integer(2),
                  row.optional_text(3).value_or(""), row.text(4)};
}

void note_reading(sql::Session& session, std::int64_t id, base::Instant now,
                  const office::Actor& actor, DossierId dossier, const std::string& purpose) {
    session.send("INSERT INTO access_log (id, at, account_id, dossier_id, purpose)"
                 " VALUES ($1, $2, $3, $4, $5)",
                 id, base::to_microseconds(now), actor.account.value(), dossier.value(), purpose);
}

}
