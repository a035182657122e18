#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/dossier.h"
#include "src/office/journal.h"

namespace motcua::dossier {

/// The last time that somebody asked to withdraw, and what became of it.
struct WithdrawalRow {
    base::Instant requested_at;
    std::int64_t request_entry = 0; ///< whose secret says why
    State came_from = State::submitted;
    std::optional<base::Instant> settled_at;
    std::int64_t settlement_entry = 0; ///< whose secret says why not
    bool agreed = false;
};
std::optional<WithdrawalRow> withdrawal_of(sql::Session&, DossierId);

struct StopRow {
    std::string cause;
    base::Instant stopped_at;
    std::int64_t entry = 0; ///< whose secret is the reason
};
std::optional<StopRow> stop_of(sql::Session&, DossierId);

/// The one apology with a new due date; both dates are kept.
struct DelayRow {
    std::string cause;
    std::string agency;
    std::string sub_unit;
    base::Instant due_before;
    base::Instant due_at;
    base::Instant announced_at;
    std::int64_t entry = 0; ///< whose secret is the explanation
};
std::optional<DelayRow> delay_of(sql::Session&, DossierId);

/// A result that was found wrong and taken back; its number stays used.
struct AnnulledRow {
    std::string notation;
    base::Instant annulled_at;
    std::int64_t entry = 0; ///< whose secret is the reason
};
std::vector<AnnulledRow> annulled_of(sql::Session&, DossierId);

void apply_withdrawal_request(office::Applying, const office::Entry&);
void apply_withdrawal_refusal(office::Applying, const office::Entry&);
void apply_withdrawal(office::Applying, const office::Entry&);
void apply_stop(office::Applying, const office::Entry&);
void apply_delay(office::Applying, const office::Entry&);
void apply_correction(office::Applying, const office::Entry&);

}
