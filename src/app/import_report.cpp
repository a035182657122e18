#include "src/app/import_report.h"

#include "src/catalogue/listing_wording_routes.h"
#include "src/web/wording.h"

namespace motcua::app {
namespace {

using catalogue::word_or_name;

std::string limit_in_words(const html::Locale& locale, const json::Value& limit) {
    const auto unit = limit.text_at("unit");
    if (!unit.empty())
        return locale.text("limit." + unit,
                           {{"length", std::to_string(limit.integer_at("length"))}});
    return locale.text("import.unread",
                       {{"cell", limit.text_at("cell")},
                        {"why", word_or_name(locale, "why.", limit.text_at("why"))}});
}

std::string fee_in_words(const html::Locale& locale, const json::Value& fee) {
    if (const auto* amount = fee.at("amount_dong").integer())
        return *amount == 0
                   ? locale.text("procedure.free")
                   : locale.text("procedure.amount", {{"amount", web::number_in_words(*amount)}});
    return locale.text(
        "import.unread",
        {{"cell", fee.text_at("cell")}, {"why", word_or_name(locale, "why.", fee.text_at("why"))}});
}

std::string side_in_words(const html::Locale& locale, const std::string& field,
                          const json::Value& side) {
    if (field == "limit") return limit_in_words(locale, side);
    if (field == "fee") return fee_in_words(locale, side);
    const auto* text = side.text();
    if (text == nullptr || text->empty()) return locale.text("import.nothing");
    return field == "run_by" ? word_or_name(locale, "run_by.", *text) : *text;
}

json::Object counts(const std::map<std::string, std::int64_t>& by_name) {
    json::Object out;
    for (const auto& [name, count] : by_name) out[name] = count;
    return out;
}

/// "thời hạn: 5.000 đọc chắc chắn; 300 thiếu đơn vị; …", the most frequent reason first.
std::string reading_in_words(const html::Locale& locale, const std::string& what,
                             const std::map<std::string, std::int64_t>& by_name) {
    std::multimap<std::int64_t, std::string, std::greater<>> reasons;
    std::int64_t all = 0;
    std::int64_t sure = 0;
    for (const auto& [name, count] : by_name) {
        all += count;
        if (name == "sure")
            sure = count;
        else
            reasons.emplace(count, name);
    }
    auto line = locale.text("import.reading", {{"what", locale.text("import." + what)},
                                               {"sure", std::to_string(sure)},
                                               {"all", std::to_string(all)}});
    for (const auto& [count, name] : reasons)
        line += "; " + std::to_string(count) + " " + word_or_name(locale, "why.", name);
    return line;
}

}

void ImportTally::count(const catalogue::Listing& listing) {
    const auto name = [](const std::string& why) { return why.empty() ? "sure" : why; };
    for (const auto& method : listing.methods) {
        ++limits[name(method.limit.why)];
        ++fees[name(method.fee.why)];
    }
    for (const auto& paper : listing.papers) ++papers[name(paper.why)];
    if (!listing.run_by.empty()) ++run_by_others;
}

json::Object ImportTally::to_json() const {
    return {{"records", records},
            {"added", added},
            {"changed", changed},
            {"same", same},
            {"bad", bad},
            {"run_by_others", run_by_others},
            {"limits", counts(limits)},
            {"fees", counts(fees)},
            {"papers", counts(papers)},
            {"fields", counts(fields)}};
}

std::string change_in_words(const html::Locale& locale, const catalogue::Change& change) {
    auto field = locale.text("import.field." + change.field);
    const auto& channel = change.what;
    if (change.field == "limit" || change.field == "fee" || change.field == "method")
        field += " (" + word_or_name(locale, "channel.", channel.substr(0, channel.find(' '))) +
                 (channel.find(' ') == std::string::npos ? "" : channel.substr(channel.find(' '))) +
                 ")";
    else if (!channel.empty())
        field += " “" + channel + "”";
    if (change.before.is_null())
        return locale.text("import.came", {{"field", field}, {"what", *change.after.text()}});
    if (change.after.is_null())
        return locale.text("import.went", {{"field", field}, {"what", *change.before.text()}});
    return locale.text("import.turned",
                       {{"field", field},
                        {"before", side_in_words(locale, change.field, change.before)},
                        {"after", side_in_words(locale, change.field, change.after)}});
}

json::Object to_json(const catalogue::Change& change) {
    return {{"field", change.field},
            {"what", change.what},
            {"before", change.before},
            {"after", change.after}};
}

std::string problem_in_words(const html::Locale& locale, const std::string& problem) {
    return word_or_name(locale, "record.", problem);
}

std::vector<std::string> tally_in_words(const html::Locale& locale, const ImportTally& tally) {
    const auto number = [](std::int64_t count) { return std::to_string(count); };
    std::vector<std::string> lines;
    lines.push_back(locale.text("import.tally", {{"records", number(tally.records)},
                                                 {"added", number(tally.added)},
                                                 {"changed", number(tally.changed)},
                                                 {"same", number(tally.same)},
                                                 {"bad", number(tally.bad)},
                                                 {"others", number(tally.run_by_others)}}));
    lines.push_back(reading_in_words(locale, "limits", tally.limits));
    lines.push_back(reading_in_words(locale, "fees", tally.fees));
    lines.push_back(reading_in_words(locale, "papers", tally.papers));
    for (const auto& [field, count] : tally.fields)
        lines.push_back(
            locale.text("import.field_count", {{"field", locale.text("import.field." + field)},
                                               {"count", number(count)}}));
    return lines;
}

}
