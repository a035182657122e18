#include "src/catalogue/listing_wording_routes.h"

#include "src/web/wording.h"

namespace motcua::catalogue {

std::string word_or_name(const html::Locale& locale, const std::string& beginning,
                         const std::string& name) {
    const auto key = beginning + name;
    return locale.has(key) ? locale.text(key) : name;
}

std::string limit_words(const html::Locale& locale, const json::Value& limit) {
    const auto unit = limit.text_at("unit");
    if (unit.empty()) return word_or_name(locale, "why.", limit.text_at("why", "not_stated"));
    return locale.text("limit." + unit, {{"length", std::to_string(limit.integer_at("length"))}});
}

std::string fee_words(const html::Locale& locale, const json::Value& fee) {
    if (fee.text_at("way") == "varies") return locale.text("check.fee_varies");
    const auto* amount = fee.at("amount_dong").integer();
    if (amount == nullptr) return word_or_name(locale, "why.", fee.text_at("why", "not_stated"));
    if (*amount == 0) return locale.text("procedure.free");
    return locale.text("procedure.amount", {{"amount", web::number_in_words(*amount)}});
}

std::string tier_words(const html::Locale& locale, const json::Value& tiers) {
    std::string words;
    if (tiers.array() == nullptr) return words;
    for (const auto& tier : *tiers.array())
        if (tier.text() != nullptr)
            words += (words.empty() ? "" : ", ") + word_or_name(locale, "tier.", *tier.text());
    return words;
}

std::string count_words(const html::Locale& locale, const json::Value& paper) {
    const auto part = [&](const char* name, const char* key) {
        const auto count = paper.integer_at(name);
        return count == 0 ? "" : locale.text(key, {{"count", std::to_string(count)}});
    };
    const auto originals = part("originals", "listed.originals");
    const auto copies = part("copies", "listed.copies");
    return originals + (originals.empty() || copies.empty() ? "" : ", ") + copies;
}

}
