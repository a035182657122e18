#include "src/dossier/fees.h"

#include <algorithm>

namespace motcua::dossier {
namespace {

using base::problem;
using enum PaymentProblem;

bool is_open(const Charge& charge) { return !charge.paid && charge.amount_dong.value_or(0) > 0; }

/// Both factors are bounded, so the product fits.
std::optional<std::int64_t> price_of(const Charge& charge) {
    const auto once = catalogue::amount_of(
        charge.price_dong ? catalogue::priced(*charge.line, *charge.price_dong) : *charge.line,
        charge.units);
    if (!once) return std::nullopt;
    return *once * charge.times;
}

std::int64_t counted(const json::Value& form, const std::string& field) {
    if (field.empty()) return 1;
    return std::clamp<std::int64_t>(form.integer_at(field), 0, catalogue::fee_units_max);
}

base::Result<Charge, PaymentProblem> taken(Charge charge, const PaidLine& line) {
    if (charge.paid) return problem(paid_before);
    if (line.units) {
        if (*line.units < 1 || *line.units > catalogue::fee_units_max)
            return problem(amount_differs);
        charge.units = *line.units;
        charge.amount_dong = price_of(charge);
    }
    if (!charge.amount_dong) {
        if (!line.amount_dong) return problem(amount_missing);
        charge.amount_dong = line.amount_dong;
    }
    const bool differs = line.amount_dong && *line.amount_dong != *charge.amount_dong;
    if (differs || *charge.amount_dong < 0 || *charge.amount_dong > payment_dong_max)
        return problem(amount_differs);
    charge.paid = true;
    return charge;
}

}

std::vector<Charge> charges_of(const catalogue::Variant& variant, std::string_view channel,
                               const json::Value& form, const std::vector<std::string>& paid_lines,
                               const catalogue::Prices& prices) {
    std::vector<Charge> charges;
    for (const auto& line : variant.fees) {
        if (!line.is_for(channel)) continue;
        Charge charge;
        charge.line = &line;
        if (const auto price = prices.find(line.code); price != prices.end())
            charge.price_dong = price->second;
        charge.units = counted(form, line.counted_by);
        charge.times = counted(form, line.times);
        charge.amount_dong = charge.units * charge.times == 0 ? 0 : price_of(charge);
        charge.paid =
            std::find(paid_lines.begin(), paid_lines.end(), line.code) != paid_lines.end();
        charges.push_back(charge);
    }
    return charges;
}

bool is_owed(const std::vector<Charge>& charges, std::string_view due) {
    return std::any_of(charges.begin(), charges.end(), [&](const Charge& charge) {
        return is_open(charge) && charge.line->due == due;
    });
}

base::Result<std::vector<Charge>, PaymentProblem>
decide_payment(const std::vector<Charge>& charges, const std::vector<PaidLine>& lines) {
    std::vector<Charge> paid;
    if (lines.empty()) {
        std::copy_if(charges.begin(), charges.end(), std::back_inserter(paid), is_open);
        const bool unpriced = std::any_of(charges.begin(), charges.end(), [](const Charge& each) {
            return !each.paid && !each.amount_dong;
        });
        if (paid.empty()) return problem(unpriced ? amount_missing : paid_before);
        return paid;
    }
    for (const auto& line : lines) {
        const auto charge = std::find_if(charges.begin(), charges.end(), [&](const Charge& each) {
            return each.line->code == line.fee;
        });
        if (charge == charges.end()) return problem(unknown_fee);
        const bool twice = std::any_of(paid.begin(), paid.end(), [&](const Charge& each) {
            return each.line == charge->line;
        });
        if (twice) return problem(paid_before);
        auto one = taken(*charge, line);
        if (!one) return problem(one.error());
        paid.push_back(*one);
    }
    return paid;
}

std::int64_t total_dong(const std::vector<Charge>& charges) {
    std::int64_t total = 0;
    for (const auto& charge : charges) total += charge.amount_dong.value_or(0);
    return total;
}

}
