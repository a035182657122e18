#include "src/catalogue/check.h"

#include <algorithm>

#include "lib/base/time.h"
#include "src/calendar/due.h"

namespace motcua::catalogue {
namespace {

using base::problem;
using enum ListingWhy;
using Checked = ListingResult<json::Value>;

constexpr std::int64_t amount_dong_max = 1'000'000'000'000;
constexpr std::int64_t count_max = 99;
constexpr std::size_t papers_max = 400;
constexpr std::size_t name_bytes_max = 4000;

Checked refused(ListingWhy why, json::Object detail = {}) {
    return problem(ListingRefusal{why, std::move(detail)});
}

template <class Names> bool is_one_of(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Checked limit_stated(const json::Value& stated) {
    const auto unit = calendar::parse_unit(stated.text_at("unit"));
    if (!unit) return refused(unknown_unit);
    const bool same_day = *unit == calendar::Unit::same_day;
    const auto length = same_day ? 1 : stated.integer_at("length");
    if (length < 1 || length > calendar::length_max(*unit)) return refused(bad_length);
    return json::Value(json::Object{{"unit", stated.at("unit")}, {"length", length}});
}

Checked fee_stated(const json::Value& stated) {
    const auto way = stated.text_at("way");
    const auto due = stated.text_at("due", "reception");
    if (!is_one_of(fee_ways, way) || !is_one_of(fee_moments, due)) return refused(unknown_fee_way);
    if (way == "free") return json::Value(json::Object{{"way", way}, {"amount_dong", 0}});
    if (way == "varies") return json::Value(json::Object{{"way", way}, {"due", due}});
    const auto* amount = stated.at("amount_dong").integer();
    if (amount == nullptr || *amount < 1 || *amount > amount_dong_max) return refused(bad_amount);
    return json::Value(json::Object{{"way", way}, {"amount_dong", *amount}, {"due", due}});
}

Checked papers_stated(const json::Value& stated) {
    json::Array papers;
    if (stated.array_at("papers").size() > papers_max) return refused(text_too_long);
    for (const auto& paper : stated.array_at("papers")) {
        const auto name = paper.text_at("name");
        const auto need = paper.text_at("need");
        if (!is_one_of(need_names, need)) return refused(unknown_need, {{"paper", name}});
        if (name.empty()) return refused(paper_without_name);
        if (name.size() > name_bytes_max) return refused(text_too_long);
        const auto originals = paper.integer_at("originals");
        const auto copies = paper.integer_at("copies");
        if (originals < 0 || originals > count_max || copies < 0 || copies > count_max)
            return refused(bad_count, {{"paper", name}});
        papers.push_back(json::Object{
            {"name", name}, {"need", need}, {"originals", originals}, {"copies", copies}});
    }
    return json::Value(json::Object{{"papers", std::move(papers)}});
}

Checked result_stated(const json::Value& stated) {
    const auto name = stated.text_at("name");
    if (name.empty()) return refused(result_without_name);
    if (name.size() > name_bytes_max) return refused(text_too_long);
    return json::Value(json::Object{{"name", name}, {"code", stated.text_at("code")}});
}

}

std::string_view name_of(ListingWhy why) {
    switch (why) {
    case not_yours: return "not_yours";
    case no_such_procedure: return "no_such_procedure";
    case key_reused: return "key_reused";
    case version_missing: return "version_missing";
    case changed_meanwhile: return "changed_meanwhile";
    case run_by_others: return "run_by_others";
    case published_in_full: return "published_in_full";
    case parts_unchecked: return "parts_unchecked";
    case published_before: return "published_before";
    case not_checked_before: return "not_checked_before";
    case unknown_part: return "unknown_part";
    case unknown_unit: return "unknown_unit";
    case bad_length: return "bad_length";
    case unknown_fee_way: return "unknown_fee_way";
    case bad_amount: return "bad_amount";
    case unknown_need: return "unknown_need";
    case paper_without_name: return "paper_without_name";
    case bad_count: return "bad_count";
    case result_without_name: return "result_without_name";
    case text_too_long: return "text_too_long";
    case unknown_level: return "unknown_level";
    case bad_day: return "bad_day";
    case level_reason_missing: return "level_reason_missing";
    case shown_in_person: return "shown_in_person";
    case unknown_process: return "unknown_process";
    case notation_missing: return "notation_missing";
    case information_only: return "information_only";
    case not_published: return "not_published";
    case decision_incomplete: return "decision_incomplete";
    case before_decision: return "before_decision";
    case limit_not_shorter: return "limit_not_shorter";
    case unknown_variant: return "unknown_variant";
    case unknown_fee: return "unknown_fee";
    case resolution_missing: return "resolution_missing";
    case unknown_agency: return "unknown_agency";
    case agency_not_competent: return "agency_not_competent";
    case unknown_step: return "unknown_step";
    case bad_hours: return "bad_hours";
    case unknown_decision: return "unknown_decision";
    case noted_before: return "noted_before";
    }
    return "";
}

ListingResult<json::Value> decide_check(Part part, const json::Value& stated) {
    switch (part) {
    case Part::limit: return limit_stated(stated);
    case Part::fee: return fee_stated(stated);
    case Part::papers: return papers_stated(stated);
    case Part::result: return result_stated(stated);
    }
    return refused(unknown_part);
}

std::optional<ListingRefusal> decide_level(const Level& level,
                                           const std::vector<std::string>& in_person) {
    if (!is_one_of(service_levels, level.level)) return ListingRefusal{unknown_level};
    if (!base::parse_day(level.from)) return ListingRefusal{bad_day};
    if (level.reason.size() > name_bytes_max) return ListingRefusal{text_too_long};
    if (level.level == "partial" && level.reason.empty())
        return ListingRefusal{level_reason_missing};
    if (level.level == "full" && !in_person.empty())
        return ListingRefusal{shown_in_person,
                              {{"papers", json::Array(in_person.begin(), in_person.end())}}};
    return std::nullopt;
}

}
