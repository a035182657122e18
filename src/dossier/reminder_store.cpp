#include "src/dossier/reminder_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "lib/sql/bound.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t agencies_max = 10'000;
constexpr std::int64_t codes_read_max = 10'000;

/// Of an accepted dossier that waits for nobody outside: before the acceptance no limit runs.
constexpr std::string_view running = "d.state IN ('accepted', 'in_progress')";

/// A reminder `r` with its step `s` and dossier `d` as long as it is to be done by that moment.
constexpr std::string_view open_reminders =
    "reminders r JOIN steps s ON s.dossier_id = r.dossier_id AND s.state = 'open'"
    " AND s.due_at = r.due_at JOIN dossiers d ON d.id = r.dossier_id";

ReminderKind kind_of(base::Instant due_at, base::Instant now) {
    return due_at < now ? ReminderKind::overdue : ReminderKind::due_soon;
}

DueStep step_from(const sql::Row& row, const DueAt& at) {
    DueStep step;
    step.dossier_id = row.integer(0);
    step.due_at = base::from_microseconds(row.integer(1));
    step.kind = kind_of(step.due_at, at.now);
    step.place = {office::role_named(row.text(2)).value_or(office::Role::case_officer), at.agency,
                  row.text(3)};
    if (const auto officer = row.optional_integer(4)) step.officer = office::AccountId(*officer);
    return step;
}

std::vector<office::AccountId> signatories_of(sql::Session& session, const std::string& agency,
                                              base::Day today) {
    std::vector<office::AccountId> found;
    const auto heir = organisation::successor_on(session, agency, today);
    for (const auto& holder : people::holders_at(session, heir, today))
        if (holder.position.role == office::Role::signatory) found.push_back(holder.account);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}

std::string_view name_of(ReminderKind kind) {
    return kind == ReminderKind::overdue ? "overdue" : "due_soon";
}

std::vector<std::string> agencies_at_work(sql::Session& session) {
    std::vector<std::string> agencies;
    for (const auto& row : session.query("SELECT DISTINCT agency FROM steps WHERE state = 'open'"
                                         " ORDER BY agency LIMIT $1",
                                         agencies_max))
        agencies.push_back(row.text(0));
    return agencies;
}

std::vector<DueStep> unreminded_steps(sql::Session& session, const DueAt& at, std::int64_t limit) {
    std::vector<DueStep> steps;
    const auto text =
        fmt::format("SELECT s.dossier_id, s.due_at, s.role, s.sub_unit, s.officer FROM steps s"
                    " JOIN dossiers d ON d.id = s.dossier_id WHERE s.state = 'open'"
                    " AND s.agency = $1 AND s.due_at < $2 AND {} AND NOT EXISTS (SELECT 1"
                    " FROM reminders r WHERE r.dossier_id = s.dossier_id AND r.due_at = s.due_at"
                    " AND r.kind = CASE WHEN s.due_at < $3 THEN 'overdue' ELSE 'due_soon' END)"
                    " ORDER BY s.due_at, s.dossier_id LIMIT $4",
                    running);
    for (const auto& row : session.query(text, at.agency, base::to_microseconds(at.until),
                                         base::to_microseconds(at.now), limit))
        steps.push_back(step_from(row, at));
    return steps;
}

std::vector<office::AccountId> reminded_of(sql::Session& session, const DueStep& step,
                                           base::Instant now) {
    const auto today = base::day_of(now);
    if (step.kind == ReminderKind::overdue)
        return signatories_of(session, step.place.agency, today);
    const auto holder =
        step.officer ? people::acting(session, *step.officer, now) : std::nullopt;
    if (holder && holder->holds(step.place)) return {holder->account};
    return people::officers_of(
        session, {office::Role::sub_unit_head, step.place.agency, step.place.sub_unit}, today);
}

void add_reminders(sql::Session& session, const DueStep& step,
                   const std::vector<office::AccountId>& accounts, base::Instant now) {
    // Where there is nobody, that is kept too, so that nobody looks for them each minute.
    static const std::vector nobody{office::AccountId(0)};
    for (const auto& account : accounts.empty() ? nobody : accounts)
        session.send("INSERT INTO reminders (dossier_id, due_at, kind, account_id, reminded_at,"
                     " told_on) VALUES ($1, $2, $3, $4, $5, '') ON CONFLICT DO NOTHING",
                     step.dossier_id, base::to_microseconds(step.due_at), name_of(step.kind),
                     account.value(), base::to_microseconds(now));
}

std::vector<office::AccountId> untold_accounts(sql::Session& session, base::Day day,
                                               std::int64_t limit) {
    std::vector<office::AccountId> accounts;
    const auto text = fmt::format("SELECT DISTINCT r.account_id FROM {} WHERE r.told_on = ''"
                                  " AND r.account_id <> 0 AND {} AND NOT EXISTS (SELECT 1"
                                  " FROM reminder_days t WHERE t.account_id = r.account_id"
                                  " AND t.day = $1) ORDER BY r.account_id LIMIT $2",
                                  open_reminders, running);
    for (const auto& row : session.query(text, base::iso_day(day), limit))
        accounts.emplace_back(row.integer(0));
    return accounts;
}

Digest untold_digest(sql::Session& session, office::AccountId account, base::Instant now) {
    Digest digest;
    const auto text = fmt::format("SELECT DISTINCT d.code, r.due_at FROM {} WHERE r.account_id = $1"
                                  " AND r.told_on = '' AND {} ORDER BY r.due_at, d.code LIMIT $2",
                                  open_reminders, running);
    for (const auto& row : session.query(text, account.value(), codes_read_max)) {
        const auto due_at = base::from_microseconds(row.integer(1));
        const bool overdue = kind_of(due_at, now) == ReminderKind::overdue;
        ++(overdue ? digest.overdue : digest.due_soon);
        if (digest.codes.size() < digest_codes_max) digest.codes.push_back(row.text(0));
    }
    return digest;
}

void note_told(sql::Session& session, office::AccountId account, base::Day day) {
    session.run("UPDATE reminders SET told_on = $2 WHERE account_id = $1 AND told_on = ''",
                account.value(), base::iso_day(day));
}

bool note_message_of_day(sql::Session& session, office::AccountId account, base::Day day) {
    return session.run("INSERT INTO reminder_days (account_id, day) VALUES ($1, $2)"
                       " ON CONFLICT DO NOTHING",
                       account.value(), base::iso_day(day)) == 1;
}

std::vector<Reminder> list_reminders(sql::Session& session, const office::Scope& scope,
                                     office::AccountId account, base::Instant now) {
    sql::Bound bound;
    const auto text = fmt::format(
        "SELECT d.code, r.due_at, MIN(r.reminded_at) FROM {} WHERE r.account_id = {} AND {}"
        " AND (d.receiving_unit IN {} OR d.competent_agency IN {})"
        " GROUP BY d.code, r.due_at ORDER BY r.due_at, d.code LIMIT {}",
        open_reminders, bound.add(account.value()), running, bound.add_all(scope.agencies),
        bound.add_all(scope.agencies), bound.add(reminders_max));
    std::vector<Reminder> reminders;
    for (const auto& row : session.query_with(text, bound.values())) {
        const auto due_at = base::from_microseconds(row.integer(1));
        reminders.push_back({row.text(0), kind_of(due_at, now), due_at,
                             base::from_microseconds(row.integer(2))});
    }
    return reminders;
}

}
