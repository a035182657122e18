#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "src/calendar/calendar_store.h"
#include "src/calendar/time_rules_store.h"
#include "src/calendar/urgency.h"
#include "src/catalogue/procedure.h"
#include "src/dossier/dossier.h"
#include "src/office/journal.h"
#include "src/office/shelf.h"
#include "src/process/process.h"

namespace motcua::dossier {

/// The newest calendar of an agency: what the nation, the province and the agency itself say.
struct CalendarInForce {
    std::vector<calendar::LayerRevision> layers; ///< from the nation down
    const calendar::OfficeCalendar* days = nullptr;

    const calendar::LayerRevision& nation() const { return layers.front(); }
};

/// The newest rules of time; of revision 0 those that are built in.
struct TimeRulesInForce {
    std::int64_t revision = 0;
    const std::vector<calendar::TimeRules>* all = nullptr;

    const calendar::TimeRules& on(base::Day day) const { return calendar::rules_on(*all, day); }
};

/// The texts of rules that dossiers were filed under, read once each.
struct Rulebook {
    office::Shelf<catalogue::Procedure> procedures;
    office::Shelf<process::Process> processes;
    office::Shelf<calendar::OfficeCalendar> calendars;
    office::Shelf<std::vector<calendar::TimeRules>> time_rules;

    const catalogue::Procedure& procedure(sql::Session&, const std::string& code,
                                          std::int64_t revision) const;
    const process::Process& process(sql::Session&, const std::string& code,
                                    std::int64_t revision) const;
    CalendarInForce calendar_of(sql::Session&, const std::string& agency) const;
    const calendar::OfficeCalendar& calendar(sql::Session&,
                                             const std::vector<calendar::LayerRevision>&) const;
    TimeRulesInForce rules_of_time(sql::Session&) const;
};

/// Nothing when there is none, or none within the scope: what one may not see does not exist.
/// The code may be typed in small letters and with blanks around it.
std::optional<Dossier> find(sql::Session&, const office::Scope&, const std::string& code);
std::vector<Step> steps_of(sql::Session&, DossierId);
/// Only those of which something was brought.
std::vector<FiledPaper> papers_of(sql::Session&, DossierId);

struct AcceptedRow {
    base::Instant accepted_at;
    base::Instant due_at;
    bool provisional = false;
    json::Value derivation;
};
std::optional<AcceptedRow> acceptance_of(sql::Session&, DossierId);

/// The result document as far as it is there.
struct ResultRow {
    std::int64_t number = 0;
    std::string book;
    std::string notation;
    base::Instant issued_at;
    std::string form_of_authority;
    std::optional<office::AccountId> signatory; ///< nobody when it was settled at the counter
    std::vector<std::int64_t> documents = {};
};
std::optional<ResultRow> result_of(sql::Session&, DossierId);

/// The one supplement that may be asked for, and whether it came.
struct SupplementRow {
    base::Instant requested_at;
    std::int64_t request_entry = 0; ///< whose secret says why
    State came_from = State::submitted;
    std::vector<std::string> papers;
    std::optional<base::Instant> answered_at;
    std::int64_t answer_entry = 0; ///< whose secret may hold corrected answers; 0: none yet
    /// The last day on which it may come; nothing where the procedure does not say.
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> reminded_at;
};
std::optional<SupplementRow> supplement_of(sql::Session&, DossierId);
/// The answers as a supplement corrected them; nothing where none did, or they were erased.
std::optional<json::Value> corrected_form(sql::Session&, const office::Vault&, DossierId);
/// The answers of the form as they stand: corrected, or else as filed; null when they were erased.
json::Value form_of(sql::Session&, const office::Vault&, const Dossier&);

/// A line of a receipt.
struct PaymentRow {
    std::string book;
    std::int64_t number = 0;
    std::string fee;
    std::int64_t units = 0;
    std::int64_t amount_dong = 0;
    base::Instant paid_at;
};
std::vector<PaymentRow> payments_of(sql::Session&, DossierId);

struct SiteVisitRow {
    base::Instant visited_at;
    std::int64_t entry = 0; ///< whose secret is the note
    std::vector<std::int64_t> photos;
};
std::vector<SiteVisitRow> site_visits_of(sql::Session&, DossierId);

/// One line of a list: enough to choose by.
struct Line {
    std::string code;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    State state = State::submitted;
    std::string step;
    std::string action;
    std::int64_t step_version = 0;
    std::optional<office::AccountId> officer;
    std::int64_t due_at = 0;
    std::int64_t opened_at = 0; ///< since when the step is open
    std::int64_t supplement_due_at = 0; ///< until when it waits for a supplement; 0: not, or no day
    std::int64_t dossier_id = 0;
    std::int64_t submission_entry = 0;
    base::Instant submitted_at;
};
struct Page {
    std::int64_t limit = 20;
    std::int64_t after_due = 0; ///< cursor: due (of the shelf: opened) and id of the last line
    std::int64_t after_id = 0;
};

/// Open steps of the scope's agencies. mine: those that one of the positions may take and that are
/// assigned to this person or to nobody, by due date; agency: all, by due date; shelf: results that
/// wait for whoever collects them, the longest first.
enum class Queue { mine, agency, shelf };
std::string_view name_of(Queue);
Queue queue_named(std::string_view); ///< "mine" where there is no such queue
/// By which a line stands in its queue.
std::int64_t place_in(Queue, const Line&);
/// Of a queue; where days are asked for, what is due in [from, until) and whose time runs.
struct Tasks {
    struct Within {
        base::Instant from;
        base::Instant until;
    };
    Queue queue = Queue::mine;
    std::optional<Within> due = {};
};
/// As the first of the scope's agencies counts its days.
calendar::UrgencyEnds urgency_ends_for(sql::Session&, const Rulebook&, const office::Scope&,
                                       base::Instant now);
/// Of that queue, what is due from the moment on at which nothing is overdue yet; all of the past
/// for Urgency::overdue.
Tasks tasks_due(Queue, calendar::Urgency, const calendar::UrgencyEnds&);
std::vector<Line> list_tasks(sql::Session&, const office::Scope&, const office::Actor&,
                             const Tasks&, const Page&);
/// How many list_tasks would show for each urgency; within five days are those within one, too.
using TaskCounts = std::array<std::int64_t, std::tuple_size_v<calendar::UrgencyEnds>>;
TaskCounts count_tasks(sql::Session&, const office::Scope&, const office::Actor&, Queue,
                       const calendar::UrgencyEnds&);
/// The person's own dossiers, newest first; `after_id` 0 begins, here and in a search.
std::vector<Line> list_own(sql::Session&, const office::Scope&, const Page&);
/// Of these dossiers, newest first.
std::vector<Line> lines_of(sql::Session&, const std::vector<std::int64_t>& dossiers);
/// Newest first: by code (whole or its beginning), by the owner's name (each word begins one of
/// the name's, in any order, accents aside), identity number or phone, however they are written.
std::vector<Line> search_dossiers(sql::Session&, const office::Vault&, const office::Scope&,
                                  const std::string& words, const Page&);

/// A dossier within the scope in which the file stands.
std::optional<DossierId> dossier_with_file(sql::Session&, const office::Scope&, std::int64_t file);
/// How many of the files are there and were brought by this uploader.
bool files_are_of(sql::Session&, office::AccountId uploader, const std::vector<std::int64_t>&);

/// How many dossiers have their open step at that agency.
std::int64_t open_steps_at(sql::Session&, const std::string& agency);

/// A public glance: state, steps done and in all; nothing else leaves the house.
struct Glance {
    State state = State::submitted;
    std::string process;
    std::int64_t process_revision = 0;
    std::string step;
    std::string code; ///< as it was given, however it was typed
};
std::optional<Glance> public_glance(sql::Session&, const std::string& code);

/// Writes a reading of personal data to access_log, before it is answered.
void note_reading(sql::Session&, std::int64_t id, base::Instant, const office::Actor&, DossierId,
                  const std::string& purpose);

void apply_submission(office::Applying, const office::Entry&);
void apply_acceptance(office::Applying, const office::Entry&);
void apply_rejection(office::Applying, const office::Entry&);
void apply_move(office::Applying, const office::Entry&);
void apply_approval(office::Applying, const office::Entry&);
void apply_issuance(office::Applying, const office::Entry&);
void apply_delivery(office::Applying, const office::Entry&);
void apply_supplement_request(office::Applying, const office::Entry&);
void apply_supplement(office::Applying, const office::Entry&);
/// Part of entries that move the due date of an accepted dossier.
void apply_new_due_date(office::Applying, const office::Entry&);
void apply_payment(office::Applying, const office::Entry&);
void apply_site_visit(office::Applying, const office::Entry&);
void apply_settlement_at_once(office::Applying, const office::Entry&);

}
