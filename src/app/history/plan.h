#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/calendar/due.h"
#include "src/calendar/office_calendar.h"

namespace motcua::history {

/// What people come for: a case of a procedure, as far as its course depends on it.
struct Errand {
    std::string procedure;
    std::string variant;
    calendar::Term limit{calendar::Unit::working_days, 1};
    bool immediate = false;
    bool online = false;               ///< may be filed online
    bool site_visit = false;           ///< somebody goes there before it is settled
    bool owed_online = false;          ///< filed online it waits for money at reception
    bool elsewhere = false;            ///< may be received by an agency that does not settle it
    std::vector<std::size_t> offices;  ///< places in Material::offices that receive it
    std::vector<std::size_t> settlers; ///< who settles what is received elsewhere
};

/// A share of all dossiers, in hundredths, and what it is made of.
struct Group {
    std::string name;
    std::int64_t share = 0;
    std::vector<std::size_t> services; ///< places in Material::services
    std::vector<std::int64_t> weights;
};

struct Office {
    std::string agency;
    std::int64_t weight = 0;
};

/// What a province has: all that a plan is made of beside days.
struct Material {
    std::vector<Office> offices;
    std::vector<Errand> services;
    std::vector<Group> groups;
    std::int64_t dossiers_a_month = 0;
};

struct Extent {
    base::Day today; ///< the history ends on the last worked day before it
    std::int64_t months = 13;
    std::int64_t dossiers = 0;
    std::uint64_t seed = 1;
};

enum class Deed {
    file,
    accept,
    pay, ///< what is owed, if anything is
    assign,
    visit,
    ask,
    supply,
    complete,
    send_back,
    announce_delay,
    approve,
    issue,
    deliver,
    reject,
    withdraw,
    agree,
    stop_not_eligible,
    stop_not_supplemented,
    correct,
    rate, ///< the citizen says how content they are
};

/// What becomes of a dossier.
enum class Fate {
    plain,
    supplemented,
    late,
    rejected,
    withdrawn,
    stopped,
    sent_back,
    corrected,
    open, ///< not ended on the last day
};

/// Where an open dossier stands, in the order of the course.
enum class Stage {
    submitted,
    accepted,
    settlement,
    approval,
    issuance,
    resolved,
    awaiting_supplement,
    awaiting_payment,
    withdrawal_requested,
};
enum class DueClass { overdue, today, soon, later };

struct PlannedDossier {
    std::size_t service = 0;
    std::size_t office = 0;
    std::size_t settler = 0; ///< a place in offices; only where `elsewhere`
    bool elsewhere = false;
    bool online = false;
    Fate fate = Fate::plain;
};

struct PlannedAct {
    base::Instant at;
    std::size_t dossier = 0;
    Deed deed = Deed::file;
};

/// What becomes of feedback: closed in time or late, turned away, answered by another agency; or,
/// on the last day, new, taken in, or overdue.
enum class FeedbackFate { answered, late, turned_away, handed_on, new_one, taken_in, overdue };
enum class FeedbackDeed { send, take_in, hand_on, turn_away, answer };

struct PlannedFeedback {
    std::size_t office = 0; ///< a place in Material::offices, as is the next
    std::size_t next_office = 0;
    FeedbackFate fate = FeedbackFate::answered;
};
struct PlannedFeedbackAct {
    base::Instant at;
    std::size_t feedback = 0;
    FeedbackDeed deed = FeedbackDeed::send;
};

struct Plan {
    std::vector<PlannedDossier> dossiers;
    std::vector<PlannedAct> acts; ///< in the order of time
    std::vector<PlannedFeedback> feedback = {};
    std::vector<PlannedFeedbackAct> feedback_acts = {}; ///< in the order of time
};

/// The same for the same material, calendar and extent.
Plan plan_of(const Material&, const calendar::OfficeCalendar&, const Extent&);

/// The last worked day before.
base::Day last_worked_before(base::Day, const calendar::OfficeCalendar&);
/// The first day of a history of so many months that ends on that day.
base::Day first_day(base::Day last, std::int64_t months);

}
