#include "src/catalogue/word_index.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "src/catalogue/spelling.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t glued_max = 40;
constexpr std::size_t part_min = 2;

std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char c : word)
        letters |= std::uint32_t{1}
                   << (c >= 'a' && c <= 'z' ? static_cast<unsigned>(c - 'a') : 26U);
    return letters;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}

std::uint32_t WordIndex::add(const std::string& word) {
    const auto next = static_cast<std::uint32_t>(words_.size());
    const auto [place, is_new] = numbers_.emplace(word, next);
    if (is_new) {
        words_.push_back(word);
        letters_.push_back(letters_of(word));
        times_.push_back(0);
    }
    ++times_[place->second];
    return place->second;
}

std::optional<std::uint32_t> WordIndex::find(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> WordIndex::begun_with(std::string_view beginning) const {
    std::vector<std::uint32_t> found;
    for (auto at = numbers_.upper_bound(beginning);
         at != numbers_.end() && at->first.starts_with(beginning); ++at)
        found.push_back(at->second);
    return found;
}

std::vector<WordIndex::Near> WordIndex::near(std::string_view word) const {
    const bool known = numbers_.contains(word);
    // Two letters away from a short word, or one from a word that is one, lies half the language.
    if (word.size() < 2 || has_digit(word) || (known && word.size() < 3)) return {};
    const int most = word.size() < 5 || known ? 1 : 2;
    const auto letters = letters_of(word);
    std::vector<Near> found;
    for (std::uint32_t number = 0; number < words_.size(); ++number) {
        // An edit changes at most one letter for another.
        if (std::popcount(letters ^ letters_[number]) > 2 * most) continue;
        const int edits = edits_between(word, words_[number], most);
        if (edits > 0 && edits <= most) found.push_back({number, edits});
    }
    return found;
}

std::vector<std::string> WordIndex::parted(std::string_view glued) const {
    if (glued.size() < 2 * part_min || glued.size() > glued_max || has_digit(glued)) return {};
    struct Step {
        std::size_t from = 0;
        int parts = 0; ///< 0: not reached
        double common = 0;
    };
    std::vector<Step> steps(glued.size() + 1);
    for (std::size_t to = part_min; to <= glued.size(); ++to)
        for (std::size_t from = 0; from + part_min <= to; ++from) {
            if (from > 0 && steps[from].parts == 0) continue;
            const auto word = find(with_one_i(std::string(glued.substr(from, to - from))));
            if (!word) continue;
            const Step step{from, steps[from].parts + 1,
                            steps[from].common + std::log(times_[*word])};
            const auto& held = steps[to];
            if (held.parts == 0 || step.parts < held.parts ||
                (step.parts == held.parts && step.common > held.common))
                steps[to] = step;
        }
    std::vector<std::string> parts;
    if (steps.back().parts < 2) return parts;
    for (std::size_t to = glued.size(); to > 0; to = steps[to].from)
        parts.push_back(with_one_i(std::string(glued.substr(steps[to].from, to - steps[to].from))));
    std::reverse(parts.begin(), parts.end());
    return parts;
}

}
