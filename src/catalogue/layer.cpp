#include "src/catalogue/layer.h"

#include <algorithm>

namespace motcua::catalogue {
namespace {

using enum ListingWhy;

constexpr std::size_t text_bytes_max = 200;
constexpr std::int64_t amount_dong_max = 1'000'000'000'000;
constexpr std::int64_t hours_max = 4'000;

using Fault = std::optional<ListingRefusal>;

Fault fault_in_limit(const Layer::Limit& limit, const Procedure& procedure) {
    const auto* variant = procedure.variant(limit.variant);
    if (variant == nullptr) return ListingRefusal{unknown_variant};
    const auto unit = calendar::parse_unit(limit.unit);
    if (!unit) return ListingRefusal{unknown_unit};
    if (limit.length < 1) return ListingRefusal{bad_length};
    if (*unit != variant->limit.unit || limit.length > variant->limit.length)
        return ListingRefusal{limit_not_shorter};
    return std::nullopt;
}

Fault fault_in_fee(const Layer::Fee& fee, const Procedure& procedure) {
    const auto* variant = procedure.variant(fee.variant);
    if (variant == nullptr) return ListingRefusal{unknown_variant};
    if (variant->fee(fee.fee) == nullptr) return ListingRefusal{unknown_fee};
    if (fee.amount_dong < 0 || fee.amount_dong > amount_dong_max) return ListingRefusal{bad_amount};
    if (fee.resolution.empty()) return ListingRefusal{resolution_missing};
    if (!base::parse_day(fee.from)) return ListingRefusal{bad_day};
    return std::nullopt;
}

base::Day moved(base::Day day, int working_days, const calendar::OfficeCalendar& calendar) {
    const int step = working_days < 0 ? -1 : 1;
    // Nobody is closed for longer than this in a row; a wrong calendar must not run for ever.
    int tries = calendar::closed_days_max * publish_days;
    for (int left = std::abs(working_days); left > 0 && tries > 0; --tries) {
        day += std::chrono::days{step};
        if (calendar.works(day)) --left;
    }
    return day;
}

}

json::Object to_json(const Layer& layer) {
    json::Object out{{"number", layer.number},
                     {"signed_on", layer.signed_on},
                     {"effective_from", layer.effective_from}};
    if (!layer.law_from.empty()) out["law_from"] = layer.law_from;
    if (!layer.agency.empty()) out["agency"] = layer.agency;
    if (layer.limit)
        out["limit"] = json::Object{{"variant", layer.limit->variant},
                                    {"unit", layer.limit->unit},
                                    {"length", layer.limit->length}};
    if (layer.fee)
        out["fee"] = json::Object{{"variant", layer.fee->variant},
                                  {"fee", layer.fee->fee},
                                  {"amount_dong", layer.fee->amount_dong},
                                  {"resolution", layer.fee->resolution},
                                  {"from", layer.fee->from}};
    if (!layer.hours.empty()) {
        json::Object hours;
        for (const auto& [step, count] : layer.hours) hours[step] = count;
        out["hours"] = std::move(hours);
    }
    return out;
}

Layer layer_from(const json::Value& text) {
    Layer layer{text.text_at("number"),
                text.text_at("signed_on"),
                text.text_at("effective_from"),
                text.text_at("law_from"),
                {},
                {},
                text.text_at("agency"),
                {}};
    if (const auto& limit = text.at("limit"); !limit.is_null())
        layer.limit = Layer::Limit{limit.text_at("variant"), limit.text_at("unit"),
                                   limit.integer_at("length")};
    if (const auto& fee = text.at("fee"); !fee.is_null())
        layer.fee =
            Layer::Fee{fee.text_at("variant"), fee.text_at("fee"), fee.integer_at("amount_dong"),
                       fee.text_at("resolution"), fee.text_at("from")};
    if (const auto* hours = text.at("hours").object())
        for (const auto& [step, count] : *hours)
            if (const auto* number = count.integer()) layer.hours[step] = *number;
    return layer;
}

LayerDays days_of(const Layer& layer, const calendar::OfficeCalendar& calendar) {
    const auto signed_on = base::parse_day(layer.signed_on);
    if (!signed_on) return {};
    LayerDays days{base::iso_day(moved(*signed_on, publish_days, calendar))};
    if (const auto law = base::parse_day(layer.law_from))
        days.signed_late = *signed_on > moved(*law, -publish_days, calendar);
    return days;
}

std::optional<ListingRefusal> fault_in(const Layer& layer, const Procedure& procedure,
                                       const std::vector<std::string>& steps) {
    if (layer.number.empty()) return ListingRefusal{decision_incomplete};
    if (layer.number.size() > text_bytes_max) return ListingRefusal{text_too_long};
    for (const auto* day : {&layer.signed_on, &layer.effective_from})
        if (!base::parse_day(*day)) return ListingRefusal{bad_day};
    if (!layer.law_from.empty() && !base::parse_day(layer.law_from)) return ListingRefusal{bad_day};
    if (layer.effective_from < layer.signed_on) return ListingRefusal{before_decision};
    if (layer.limit)
        if (auto fault = fault_in_limit(*layer.limit, procedure)) return fault;
    if (layer.fee)
        if (auto fault = fault_in_fee(*layer.fee, procedure)) return fault;
    for (const auto& [step, count] : layer.hours) {
        if (std::find(steps.begin(), steps.end(), step) == steps.end())
            return ListingRefusal{unknown_step};
        if (count < 0 || count > hours_max) return ListingRefusal{bad_hours};
    }
    return std::nullopt;
}

const Layer* layer_of_limit(const std::vector<Layer>& layers, std::string_view variant,
                            std::string_view day) {
    const Layer* found = nullptr;
    for (const auto& layer : layers)
        if (layer.limit && layer.limit->variant == variant && layer.effective_from <= day &&
            (found == nullptr || found->effective_from <= layer.effective_from))
            found = &layer;
    return found;
}

const Layer::Limit* limit_on(const std::vector<Layer>& layers, std::string_view variant,
                             std::string_view day) {
    const auto* layer = layer_of_limit(layers, variant, day);
    return layer == nullptr ? nullptr : &*layer->limit;
}

std::string agency_on(const std::vector<Layer>& layers, std::string_view day) {
    const Layer* found = nullptr;
    for (const auto& layer : layers)
        if (!layer.agency.empty() && layer.effective_from <= day &&
            (found == nullptr || found->effective_from <= layer.effective_from))
            found = &layer;
    return found == nullptr ? "" : found->agency;
}

std::map<std::string, std::int64_t> hours_on(const std::vector<Layer>& layers,
                                             std::string_view day) {
    std::map<std::string, std::int64_t> hours;
    std::map<std::string, std::string> since;
    for (const auto& layer : layers) {
        if (layer.effective_from > day) continue;
        for (const auto& [step, count] : layer.hours) {
            auto& from = since[step];
            if (from > layer.effective_from) continue;
            from = layer.effective_from;
            hours[step] = count;
        }
    }
    return hours;
}

Prices prices_on(const std::vector<Layer>& layers, std::string_view variant, std::string_view day) {
    Prices prices;
    std::map<std::string, std::string> since;
    for (const auto& layer : layers) {
        if (!layer.fee || layer.fee->variant != variant || layer.fee->from > day) continue;
        auto& from = since[layer.fee->fee];
        if (from > layer.fee->from) continue;
        from = layer.fee->from;
        prices[layer.fee->fee] = layer.fee->amount_dong;
    }
    return prices;
}

Variant as_decided(const Variant& variant, const std::vector<Layer>& layers, std::string_view day) {
    auto decided = variant;
    const auto* layer = layer_of_limit(layers, variant.code, day);
    if (layer == nullptr) return decided;
    // A later revision may be shorter still: the shorter one counts.
    if (const auto unit = calendar::parse_unit(layer->limit->unit);
        unit && *unit == variant.limit.unit && layer->limit->length <= variant.limit.length) {
        decided.limit.length = layer->limit->length;
        decided.limit_source = layer->number;
        decided.limit_certainty = "decided";
    }
    return decided;
}

}
