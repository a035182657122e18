#include "src/catalogue/search.h"

#include <algorithm>
#include <cmath>

namespace motcua::catalogue {
namespace {

constexpr std::size_t words_max = 12;
constexpr std::size_t code_digits_min = 4;
constexpr double share_min = 0.5;
constexpr int edits_max = 2; ///< of a short search; a long one may have one in every other word

// What a word costs where it stands; nothing when it stands there itself.
constexpr std::uint8_t cost_begun = 1;
constexpr std::uint8_t cost_edit = 20; ///< more than all words of a search that are only begun
constexpr std::uint8_t not_there = 255;

// Parts of the order within a rank, beside the form and whether something was said for it.
constexpr int fine_begun_saying = 3;
constexpr int fine_begun = 8;
constexpr int fine_fault = 16;

int distance_of(std::string_view tier) {
    if (tier == "commune") return 0;
    if (tier == "district") return 1;
    return tier == "ministry" || tier == "other" ? 3 : 2;
}

/// What the words cost where they stand one after the other; nothing when they do not.
std::optional<int> phrase_cost(const std::vector<Sought>& sought,
                               const std::vector<std::uint32_t>& text) {
    std::optional<int> least;
    for (std::size_t start = 0; start + sought.size() <= text.size(); ++start) {
        int cost = 0;
        std::size_t i = 0;
        for (; i < sought.size(); ++i) {
            const int one = sought[i].costs[text[start + i]];
            if (one == not_there) break;
            cost += one;
        }
        if (i == sought.size() && (!least || cost < *least)) least = cost;
    }
    return least;
}

/// Whether most of the words stand beside the one that was typed before them.
bool is_close(const std::vector<Sought>& sought, const std::vector<std::uint32_t>& text) {
    std::size_t breaks = 0;
    for (std::size_t i = 0; i + 1 < sought.size(); ++i) {
        bool beside = false;
        for (std::size_t at = 0; at + 1 < text.size() && !beside; ++at)
            beside = sought[i].costs[text[at]] != not_there &&
                     sought[i + 1].costs[text[at + 1]] != not_there;
        if (!beside) ++breaks;
    }
    return 2 * breaks < sought.size();
}

int accents_missed(const std::vector<Sought>& sought, const FinderIndex::Entry& entry) {
    int missed = 0;
    for (const auto& word : sought) {
        if (word.exact.empty()) continue;
        const auto has_it = [&](const FinderIndex::Text& text) {
            return std::any_of(text.exact.begin(), text.exact.end(),
                               [&](std::uint32_t number) { return word.exact[number]; });
        };
        if (std::none_of(entry.texts.begin(), entry.texts.end(), has_it)) ++missed;
    }
    return missed;
}

}

Search::Search(const FinderIndex& index, const Sayings& sayings, Filter filter)
    : index_(index), sayings_(sayings), filter_(filter), places_(index.entries().size()) {}

void Search::take(std::string_view typed) {
    take_code(typed);
    auto words = words_in(typed);
    if (words.empty()) return;
    if (words.size() > words_max) words.resize(words_max);
    for (const auto& sense : sayings_.senses(words, Care::exact)) take_sense(sense, Care::exact);
    if (best_ < Rank::unaccented) return;
    // Nothing has all the words: perhaps some are written wrong, or without blanks between them.
    for (const auto& sense : sayings_.senses(words, Care::loose)) take_sense(sense, Care::loose);
    std::vector<Word> parted;
    for (const auto& word : words) {
        const auto parts = index_.plain().find(word.plain) ? std::vector<std::string>{}
                                                           : index_.plain().parted(word.plain);
        if (parts.empty()) parted.push_back(word);
        for (const auto& part : parts) parted.push_back({part, part});
    }
    if (parted.size() == words.size() || parted.size() > words_max) return;
    Sense sense;
    sense.words = std::move(parted);
    sense.edits = 1;
    take_sense(sense, Care::exact);
}

/// Codes come with dots and without, and among other words: "TTHC 1.001193".
void Search::take_code(std::string_view typed) {
    const auto is_code_like = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ' '; };
    const bool nothing_else = std::all_of(typed.begin(), typed.end(), is_code_like);
    const auto wanted = digits_of(typed);
    if (wanted.size() < code_digits_min) return;
    for (std::uint32_t entry = 0; entry < places_.size(); ++entry) {
        const auto& facts = index_.entries()[entry];
        const bool whole = facts.digits == wanted || typed.find(facts.facts.code) != typed.npos;
        if (!whole && !(nothing_else && facts.digits.starts_with(wanted))) continue;
        auto place = place_of(entry);
        place.rank = whole ? Rank::code : Rank::begun;
        put(place);
    }
}

void Search::take_sense(const Sense& sense, Care care) {
    if (sense.whole != nullptr) take_whole(sense);
    int place_in_text = 0;
    for (const auto* saying : sense.mentioned) take_mentioned(*saying, place_in_text++);
    if (sense.words.empty() || sense.words.size() > 2 * words_max) return;
    std::vector<Sought> sought;
    for (const auto& word : sense.words)
        sought.push_back(sought_for(word, sense.open && &word == &sense.words.back(), care));
    const auto tallies = tallied(sought);
    for (std::uint32_t entry = 0; entry < tallies.size(); ++entry)
        if (tallies[entry].words > 0) take_entry(entry, tallies[entry], sought, sense);
}

/// The procedures that a saying names itself, in its order.
void Search::take_whole(const Sense& sense) {
    int order = 0;
    for (const auto& code : sense.whole->codes) {
        ++order;
        const auto entry = index_.entry_of(code);
        if (!entry) continue;
        auto place = place_of(*entry);
        place.edits = sense.edits;
        place.rank = sense.edits > 0     ? Rank::mended
                     : sense.accents > 0 ? Rank::unaccented
                     : sense.whole_begun ? Rank::begun
                                         : Rank::meant;
        // Begun sayings stand between phrases begun and other words.
        place.fine = sense.whole_begun ? fine_begun_saying
                                       : order + fine_fault * (sense.edits + sense.accents);
        put(place);
    }
}

void Search::take_mentioned(const Saying& saying, int place_in_text) {
    // The longer the saying, the more of what was typed it explains; what matters is said first.
    int order = 10 * place_in_text - 100 * static_cast<int>(saying.said.size());
    for (const auto& code : saying.codes) {
        ++order;
        const auto entry = index_.entry_of(code);
        if (!entry) continue;
        auto place = place_of(*entry);
        place.rank = Rank::mentioned;
        place.fine = order;
        put(place);
    }
}

void Search::take_entry(std::uint32_t entry, const Tally& tally, const std::vector<Sought>& sought,
                        const Sense& sense) {
    if (tally.words < sought.size()) {
        if (sense.edits == 0) take_some(entry, tally, sought);
        return;
    }
    const auto& facts = index_.entries()[entry];
    const int accents = accents_missed(sought, facts) + sense.accents;
    auto place = place_of(entry);
    bool close = false;
    for (const auto& text : facts.texts) {
        close = close || (text.is_name && is_close(sought, text.plain));
        const auto cost = phrase_cost(sought, text.plain);
        if (!cost) continue;
        place.surplus = text.plain.size() - sought.size();
        const auto form = place.surplus == 0 ? Form::whole
                          : text.is_name     ? Form::phrase
                                             : Form::aside;
        put(place, form, *cost, accents, sense);
    }
    for (const auto& text : facts.texts) place.surplus = std::max(place.surplus, text.plain.size());
    if (close && tally.words_in_name == sought.size())
        put(place, Form::close, tally.cost_in_name, accents, sense);
    put(place, Form::loose, tally.cost, accents, sense);
}

/// Rank and order in it, from how the words stand there and what it took to see it.
void Search::put(const Place& bare, Form form, int cost, int accents, const Sense& sense) {
    auto place = bare;
    place.edits = cost / cost_edit + sense.edits;
    const int words = static_cast<int>(sense.words.size());
    if (place.edits > std::max(edits_max, words / 2)) return;
    const bool begun = cost % cost_edit != 0 || sense.whole_begun;
    place.fine = 2 * static_cast<int>(form) + (sense.said ? 1 : 0);
    if (form == Form::loose || place.edits > 0 || accents > 0) {
        place.fine += (begun ? fine_begun : 0) + fine_fault * (place.edits + accents);
        place.rank = form == Form::loose ? Rank::elsewhere
                     : place.edits > 0   ? Rank::mended
                                         : Rank::unaccented;
    } else if (begun && form == Form::close) {
        place.rank = Rank::unaccented;
        place.fine += fine_begun + fine_fault;
    } else if (begun) {
        place.rank = Rank::begun;
        place.fine += sense.whole_begun ? fine_begun : 0;
    } else if (sense.said) {
        place.rank = Rank::said;
    } else {
        place.rank = form == Form::whole    ? Rank::whole
                     : form == Form::phrase ? Rank::phrase
                                            : Rank::words;
    }
    put(place);
}

void Search::take_some(std::uint32_t entry, const Tally& tally, const std::vector<Sought>& sought) {
    double all = 0;
    for (const auto& word : sought) all += word.weight;
    const double share = tally.weight / all;
    if (share < share_min) return;
    auto place = place_of(entry);
    place.fine = static_cast<int>(1000 * (1 - share));
    put(place);
}

void Search::put(const Place& place) {
    if (!filter_.lets_pass(index_.entries()[place.entry].facts)) return;
    best_ = std::min(best_, place.rank);
    auto& held = places_[place.entry];
    if (!held || place.key() < held->key()) held = place;
}

Search::Place Search::place_of(std::uint32_t entry) const {
    const auto& facts = index_.entries()[entry].facts;
    Place place;
    place.entry = entry;
    place.not_fileable = !facts.fileable;
    place.not_filed = -facts.filed_lately;
    place.rarity = index_.entries()[entry].rarity;
    place.distance = distance_of(facts.tier);
    return place;
}

Sought Search::sought_for(const Word& word, bool open, Care care) const {
    Sought sought;
    if (word.accented()) sought.exact = accented_as(word, open);
    sought.costs.assign(index_.plain().size(), not_there);
    std::size_t places = 0;
    const auto take = [&](std::uint32_t number, int cost) {
        if (sought.costs[number] != not_there) return;
        sought.costs[number] = static_cast<std::uint8_t>(cost);
        sought.numbers.push_back(number);
        places += index_.postings(number).size();
    };
    if (const auto number = index_.plain().find(word.plain)) take(*number, 0);
    const bool whole = !sought.numbers.empty();
    const auto whole_places = places;
    if (open)
        for (const auto number : index_.plain().begun_with(word.plain)) take(number, cost_begun);
    if (care == Care::loose)
        for (const auto& near : index_.plain().near(word.plain))
            take(near.number, cost_edit * near.edits);
    const auto entries = static_cast<double>(index_.entries().size());
    const auto spread = static_cast<double>(whole ? whole_places : places);
    sought.weight = std::log(1 + entries / (spread + 1));
    return sought;
}

std::vector<bool> Search::accented_as(const Word& word, bool open) const {
    std::vector<bool> accented(index_.exact().size());
    if (const auto number = index_.exact().find(word.exact)) accented[*number] = true;
    if (!open) return accented;
    const auto tone = tone_of(word.exact);
    const auto letters = std::string_view(word.exact).substr(0, word.exact.size() - tone.size());
    for (const auto number : index_.exact().begun_with(letters))
        if (index_.exact().word(number).ends_with(tone)) accented[number] = true;
    return accented;
}

std::vector<Search::Tally> Search::tallied(const std::vector<Sought>& sought) const {
    std::vector<Tally> tallies(places_.size());
    std::vector<std::uint32_t> touched;
    std::size_t round = 0;
    for (const auto& word : sought) {
        ++round;
        touched.clear();
        for (const auto number : word.numbers)
            for (const auto& posting : index_.postings(number)) {
                auto& tally = tallies[posting.entry];
                if (tally.round != round) {
                    tally.round = round;
                    tally.name = tally.any = not_there;
                    touched.push_back(posting.entry);
                }
                const auto cost = word.costs[number];
                tally.any = std::min(tally.any, cost);
                if (posting.in_name) tally.name = std::min(tally.name, cost);
            }
        for (const auto entry : touched) {
            auto& tally = tallies[entry];
            ++tally.words;
            tally.cost += tally.any;
            const int edits = tally.any / cost_edit;
            tally.weight += word.weight / (1 + edits);
            if (tally.name == not_there) continue;
            ++tally.words_in_name;
            tally.cost_in_name += tally.name;
        }
    }
    return tallies;
}

std::vector<std::uint32_t> Search::best(std::int64_t limit) const {
    std::vector<Place> answers;
    int edits = 1000;
    for (const auto& place : places_)
        if (place && place->rank == Rank::mended) edits = std::min(edits, place->edits);
    for (const auto& place : places_) {
        // Where something has all the words, what has some of them, or other ones, is in the way.
        if (!place || (place->rank == Rank::mended && place->edits > edits)) continue;
        if (place->rank > Rank::unaccented && best_ < Rank::mentioned) continue;
        if (place->rank == Rank::some && best_ < Rank::elsewhere) continue;
        answers.push_back(*place);
    }
    const auto count =
        std::min(answers.size(), static_cast<std::size_t>(std::max<std::int64_t>(limit, 0)));
    std::partial_sort(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(count),
                      answers.end(),
                      [](const Place& a, const Place& b) { return a.key() < b.key(); });
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(answers[i].entry);
    return numbers;
}

}
