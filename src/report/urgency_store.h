#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "src/calendar/urgency.h"
#include "src/dossier/dossier_store.h"

namespace motcua::report {

/// What leaders look at now: dossiers whose time runs (all of them, then by urgency as the queues
/// count it; within five days are those within one, too), and those that wait for the citizen.
inline constexpr std::array urgency_figures{"running",    "overdue",   "today",  "one_day",
                                            "three_days", "five_days", "waiting"};
bool is_urgency_figure(std::string_view);

/// How many, in the order of `urgency_figures`.
struct UrgencyTally {
    std::array<std::int64_t, urgency_figures.size()> counts{};
    void add(const UrgencyTally&);
};

/// Whose dossiers: of all agencies of a scope, of one, or there of one desk.
struct UrgencyPlace {
    std::string agency;   ///< where the open step is; "" for all of the scope
    std::string sub_unit; ///< "" for any, here and below
    std::string action;
    std::optional<office::AccountId> officer; ///< nobody: 0
    UrgencyTally tally = {};
};

/// What reckons the days of each agency: the end of an urgency is as far as its own calendar says.
struct UrgencyClock {
    const dossier::Rulebook& rules;
    base::Instant now;
};
/// By agency; of one agency by sub-unit, step and officer. One statement, however many agencies.
std::vector<UrgencyPlace> count_urgency(sql::Session&, const office::Scope&, const UrgencyClock&,
                                        const std::string& agency);

/// A dossier behind one of the numbers.
struct UrgentDossier {
    std::int64_t dossier_id = 0;
    std::int64_t due_at = 0;
    std::string code;
    std::string agency; ///< where the open step is
    std::string sub_unit;
    std::string action;
    std::optional<office::AccountId> officer;
    std::string receiving_unit;
    std::string competent_agency;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string state;
    calendar::Urgency urgency = calendar::Urgency::later;
};
struct UrgencyPaging {
    std::int64_t after_due = 0;
    std::int64_t after_id = 0;
    std::int64_t limit = 50;
};
/// The most urgent first.
std::vector<UrgentDossier> list_urgent(sql::Session&, const office::Scope&, const UrgencyClock&,
                                       const UrgencyPlace&, std::string_view figure,
                                       const UrgencyPaging&);

}
