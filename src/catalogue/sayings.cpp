#include "src/catalogue/sayings.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace motcua::catalogue {
namespace {

constexpr std::size_t begun_max = 6;
constexpr std::size_t begun_letters_min = 3;
constexpr int mended_max = 2;

/// Without accents a word may be any of its kind; with accents it is what it says.
bool is_said(const Word& typed, const Word& said) {
    return typed.accented() ? typed.exact == said.exact : typed.plain == said.plain;
}

bool begins_said(const Word& typed, const Word& said) {
    return said.plain.starts_with(typed.plain) && (!typed.accented() || typed.exact == said.exact ||
                                                   typed.plain.size() < said.plain.size());
}

/// What is wrong with words that stand for a saying.
struct Wrong {
    int edits = 0;
    int accents = 0;
};

std::optional<Wrong> wrong_in(const Word& typed, const Word& said, Care care) {
    if (is_said(typed, said)) return Wrong{};
    if (care == Care::exact) return std::nullopt;
    if (typed.plain == said.plain) return Wrong{.edits = 0, .accents = 1};
    if (said.plain.size() < 3 || edits_between(typed.plain, said.plain, 1) > 1) return std::nullopt;
    return Wrong{.edits = 1, .accents = 0};
}

std::optional<Wrong> wrong_in(const std::vector<Word>& typed, std::size_t at,
                              const std::vector<Word>& said, Care care) {
    if (said.size() > typed.size() - at) return std::nullopt;
    Wrong all;
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto wrong = wrong_in(typed[at + i], said[i], care);
        if (!wrong) return std::nullopt;
        all.edits += wrong->edits;
        all.accents += wrong->accents;
    }
    return all.edits <= mended_max ? std::optional(all) : std::nullopt;
}

/// Whether what was typed is the beginning of the saying, the last word perhaps cut off.
bool begins(const std::vector<Word>& typed, const std::vector<Word>& said) {
    if (typed.empty() || typed.size() > said.size()) return false;
    const auto last = typed.size() - 1;
    for (std::size_t i = 0; i < last; ++i)
        if (!is_said(typed[i], said[i])) return false;
    return begins_said(typed[last], said[last]) && typed != said;
}

std::vector<std::string> texts_in(const json::Value& saying, std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& each : saying.array_at(name)) {
        if (each.text() == nullptr || each.text()->empty())
            throw std::runtime_error("sayings: " + std::string(name) + " holds what is no text");
        texts.push_back(*each.text());
    }
    return texts;
}

}

void Sayings::add(const json::Value& text) {
    for (const auto& filler : texts_in(text, "fillers")) fillers_.push_back(words_in(filler));
    for (const auto& turn : texts_in(text, "rarer")) rarer_.push_back(words_in(turn));
    for (const auto& each : text.array_at("sayings")) {
        const auto codes = texts_in(each, "codes");
        const auto means = words_in(each.text_at("means"));
        const auto said = texts_in(each, "said");
        if (said.empty() || (means.empty() && codes.empty()))
            throw std::runtime_error("sayings: one says or means nothing");
        for (const auto& phrase : said) sayings_.push_back({words_in(phrase), means, codes});
    }
    const auto same = [](const auto& a, const auto& b) { return a.said == b.said; };
    for (auto at = sayings_.begin(); at != sayings_.end(); ++at)
        if (std::any_of(sayings_.begin(), at, [&](const auto& one) { return same(one, *at); }))
            throw std::runtime_error("sayings: " + at->said.front().plain + " … stands twice");
}

std::vector<Sense> Sayings::senses(const std::vector<Word>& typed, Care care) const {
    std::vector<Sense> found(1);
    found.front().words = typed;
    if (care == Care::exact) found.front().mentioned = mentioned_in(typed);
    if (auto meant = in_words_of_law(typed, care)) found.push_back(std::move(*meant));
    const auto bare = without_fillers(typed);
    if (!bare.empty() && bare != typed) {
        Sense sense;
        sense.words = bare;
        sense.open = bare.back() == typed.back();
        sense.said = true;
        if (care == Care::exact) sense.mentioned = mentioned_in(bare);
        found.push_back(std::move(sense));
        if (auto meant = in_words_of_law(bare, care)) found.push_back(std::move(*meant));
    }
    if (care == Care::exact) add_begun(bare.empty() ? typed : bare, found);
    return found;
}

std::vector<Word> Sayings::without_fillers(const std::vector<Word>& typed) const {
    std::vector<Word> rest;
    for (std::size_t at = 0; at < typed.size();) {
        std::size_t longest = 0;
        for (const auto& filler : fillers_)
            if (wrong_in(typed, at, filler, Care::exact))
                longest = std::max(longest, filler.size());
        if (longest == 0) rest.push_back(typed[at]);
        at += std::max<std::size_t>(longest, 1);
    }
    return rest;
}

std::optional<Sayings::Match> Sayings::longest_at(const std::vector<Word>& typed, std::size_t at,
                                                  Care care) const {
    std::optional<Match> best;
    const auto order = [](const Match& match) {
        return std::tuple(-static_cast<int>(match.saying->said.size()), match.edits, match.accents);
    };
    for (const auto& saying : sayings_) {
        // What only names procedures cannot stand among other words.
        if (saying.means.empty() && saying.said.size() != typed.size()) continue;
        const auto wrong = wrong_in(typed, at, saying.said, care);
        if (!wrong) continue;
        const Match match{&saying, wrong->edits, wrong->accents};
        if (!best || order(match) < order(*best)) best = match;
    }
    return best;
}

std::optional<Sense> Sayings::in_words_of_law(const std::vector<Word>& typed, Care care) const {
    Sense sense;
    sense.said = true;
    bool anything = false;
    for (std::size_t at = 0; at < typed.size();) {
        const auto match = longest_at(typed, at, care);
        sense.open = !match;
        if (!match) {
            sense.words.push_back(typed[at++]);
            continue;
        }
        anything = true;
        const auto& saying = *match->saying;
        sense.words.insert(sense.words.end(), saying.means.begin(), saying.means.end());
        sense.edits += match->edits;
        sense.accents += match->accents;
        if (saying.said.size() == typed.size()) sense.whole = &saying;
        at += saying.said.size();
    }
    return anything ? std::optional(std::move(sense)) : std::nullopt;
}

std::vector<const Saying*> Sayings::mentioned_in(const std::vector<Word>& typed) const {
    std::vector<const Saying*> mentioned;
    for (std::size_t at = 0; at < typed.size();) {
        const Saying* longest = nullptr;
        for (const auto& saying : sayings_)
            if (!saying.codes.empty() && saying.said.size() < typed.size() &&
                (longest == nullptr || saying.said.size() > longest->said.size()) &&
                wrong_in(typed, at, saying.said, Care::exact))
                longest = &saying;
        if (longest != nullptr) mentioned.push_back(longest);
        at += longest == nullptr ? 1 : longest->said.size();
    }
    return mentioned;
}

std::vector<Word> Sayings::spelled_out(const std::vector<Word>& name) const {
    std::vector<Word> words;
    for (const auto& word : name) {
        const auto stands_for_it = [&](const Saying& saying) {
            return saying.said.size() == 1 && !saying.means.empty() && saying.codes.empty() &&
                   saying.said.front() == word;
        };
        const auto saying = std::find_if(sayings_.begin(), sayings_.end(), stands_for_it);
        if (saying == sayings_.end())
            words.push_back(word);
        else
            words.insert(words.end(), saying->means.begin(), saying->means.end());
    }
    return words;
}

void Sayings::add_begun(const std::vector<Word>& typed, std::vector<Sense>& found) const {
    std::size_t letters = 0;
    for (const auto& word : typed) letters += word.plain.size();
    if (letters < begun_letters_min) return;
    std::size_t count = 0;
    for (const auto& saying : sayings_) {
        // The same thing said in another way is one sense.
        const bool known = std::any_of(found.begin(), found.end(), [&](const Sense& one) {
            return one.whole != nullptr && one.whole->codes == saying.codes &&
                   one.whole->means == saying.means;
        });
        if (known || !begins(typed, saying.said)) continue;
        Sense sense;
        sense.words = saying.means;
        sense.open = false;
        sense.said = true;
        sense.whole = &saying;
        sense.whole_begun = true;
        found.push_back(std::move(sense));
        if (++count == begun_max) return;
    }
}

int Sayings::rarity_of(const std::vector<Word>& name) const {
    return static_cast<int>(std::count_if(rarer_.begin(), rarer_.end(), [&](const auto& turn) {
        return std::search(name.begin(), name.end(), turn.begin(), turn.end()) != name.end();
    }));
}

}
