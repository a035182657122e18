#include "src/catalogue/listing_view.h"

#include "lib/base/time.h"
#include "src/catalogue/listing.h"

namespace motcua::catalogue {
namespace {

json::Object unverified(json::Object fact, Reading reading) {
    fact["reading"] = std::string(name_of(reading));
    fact["certainty"] = "none";
    return fact;
}

json::Array methods_of(const Listing& listing) {
    json::Array methods;
    for (const auto& method : listing.methods)
        methods.push_back(
            json::Object{{"channel", method.channel},
                         {"limit", unverified(to_json(method.limit), method.limit.reading())},
                         {"fee", unverified(to_json(method.fee), method.fee.reading())},
                         {"note", method.note}});
    return methods;
}

json::Array papers_of(const Listing& listing) {
    json::Array papers;
    for (const auto& paper : listing.papers)
        papers.push_back(json::Object{{"name", paper.name},
                                      {"group", paper.group},
                                      {"originals", json::Value(paper.originals)},
                                      {"copies", paper.copies},
                                      {"shown", paper.shown},
                                      {"note_only", paper.why == "note_not_paper"},
                                      {"certainty", "none"}});
    return papers;
}

json::Object checked_of(const ViewedListing& viewed) {
    json::Object checked;
    for (const auto part : parts) {
        const auto& check = check_of(viewed.listing, viewed.checks, part);
        if (check.is_null()) continue;
        const auto at = base::from_microseconds(check.integer_at("at"));
        auto fact = *check.at("value").object();
        fact["certainty"] = "checked";
        fact["checked_on"] = base::iso_day(base::day_of(at));
        if (viewed.for_officers) fact["checked_by"] = check.at("by");
        checked[std::string(name_of(part))] = std::move(fact);
    }
    return checked;
}

json::Value level_of(const ViewedListing& viewed) {
    const auto& level = level_on(viewed.checks, viewed.day);
    if (level.is_null()) return nullptr;
    return json::Object{
        {"level", level.at("level")}, {"from", level.at("from")}, {"reason", level.at("reason")}};
}

json::Value proposed_papers(const Listing& listing) {
    json::Array papers;
    for (const auto& paper : listing.papers) {
        const auto* need = paper.why == "note_not_paper" ? "not_a_paper"
                           : paper.shown                 ? "present_only"
                                                         : "required";
        papers.push_back(json::Object{{"name", paper.name},
                                      {"need", need},
                                      {"originals", paper.originals.value_or(0)},
                                      {"copies", paper.copies}});
    }
    return json::Object{{"papers", std::move(papers)}};
}

json::Value proposed_fee(const Listing& listing) {
    const auto fee = fee_of(listing);
    if (!fee.amount_dong) return json::Object{};
    if (*fee.amount_dong == 0) return json::Object{{"way", "free"}};
    return json::Object{{"way", "fixed"}, {"amount_dong", *fee.amount_dong}};
}

}

json::Object describe(const ViewedListing& viewed) {
    const auto listing = listing_from(viewed.listing);
    json::Array results;
    for (const auto& result : viewed.listing.array_at("results"))
        results.push_back(
            json::Object{{"name", result.at("name")}, {"code", result.text_at("code")}});
    return {{"run_by", listing.run_by},
            {"sector", listing.sector},
            {"tiers", viewed.listing.at("tiers")},
            {"applicants", listing.applicants},
            {"agency", listing.body},
            {"decision", listing.decision},
            {"methods", methods_of(listing)},
            {"papers", papers_of(listing)},
            {"results", std::move(results)},
            {"legal_basis", viewed.listing.array_at("basis")},
            {"unread", listing.unread},
            {"checked", checked_of(viewed)},
            {"service_level", level_of(viewed)}};
}

json::Value proposal_of(const json::Value& text, Part part) {
    const auto listing = listing_from(text);
    switch (part) {
    case Part::limit: {
        const auto limit = limit_of(listing);
        if (!limit.term) return json::Object{};
        return json::Object{{"unit", std::string(calendar::name_of(limit.term->unit))},
                            {"length", limit.term->length}};
    }
    case Part::fee: return proposed_fee(listing);
    case Part::papers: return proposed_papers(listing);
    case Part::result: break;
    }
    if (!listing.results || listing.results->empty()) return json::Object{};
    const auto& first = listing.results->front();
    return json::Object{{"name", first.name}, {"code", first.code}};
}

}
