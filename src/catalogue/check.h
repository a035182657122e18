#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/json/value.h"
#include "src/catalogue/checks.h"

namespace motcua::catalogue {

/// Why an act on a listed procedure is refused, in the order in which it is checked. The spelling
/// is also the code in the API and, after "problem.", the key in locales/.
enum class ListingWhy {
    not_yours,
    no_such_procedure,
    key_reused,
    version_missing,
    changed_meanwhile,
    run_by_others,      ///< police, customs …: not the province's to keep
    published_in_full,  ///< by a text of its own, which facts of a listing must not replace
    parts_unchecked,    ///< limit, fee or papers: the detail names them
    published_before,   ///< the very same facts
    not_checked_before, ///< there is no check to undo
    unknown_part,
    unknown_unit,
    bad_length,
    unknown_fee_way,
    bad_amount,
    unknown_need,
    paper_without_name,
    bad_count,
    result_without_name,
    text_too_long,
    unknown_level,
    bad_day,
    level_reason_missing,
    shown_in_person, ///< "toàn trình" while a paper must be shown: the detail names the papers
    unknown_process,
    notation_missing,
    information_only, ///< the service level in force lets nobody file
    not_published,
    decision_incomplete,
    before_decision,
    limit_not_shorter,
    unknown_variant,
    unknown_fee,
    resolution_missing,
    unknown_agency,
    agency_not_competent, ///< of another kind, or not for this sector
    unknown_step,
    bad_hours,
    unknown_decision,
    noted_before, ///< its day of publication
};
std::string_view name_of(ListingWhy);

/// A reason and what somebody needs to put it right ("parts", "papers", "etag").
struct ListingRefusal {
    ListingWhy why;
    json::Object detail = {};
};
template <class Thing> using ListingResult = base::Result<Thing, ListingRefusal>;

/// How a checked fee is asked for: not at all, one amount, or one that the officer works out.
inline constexpr std::array fee_ways{"free", "fixed", "varies"};
inline constexpr std::array fee_moments{"reception", "delivery"};
/// As catalogue::Need, by name.
inline constexpr std::array need_names{"required", "conditional", "present_only",
                                       "replaced_by_data"};
/// What citizens can do online, from nothing to everything (decree 42/2022, 224/2026).
inline constexpr std::array service_levels{"information", "partial", "full"};

/// What an officer states about a part, as it is kept; or why it cannot stand.
///   limit: {unit, length}          fee: {way, amount_dong, due}
///   result: {name, code}           papers: {papers: [{name, need, originals, copies}]}
ListingResult<json::Value> decide_check(Part, const json::Value& stated);

struct Level {
    std::string level;
    std::string from;   ///< 2026-11-25
    std::string reason; ///< why not all can be done online; needed for "partial"
};
/// `in_person`: the names of papers that must be shown.
std::optional<ListingRefusal> decide_level(const Level&, const std::vector<std::string>& in_person);

}
