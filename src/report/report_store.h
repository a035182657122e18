#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/office/actor.h"
#include "src/report/figures.h"

namespace motcua::report {

/// Whose figures somebody may see: those of the own agencies; of all agencies for who signs for
/// the province. Figures name no persons; a single dossier is opened by `office::scope_of` alone.
office::Scope figures_scope(sql::Session&, const office::Actor&);
/// The agencies of a scope that have had dossiers, by code; for who sees all: all that had.
std::vector<std::string> list_agencies(sql::Session&, const office::Scope&);

/// What is asked for: a window, and where.
struct Question {
    Window window;
    std::string agency = {}; ///< "" for all of the scope
    std::string sector = {}; ///< "" for all
};

/// What was counted of one sector at one competent agency.
template <class Counts> struct PlaceWith {
    std::string agency;
    std::string sector;
    std::string procedure; ///< one of the sector's, which names it
    std::int64_t procedure_revision = 0;
    Counts tally;
};
using Place = PlaceWith<Tally>;
/// By agency and sector.
std::vector<Place> count_figures(sql::Session&, const office::Scope&, const Question&);

/// A dossier behind a figure, as it stood at the window's end.
struct Found {
    std::int64_t dossier_id = 0;
    std::string code;
    std::string agency;
    std::string receiving_unit;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    Counted counted;
    base::Instant received_at;
    std::optional<base::Instant> due_at;   ///< as it was then, apologies aside
    std::optional<base::Instant> ended_at; ///< nothing when it was open then
    std::string delay_cause;  ///< of the apology, else as was said later; "" when none was by then
    std::string delay_agency; ///< whose sub-unit that was
    std::string delay_sub_unit;
    std::optional<base::Instant> new_due_at; ///< that was announced with it
};
struct Paging {
    std::int64_t after = 0; ///< id of the last dossier
    std::int64_t limit = 50;
};
/// In the order of their ids, which is that of their coming.
std::vector<Found> list_found(sql::Session&, const office::Scope&, const Question&, const Figure&,
                              const Paging&);

/// What became of the messages of a dossier that came in a period, by its end: how many were sent,
/// and why not more. `complete`: each that was due; `none_due`: nothing was to be told yet.
inline constexpr std::array whys{"complete", "none_due",   "no_phone",
                                 "failed",   "no_gateway", "waiting"};
constexpr std::int64_t sent_most = 3; ///< stands for as many or more
struct Coverage {
    std::int64_t sent = 0;
    std::string why;
    std::int64_t dossiers = 0;
};
std::vector<Coverage> count_coverage(sql::Session&, const office::Scope&, const Question&);
std::vector<Found> list_covered(sql::Session&, const office::Scope&, const Question&,
                                std::int64_t sent, const std::string& why, const Paging&);

/// A line of the register: what was received at a counter, in the order of its coming.
struct Registered {
    std::int64_t dossier_id = 0;
    std::int64_t number = 0; ///< in the year's book of the receiving unit
    std::string code;
    std::string procedure;
    std::int64_t procedure_revision = 0;
    std::string agency;
    std::int64_t submission_entry = 0; ///< whose secret says who
    base::Instant received_at;
    std::optional<base::Instant> due_at;
    std::optional<base::Instant> delivered_at; ///< as of now: the register is written on
    std::string delivery_way;
    std::string state;
};
struct RegisterPaging {
    std::int64_t after_received = 0;
    std::int64_t after_id = 0;
    std::int64_t limit = 50;
};
std::vector<Registered> list_register(sql::Session&, const office::Scope&, const std::string& unit,
                                      const Window&, const RegisterPaging&);
/// The scope's agencies that have received dossiers.
std::vector<std::string> list_receivers(sql::Session&, const office::Scope&);

}
