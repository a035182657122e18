#include "src/catalogue/finder_index.h"

#include <algorithm>
#include <utility>

#include "lib/base/text.h"
#include "src/catalogue/procedure.h"

namespace motcua::catalogue {
namespace {

/// Half of the names begin with "Thủ tục", and nobody asks for that.
std::vector<Word> name_words(std::string_view name) {
    auto words = words_in(name);
    const auto is = [&](std::size_t at, std::string_view word) {
        return words[at].exact == base::spelled(word);
    };
    if (words.size() > 2 && is(0, "thủ") && is(1, "tục"))
        words.erase(words.begin(), words.begin() + 2);
    return words;
}

/// The name in both languages, where there is one.
void add_names(std::vector<std::string>& to, const json::Value& name) {
    for (const auto* language : {"vi", "en"})
        if (auto text = name.optional_text_at(language)) to.push_back(std::move(*text));
}

}

Findable findable_from(const json::Value& text) {
    Findable facts;
    facts.code = text.text_at("code");
    facts.name_vi = text.at("name").text_at("vi");
    // A name that nobody has translated stands twice in some texts.
    if (auto name = text.at("name").text_at("en"); name != facts.name_vi)
        facts.name_en = std::move(name);
    facts.sector = text.at("sector").text_at("code");
    facts.tier = text.text_at("tier");
    facts.fileable = is_fileable(text);
    for (const auto& channel : text.array_at("channels"))
        facts.online = facts.online || (facts.fileable && channel.text_at("code") == "online");
    add_names(facts.results, text.at("result").at("name"));
    add_names(facts.sector_names, text.at("sector").at("name"));
    return facts;
}

FinderIndex::FinderIndex(std::vector<Findable> procedures, const Sayings& sayings) {
    std::sort(procedures.begin(), procedures.end(),
              [](const Findable& a, const Findable& b) { return a.code < b.code; });
    entries_.reserve(procedures.size());
    for (auto& facts : procedures) add(std::move(facts), sayings);
}

void FinderIndex::add(Findable facts, const Sayings& sayings) {
    Entry entry;
    entry.digits = digits_of(facts.code);
    const auto name = name_words(facts.name_vi);
    entry.rarity = sayings.rarity_of(name);
    add_text(entry, name, true);
    if (const auto whole = sayings.spelled_out(name); whole != name) add_text(entry, whole, true);
    add_text(entry, name_words(facts.name_en), true);
    for (const auto& result : facts.results) add_text(entry, words_in(result), false);
    for (const auto& sector : facts.sector_names) add_text(entry, words_in(sector), false);
    entry.facts = std::move(facts);
    entries_.push_back(std::move(entry));
}

void FinderIndex::add_text(Entry& entry, const std::vector<Word>& words, bool is_name) {
    if (words.empty()) return;
    const auto number = static_cast<std::uint32_t>(entries_.size());
    Text text;
    text.is_name = is_name;
    for (const auto& word : words) {
        const auto plain_number = plain_.add(word.plain);
        text.plain.push_back(plain_number);
        text.exact.push_back(exact_.add(word.exact));
        if (plain_number == postings_.size()) postings_.emplace_back();
        auto& places = postings_[plain_number];
        // Those of this entry stand last: one for its names, one for the rest.
        const auto from = places.size() < 2 ? places.begin() : places.end() - 2;
        if (std::none_of(from, places.end(), [&](const Posting& place) {
                return place.entry == number && place.in_name == is_name;
            }))
            places.push_back({number, is_name});
    }
    entry.texts.push_back(std::move(text));
}

std::optional<std::uint32_t> FinderIndex::entry_of(const std::string& code) const {
    const auto at = std::lower_bound(
        entries_.begin(), entries_.end(), code,
        [](const Entry& entry, const std::string& wanted) { return entry.facts.code < wanted; });
    if (at == entries_.end() || at->facts.code != code) return std::nullopt;
    return static_cast<std::uint32_t>(at - entries_.begin());
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits.push_back(c);
    return digits;
}

}
