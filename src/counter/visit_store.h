#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"

namespace motcua::counter {

/// One person's coming to the counter, with one or several dossiers. Who it is stands in the secret
/// of the entry that opened it.
struct CounterVisit {
    std::int64_t id = 0;
    std::string code; ///< LG-H42.02.01-261127-0001
    std::int64_t version = 0;
    std::string state; ///< open, closed, abandoned
    std::string agency;
    office::AccountId officer;
    std::int64_t opening_entry = 0;
    base::Instant opened_at;
    std::optional<base::Instant> ended_at;

    bool is_open() const { return state == "open"; }
};
inline constexpr std::size_t visit_dossiers_max = 50;

/// Nothing when there is none, or its agency is outside the scope.
std::optional<CounterVisit> find_visit(sql::Session&, const office::Scope&,
                                       const std::string& code);
/// Open visits, the newest first; `after_id` 0 begins.
std::vector<CounterVisit> list_open_visits(sql::Session&, const office::Scope&,
                                           const dossier::Page&);
/// Who came; nothing once it was erased.
std::optional<dossier::Party> person_of(sql::Session&, const office::Vault&, const CounterVisit&);

/// Codes of its dossiers: those filed in it and those added, as they were filed.
struct InVisit {
    std::int64_t id = 0;
    std::string code;
    bool filed_here = false;
};
std::vector<InVisit> dossiers_of(sql::Session&, const CounterVisit&);

/// One receipt for several dossiers.
struct VisitReceipt {
    std::string book;
    std::int64_t number = 0;
    std::int64_t total_dong = 0;
    base::Instant taken_at;
};
std::vector<VisitReceipt> receipts_of(sql::Session&, const CounterVisit&);

void apply_visit_opening(office::Applying, const office::Entry&);
void apply_visit_addition(office::Applying, const office::Entry&);
void apply_visit_fees(office::Applying, const office::Entry&);
/// Acts on several dossiers that change nothing of the visit itself.
void apply_visit_act(office::Applying, const office::Entry&);
void apply_visit_end(office::Applying, const office::Entry&);

}
