#pragma once
#include <string_view>
#include <vector>

#include "lib/json/schema.h"
#include "lib/json/value.h"

namespace motcua::dossier {

/// Why an act on a dossier is refused, in the order in which it is checked. The spelling is also
/// the code in the API and, after "problem.", the key in locales/.
enum class Why {
    no_such_dossier,
    no_such_step,
    no_such_visit,
    no_such_list,
    not_yours,
    key_reused,
    version_missing,
    changed_meanwhile,
    erased_before,
    wrong_state,
    originals_kept,
    in_a_visit_already,
    visit_full,
    nothing_to_do,
    unknown_procedure,
    procedure_not_fileable,
    unknown_variant,
    unknown_agency,
    outside_receiving_scope,
    agency_not_receiving,
    unknown_channel,
    channel_not_offered,
    hand_over_wrong,
    unknown_delivery,
    delivery_place_missing,
    delivery_place_too_long,
    owner_incomplete,
    form_invalid,
    unknown_paper,
    unknown_file,
    papers_missing,
    reason_missing,
    text_too_long,
    person_incomplete,
    authority_missing,
    unknown_officer,
    cannot_send_back_there,
    unknown_form_of_authority,
    no_due_date,
    supplement_asked_before,
    visit_without_moment,
    document_missing,
    unknown_fee,
    fee_not_chosen,
    fee_paid_before,
    amount_missing,
    amount_differs,
    fee_unpaid,
    total_differs,
    unknown_cause,
    decision_missing,
    delay_announced_before,
    unknown_add_on,
    due_date_over,
    new_date_missing,
    rated_before,
    rating_closed,
    rating_incomplete,
    unknown_return_way,
    unknown_original,
    original_elsewhere,
    unknown_sub_unit,
    nothing_to_hand_over,
    late_without_cause,
};
std::string_view name_of(Why);

/// A reason and what a program or a person needs to put it right ("faults", "papers", "changes").
struct Refusal {
    Why why;
    json::Object detail = {};
};
Refusal form_refusal(const std::vector<json::Fault>&);

}
