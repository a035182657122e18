#include "src/dossier/refusal.h"

namespace motcua::dossier {

// A line for each reason, so that the compiler misses the one that is forgotten.
// NOLINTNEXTLINE(readability-function-size)
std::string_view name_of(Why why) {
    switch (why) {
    case Why::no_such_dossier: return "no_such_dossier";
    case Why::no_such_step: return "no_such_step";
    case Why::no_such_visit: return "no_such_visit";
    case Why::no_such_list: return "no_such_list";
    case Why::not_yours: return "not_yours";
    case Why::key_reused: return "key_reused";
    case Why::version_missing: return "version_missing";
    case Why::changed_meanwhile: return "changed_meanwhile";
    case Why::erased_before: return "erased_before";
    case Why::wrong_state: return "wrong_state";
    case Why::originals_kept: return "originals_kept";
    case Why::in_a_visit_already: return "in_a_visit_already";
    case Why::visit_full: return "visit_full";
    case Why::nothing_to_do: return "nothing_to_do";
    case Why::unknown_procedure: return "unknown_procedure";
    case Why::procedure_not_fileable: return "procedure_not_fileable";
    case Why::unknown_variant: return "unknown_variant";
    case Why::unknown_agency: return "unknown_agency";
    case Why::outside_receiving_scope: return "outside_receiving_scope";
    case Why::agency_not_receiving: return "agency_not_receiving";
    case Why::unknown_channel: return "unknown_channel";
    case Why::channel_not_offered: return "channel_not_offered";
    case Why::hand_over_wrong: return "hand_over_wrong";
    case Why::unknown_delivery: return "unknown_delivery";
    case Why::delivery_place_missing: return "delivery_place_missing";
    case Why::delivery_place_too_long: return "delivery_place_too_long";
    case Why::owner_incomplete: return "owner_incomplete";
    case Why::form_invalid: return "form_invalid";
    case Why::unknown_paper: return "unknown_paper";
    case Why::unknown_file: return "unknown_file";
    case Why::papers_missing: return "papers_missing";
    case Why::reason_missing: return "reason_missing";
    case Why::text_too_long: return "text_too_long";
    case Why::person_incomplete: return "person_incomplete";
    case Why::authority_missing: return "authority_missing";
    case Why::unknown_officer: return "unknown_officer";
    case Why::cannot_send_back_there: return "cannot_send_back_there";
    case Why::unknown_form_of_authority: return "unknown_form_of_authority";
    case Why::no_due_date: return "no_due_date";
    case Why::supplement_asked_before: return "supplement_asked_before";
    case Why::visit_without_moment: return "visit_without_moment";
    case Why::document_missing: return "document_missing";
    case Why::unknown_fee: return "unknown_fee";
    case Why::fee_not_chosen: return "fee_not_chosen";
    case Why::fee_paid_before: return "fee_paid_before";
    case Why::amount_missing: return "amount_missing";
    case Why::amount_differs: return "amount_differs";
    case Why::fee_unpaid: return "fee_unpaid";
    case Why::total_differs: return "total_differs";
    case Why::unknown_cause: return "unknown_cause";
    case Why::decision_missing: return "decision_missing";
    case Why::unknown_add_on: return "unknown_add_on";
    case Why::due_date_over: return "due_date_over";
    case Why::delay_announced_before: return "delay_announced_before";
    case Why::new_date_missing: return "new_date_missing";
    case Why::rated_before: return "rated_before";
    case Why::rating_closed: return "rating_closed";
    case Why::rating_incomplete: return "rating_incomplete";
    case Why::unknown_return_way: return "unknown_return_way";
    case Why::unknown_original: return "unknown_original";
    case Why::original_elsewhere: return "original_elsewhere";
    case Why::unknown_sub_unit: return "unknown_sub_unit";
    case Why::nothing_to_hand_over: return "nothing_to_hand_over";
    case Why::late_without_cause: return "late_without_cause";
    }
    return "";
}

Refusal form_refusal(const std::vector<json::Fault>& faults) {
    json::Array named;
    for (const auto& fault : faults)
        named.push_back(
            json::Object{{"pointer", "/form" + fault.pointer}, {"rule", fault.keyword}});
    return {Why::form_invalid, {{"faults", std::move(named)}}};
}

}
