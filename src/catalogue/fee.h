#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::catalogue {

/// A line of a variant's fees (phí or lệ phí). Amounts in đồng; a price per page or copy may have a
/// second step ("after" so many units) and an upper bound.
struct FeeLine {
    std::string code;
    std::string name_vi;
    std::string name_en;
    std::optional<std::int64_t> amount_dong; ///< nothing: not verified, the officer types it
    std::string per = "dossier";             ///< dossier, page, copy or set
    std::string due = "reception";           ///< reception or delivery
    std::int64_t first_units = 0;            ///< units at the first price; 0: all of them
    std::int64_t later_amount_dong = 0;      ///< price of each unit after those
    std::optional<std::int64_t> at_most_dong;
    std::string counted_by; ///< the form's field that says how many units; "" : one
    std::string times;      ///< the form's field that says how often that is paid; "" : once
    std::vector<std::string> channels; ///< where it is asked for; none: wherever one files

    bool is_for(std::string_view channel) const;

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

inline constexpr std::int64_t fee_units_max = 100'000;

/// The line with another price, one for all units.
FeeLine priced(FeeLine, std::int64_t amount_dong);
/// What so many units cost; nothing when the price is not verified. `units` in 0 … fee_units_max.
std::optional<std::int64_t> amount_of(const FeeLine&, std::int64_t units);

}
