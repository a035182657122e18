#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/calendar/office_calendar.h"
#include "src/catalogue/check.h"
#include "src/catalogue/procedure.h"

namespace motcua::catalogue {

/// What the province itself decides about a procedure (quyết định công bố). Each decision says what
/// it changes; what earlier ones said of other things goes on. Days as 2026-11-25.
struct Layer {
    std::string number;
    std::string signed_on;
    std::string effective_from;
    std::string law_from; ///< the first day of the text of law behind it; "" when there is none

    struct Limit {
        std::string variant;
        std::string unit;
        std::int64_t length = 0;
    };
    std::optional<Limit> limit; ///< not longer than published

    /// By resolution of the People's Council; the price of one unit.
    struct Fee {
        std::string variant;
        std::string fee;
        std::int64_t amount_dong = 0;
        std::string resolution;
        std::string from;
    };
    std::optional<Fee> fee;

    std::string agency; ///< who settles what is filed from then on; "" as before
    std::map<std::string, std::int64_t> hours; ///< working hours by step of the process
};

json::Object to_json(const Layer&);
Layer layer_from(const json::Value&);

/// Two rules of measuring provinces (decision 766/2022, sheet of indicator 1): a decision is late
/// when it is signed less than five working days before its law begins; it is to be published on
/// the national base within five working days.
struct LayerDays {
    std::string publish_by;
    bool signed_late = false;
};
inline constexpr int publish_days = 5;
LayerDays days_of(const Layer&, const calendar::OfficeCalendar&);

/// `steps`: the codes of the procedure's process.
std::optional<ListingRefusal> fault_in(const Layer&, const Procedure&,
                                       const std::vector<std::string>& steps);

/// Of all decisions about a procedure, oldest first: the last limit of the variant in force.
const Layer::Limit* limit_on(const std::vector<Layer>&, std::string_view variant,
                             std::string_view day);
const Layer* layer_of_limit(const std::vector<Layer>&, std::string_view variant,
                            std::string_view day);
/// Who settles by the last decision in force that says so; "" when none does.
std::string agency_on(const std::vector<Layer>&, std::string_view day);
/// Working hours by step of the process, each by the last decision in force that names it.
std::map<std::string, std::int64_t> hours_on(const std::vector<Layer>&, std::string_view day);
/// Prices in force by resolution, by code of fee line.
using Prices = std::map<std::string, std::int64_t, std::less<>>;
Prices prices_on(const std::vector<Layer>&, std::string_view variant, std::string_view day);

/// The variant with the limit of the decision in force, which its derivation then names.
Variant as_decided(const Variant&, const std::vector<Layer>&, std::string_view day);

}
