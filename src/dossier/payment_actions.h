#pragma once
#include <vector>

#include "src/dossier/dossier_actions.h"
#include "src/dossier/fees.h"

namespace motcua::dossier {

/// The dossier's charges as they stand, paid lines marked.
std::vector<Charge> charges_in(sql::Session&, const office::Vault&, const catalogue::Variant&,
                               const Dossier&);

/// Whether money may be taken where this dossier stands: while a step is open, and after the
/// delivery for what nobody had a price for.
bool takes_payment(const Dossier&);
/// Cash at the counter where the dossier was received; no lines: all that is open. One receipt,
/// numbered in the agency's book of the year. A dossier that waited for it goes on.
Outcome record_payment(office::Act&, const Rulebook&, const Target&, const std::vector<PaidLine>&);

/// A payment that has been decided: the entry's body with a receipt that has no number yet.
struct Payment {
    Dossier dossier;
    json::Object body;
    std::int64_t total_dong = 0;
    std::string book;
};
/// The same without writing it, for a receipt that is for several dossiers.
base::Result<Payment, Refusal> decided_payment(office::Act&, const Rulebook&, const Dossier&,
                                               const std::vector<PaidLine>&);

/// The member "receipt" of an entry's body, without its number.
json::Object receipt_body(const std::vector<Charge>&, const std::string& agency, base::Instant);
/// Writes a receipt's number into it.
void write_number(json::Object& receipt, std::int64_t number);
/// Draws the receipt's number; does nothing when there is no receipt.
void number_receipt(json::Object& body, const office::Draw&);
Refusal refusal_of(PaymentProblem);

}
