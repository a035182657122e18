#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/json/value.h"
#include "src/catalogue/layer.h"
#include "src/catalogue/procedure.h"

namespace motcua::dossier {

/// What a fee line costs for one dossier. The line belongs to the procedure's text.
struct Charge {
    const catalogue::FeeLine* line = nullptr;
    std::int64_t units = 1;
    std::int64_t times = 1;                  ///< sets of so many units
    std::optional<std::int64_t> amount_dong; ///< nothing: the price is not verified
    bool paid = false;
    std::optional<std::int64_t> price_dong = {}; ///< by resolution, instead of the line's own
};

/// The charges of a dossier that came by this channel: units as the form counts them, paid where a
/// receipt names the line. `prices`: by resolution of the People's Council, on the day of filing.
std::vector<Charge> charges_of(const catalogue::Variant&, std::string_view channel,
                               const json::Value& form, const std::vector<std::string>& paid_lines,
                               const catalogue::Prices& prices = {});

/// Whether something with a known price is due at this moment ("reception", "delivery") and open.
bool is_owed(const std::vector<Charge>&, std::string_view due);

/// A line as somebody pays it: units where the counter counted them anew, the amount where the
/// price is not verified.
struct PaidLine {
    std::string fee;
    std::optional<std::int64_t> units;
    std::optional<std::int64_t> amount_dong;
};
/// In the order they are checked.
enum class PaymentProblem { unknown_fee, paid_before, amount_missing, amount_differs };

inline constexpr std::int64_t payment_dong_max = 10'000'000'000;

/// What is taken for these lines; no lines: for all that have a known price and are open.
base::Result<std::vector<Charge>, PaymentProblem> decide_payment(const std::vector<Charge>&,
                                                                 const std::vector<PaidLine>&);
std::int64_t total_dong(const std::vector<Charge>&);

}
