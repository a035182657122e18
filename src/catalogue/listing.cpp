#include "src/catalogue/listing.h"

#include <algorithm>
#include <array>

#include "lib/base/text.h"

namespace motcua::catalogue {
namespace {

Reading reading_of(bool read, const std::string& why) {
    if (read) return Reading::sure;
    return why == "not_stated" ? Reading::absent : Reading::ambiguous;
}

void put(json::Object& into, const char* name, const std::string& text) {
    if (!text.empty()) into[name] = text;
}

json::Object to_json(const ListedPaper& paper) {
    json::Object out{{"name", paper.name}};
    put(out, "group", paper.group);
    put(out, "quantity", paper.quantity);
    put(out, "why", paper.why);
    if (paper.originals) out["originals"] = *paper.originals;
    if (paper.copies != 0) out["copies"] = paper.copies;
    if (paper.shown) out["shown"] = true;
    return out;
}

template <class Thing> json::Array texts(const std::vector<Thing>& from) {
    return {from.begin(), from.end()};
}

ListedLimit limit_from(const json::Value& text) {
    ListedLimit limit{text.text_at("cell"), {}, text.text_at("why")};
    if (const auto unit = calendar::parse_unit(text.text_at("unit")))
        limit.term = calendar::Term{*unit, text.integer_at("length")};
    if (!limit.term && limit.why.empty()) limit.why = "not_stated";
    return limit;
}

ListedFee fee_from(const json::Value& text) {
    ListedFee fee{text.text_at("cell"), {}, text.text_at("why")};
    if (const auto* amount = text.at("amount_dong").integer()) fee.amount_dong = *amount;
    if (!fee.amount_dong && fee.why.empty()) fee.why = "not_stated";
    return fee;
}

ListedPaper paper_from(const json::Value& text) {
    ListedPaper paper;
    paper.group = text.text_at("group");
    paper.name = text.text_at("name");
    paper.quantity = text.text_at("quantity");
    if (const auto* originals = text.at("originals").integer()) paper.originals = *originals;
    paper.copies = text.integer_at("copies");
    paper.why = text.text_at("why");
    paper.shown = text.boolean_at("shown");
    return paper;
}

std::vector<std::string> texts_at(const json::Value& text, std::string_view name) {
    std::vector<std::string> out;
    for (const auto& each : text.array_at(name))
        if (each.text() != nullptr) out.push_back(*each.text());
    return out;
}

bool has_word(const std::string& folded, std::string_view word) {
    return (" " + folded + " ").find(" " + std::string(word)) != std::string::npos;
}

}

std::string_view name_of(Reading reading) {
    switch (reading) {
    case Reading::sure: return "sure";
    case Reading::ambiguous: return "ambiguous";
    case Reading::absent: return "absent";
    }
    return "";
}

Reading ListedLimit::reading() const { return reading_of(term.has_value(), why); }
Reading ListedFee::reading() const { return reading_of(amount_dong.has_value(), why); }

ListedLimit limit_of(const Listing& listing) {
    if (listing.methods.empty()) return {"", {}, "not_stated"};
    const auto& first = listing.methods.front().limit;
    for (const auto& method : listing.methods) {
        if (!method.limit.term) return method.limit;
        if (method.limit.term->unit != first.term->unit ||
            method.limit.term->length != first.term->length)
            return {first.cell + " / " + method.limit.cell, {}, "channels_differ"};
    }
    return first;
}

ListedFee fee_of(const Listing& listing) {
    if (listing.methods.empty()) return {"", {}, "not_stated"};
    const auto& first = listing.methods.front().fee;
    for (const auto& method : listing.methods) {
        if (!method.fee.amount_dong) return method.fee;
        if (method.fee.amount_dong != first.amount_dong)
            return {first.cell + " / " + method.fee.cell, {}, "channels_differ"};
    }
    return first;
}

json::Object to_json(const ListedLimit& limit) {
    json::Object out{{"cell", limit.cell}};
    if (limit.term) {
        out["unit"] = std::string(calendar::name_of(limit.term->unit));
        out["length"] = limit.term->length;
    }
    put(out, "why", limit.why);
    return out;
}

json::Object to_json(const ListedFee& fee) {
    json::Object out{{"cell", fee.cell}};
    if (fee.amount_dong) out["amount_dong"] = *fee.amount_dong;
    put(out, "why", fee.why);
    return out;
}

json::Object to_json(const Listing& listing) {
    json::Array methods;
    for (const auto& method : listing.methods) {
        json::Object each{{"channel", method.channel},
                          {"limit", to_json(method.limit)},
                          {"fee", to_json(method.fee)}};
        put(each, "note", method.note);
        methods.push_back(std::move(each));
    }
    json::Array papers;
    for (const auto& paper : listing.papers) papers.push_back(to_json(paper));
    json::Object out{{"format", std::string(listing_format)},
                     {"code", listing.code},
                     {"name", listing.name},
                     {"sector", listing.sector},
                     {"tiers", texts(listing.tiers)},
                     {"methods", std::move(methods)},
                     {"papers", std::move(papers)}};
    put(out, "applicants", listing.applicants);
    put(out, "decision", listing.decision);
    put(out, "body", listing.body);
    put(out, "origin", listing.origin);
    put(out, "run_by", listing.run_by);
    if (listing.unread != 0) out["unread"] = listing.unread;
    if (listing.basis) out["basis"] = texts(*listing.basis);
    if (listing.results) {
        json::Array results;
        for (const auto& result : *listing.results) {
            json::Object each{{"name", result.name}};
            put(each, "code", result.code);
            results.push_back(std::move(each));
        }
        out["results"] = std::move(results);
    }
    return out;
}

json::Object compact_json(const Listing& listing) {
    auto out = to_json(listing);
    json::Array methods;
    for (auto& method : *out["methods"].array()) {
        auto& members = *method.object();
        for (const auto* cell : {"limit", "fee"})
            if (members[cell].text_at("cell").empty()) members[cell].object()->erase("cell");
        const auto channel = members["channel"];
        members.erase("channel");
        members["channels"] = json::Array{};
        auto* last = methods.empty() ? nullptr : methods.back().object();
        const bool alike = last != nullptr && last->at("limit") == members["limit"] &&
                           last->at("fee") == members["fee"];
        if (!alike) methods.push_back(std::move(method));
        methods.back().object()->at("channels").array()->push_back(channel);
    }
    out["methods"] = std::move(methods);
    if (out["papers"].array()->empty()) out.erase("papers");
    return out;
}

Listing listing_from(const json::Value& text) {
    Listing listing;
    listing.code = text.text_at("code");
    listing.name = text.text_at("name");
    listing.sector = text.text_at("sector");
    listing.tiers = texts_at(text, "tiers");
    listing.applicants = text.text_at("applicants");
    listing.decision = text.text_at("decision");
    listing.body = text.text_at("body");
    listing.origin = text.text_at("origin");
    listing.run_by = text.text_at("run_by");
    listing.unread = text.integer_at("unread");
    for (const auto& method : text.array_at("methods")) {
        auto channels = texts_at(method, "channels");
        if (channels.empty()) channels.push_back(method.text_at("channel"));
        for (const auto& channel : channels)
            listing.methods.push_back({channel, limit_from(method.at("limit")),
                                       fee_from(method.at("fee")), method.text_at("note")});
    }
    for (const auto& paper : text.array_at("papers")) listing.papers.push_back(paper_from(paper));
    if (text.at("basis").array() != nullptr) listing.basis = texts_at(text, "basis");
    if (text.at("results").array() != nullptr) {
        listing.results.emplace();
        for (const auto& result : text.array_at("results"))
            listing.results->push_back({result.text_at("name"), result.text_at("code")});
    }
    return listing;
}

std::string run_by_whom(const Listing& listing) {
    struct Rule {
        std::string_view word;
        std::string_view whom;
    };
    // Sectors first: agencies of a sector are often left out or named loosely.
    static constexpr std::array sectors{
        Rule{"hai quan", "customs"},        Rule{"thue", "tax"},
        Rule{"quan ly thue", "tax"},        Rule{"kho bac nha nuoc", "treasury"},
        Rule{"hang hai", "maritime"},       Rule{"bhxh", "social_insurance"},
        Rule{"bhyt", "social_insurance"},   Rule{"dang kiem", "registry"},
        Rule{"thi hanh an", "enforcement"}, Rule{"bao hiem xa hoi", "social_insurance"},
        Rule{"du tru", "state_reserves"},   Rule{"chung khoan", "securities"},
    };
    static constexpr std::array agencies{
        Rule{"cong an", "police"},   Rule{"hai quan", "customs"},
        Rule{"cuc thue", "tax"},     Rule{"thue tinh", "tax"},
        Rule{"thue co so", "tax"},   Rule{"chi cuc thue", "tax"},
        Rule{"kho bac", "treasury"}, Rule{"bao hiem xa hoi", "social_insurance"},
        Rule{"cang vu", "maritime"},
    };
    const auto sector = base::folded(listing.sector);
    for (const auto& rule : sectors)
        if (has_word(sector, rule.word)) return std::string(rule.whom);
    const auto body = base::folded(listing.body);
    const bool own = has_word(body, "uy ban") || has_word(body, "so ") || has_word(body, "ubnd");
    if (own) return "";
    // The ministry of public security also publishes some that communes settle.
    const bool of_communes = sector == "nong nghiep" || sector == "nguoi co cong";
    if (listing.origin == "bo-cong-an" && !of_communes) return "police";
    for (const auto& rule : agencies)
        if (has_word(body, rule.word)) return std::string(rule.whom);
    return "";
}

}
