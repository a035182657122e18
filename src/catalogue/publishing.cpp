#include "src/catalogue/publishing.h"

#include <algorithm>

#include "lib/base/text.h"
#include "lib/base/time.h"
#include "src/catalogue/checks.h"

namespace motcua::catalogue {
namespace {

json::Object both(const std::string& text) { return {{"vi", text}, {"en", text}}; }

/// Says of a fact who checked it; the source is the listing.
json::Object certified(json::Object fact, const json::Value& check) {
    const auto at = base::from_microseconds(check.integer_at("at"));
    fact["source"] = "listing";
    fact["certainty"] = "checked";
    fact["checked_by"] = check.at("by");
    fact["checked_on"] = base::iso_day(base::day_of(at));
    return fact;
}

json::Array papers_of(const json::Value& check) {
    json::Array papers;
    for (const auto& paper : check.at("value").array_at("papers"))
        papers.push_back(certified({{"code", "paper_" + std::to_string(papers.size() + 1)},
                                    {"name", both(paper.text_at("name"))},
                                    {"need", paper.at("need")},
                                    {"originals", paper.at("originals")},
                                    {"copies", paper.at("copies")}},
                                   check));
    return papers;
}

json::Array fees_of(const json::Value& check) {
    const auto& value = check.at("value");
    json::Object fee{{"code", "fee"},
                     {"name", json::Object{{"vi", "Phí, lệ phí"}, {"en", "Fee"}}},
                     {"amount_dong", value.at("amount_dong")},
                     {"per", "dossier"},
                     {"due", value.text_at("due", "reception")}};
    return {certified(std::move(fee), check)};
}

json::Object result_of(const json::Value& listing, const json::Value& checks,
                       const Publishing& publishing) {
    const auto& check = check_of(listing, checks, Part::result);
    const auto& listed = listing.array_at("results");
    const auto& said = !check.is_null() ? check.at("value")
                       : listed.empty() ? json::Value()
                                        : listed.front();
    json::Object result{{"name", both(said.text_at("name"))},
                        {"code", said.text_at("code")},
                        {"certainty", "none"},
                        {"book", "listed"},
                        {"notation", publishing.notation}};
    return check.is_null() ? result : certified(std::move(result), check);
}

/// As the source has them, less those that the service level does not let people use.
json::Array channels_of(const json::Value& listing, const std::string& level) {
    json::Array channels;
    std::vector<std::string> seen;
    for (const auto& method : listing.array_at("methods")) {
        const auto channel = method.text_at("channel");
        const bool online = channel == "online" && (level.empty() || level == "information");
        if (online || std::find(seen.begin(), seen.end(), channel) != seen.end()) continue;
        seen.push_back(channel);
        channels.push_back(
            json::Object{{"code", channel}, {"source", "listing"}, {"certainty", "none"}});
    }
    if (std::find(seen.begin(), seen.end(), "counter") == seen.end())
        channels.push_back(
            json::Object{{"code", "counter"}, {"source", "none"}, {"certainty", "none"}});
    return channels;
}

/// One field for what is asked; the paper form of the procedure is among its papers.
json::Object plain_form(const std::string& name) {
    const json::Object request{{"type", "string"}, {"minLength", 5}, {"maxLength", 2000}};
    const json::Object schema{
        {"$schema", "http://json-schema.org/draft-07/schema#"},
        {"title", name},
        {"type", "object"},
        {"additionalProperties", false},
        {"required", json::Array{"request"}},
        {"properties", json::Object{{"request", request}}},
        {"examples", json::Array{json::Object{{"request", "Đề nghị giải quyết theo hồ sơ."}}}}};
    const json::Object group{
        {"title", json::Object{{"vi", "Nội dung đề nghị"}, {"en", "What is asked for"}}},
        {"fields", json::Array{"request"}}};
    const json::Object label{{"vi", "Ông/bà đề nghị việc gì"}, {"en", "What do you ask for"}};
    return {{"schema", schema},
            {"ui", json::Object{{"groups", json::Array{group}},
                                {"labels", json::Object{{"request", label}}},
                                {"widgets", json::Object{{"request", "textarea"}}}}}};
}

json::Array numbers_of_law(const json::Value& listing) {
    json::Array numbers;
    for (const auto& number : listing.array_at("basis"))
        numbers.push_back(
            json::Object{{"number", number}, {"source", "listing"}, {"certainty", "none"}});
    return numbers;
}

}

std::string nearest_tier(const json::Value& listing) {
    for (const auto* tier : {"commune", "district", "province", "ministry"})
        for (const auto& each : listing.array_at("tiers"))
            if (each.text() != nullptr && *each.text() == tier) return tier;
    return "other";
}

std::string sector_code(const std::string& name) {
    std::string code;
    for (const char c : base::folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            code.push_back(c);
        else if (!code.empty() && code.back() != '_')
            code.push_back('_');
    }
    return code;
}

json::Object revision_of(const json::Value& listing, const json::Value& checks,
                         const Publishing& publishing) {
    const auto name = listing.text_at("name");
    const auto sector = listing.text_at("sector");
    const auto tier = nearest_tier(listing);
    const auto& level = level_on(checks, publishing.on);
    const auto& limit = check_of(listing, checks, Part::limit);
    json::Object general{{"code", "general"},
                         {"name", json::Object{{"vi", "Trường hợp chung"}, {"en", "General case"}}},
                         {"limit", certified(*limit.at("value").object(), limit)},
                         {"papers", papers_of(check_of(listing, checks, Part::papers))},
                         {"fees", fees_of(check_of(listing, checks, Part::fee))},
                         {"form", publishing.process.empty() ? "" : "request"}};
    json::Object text{
        {"code", listing.at("code")},
        {"from_listing", true},
        {"name", both(name)},
        {"sector",
         json::Object{{"code", publishing.sector.empty() ? sector_code(sector) : publishing.sector},
                      {"name", both(sector)}}},
        {"tier", tier},
        {"receiving_kinds", json::Array{tier == "commune" ? "commune" : "department"}},
        {"decision", json::Object{{"number", listing.at("decision")}, {"certainty", "none"}}},
        {"applicants", json::Object{{"name", both(listing.text_at("applicants"))}}},
        {"channels",
         publishing.process.empty() ? json::Array{} : channels_of(listing, level.text_at("level"))},
        {"process", publishing.process},
        {"result", result_of(listing, checks, publishing)},
        {"legal_basis", numbers_of_law(listing)},
        {"forms", json::Object{}},
        {"variants", json::Array{std::move(general)}}};
    if (!publishing.process.empty()) text["forms"] = json::Object{{"request", plain_form(name)}};
    return text;
}

bool is_from_listing(const json::Value& text) { return text.boolean_at("from_listing"); }

}
