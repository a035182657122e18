#include "src/catalogue/spelling.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "lib/base/text.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t letters_max = 31;

bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Letters and digits of any script; of what is not ASCII, only dashes, quotes and their like
/// (U+2000 to U+207F) part words.
bool parts_words(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return !is_ascii_letter(text[at]) && (byte < '0' || byte > '9');
    if (byte != 0xE2 || at + 1 >= text.size()) return false;
    const auto next = static_cast<unsigned char>(text[at + 1]);
    return next == 0x80 || next == 0x81;
}

std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    std::string piece;
    const auto close = [&] {
        if (!piece.empty()) pieces.push_back(std::move(piece));
        piece.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!parts_words(text, at)) {
            piece.push_back(text[at]);
            continue;
        }
        close();
        if ((text[at] & 0x80) != 0) at += 2;
    }
    close();
    return pieces;
}

}

std::vector<Word> words_in(std::string_view text) {
    auto plain = pieces_of(base::folded(text));
    auto exact = pieces_of(base::spelled(text));
    // A mark without its letter makes a word of its own in one of the two.
    if (plain.size() != exact.size()) exact = plain;
    std::vector<Word> words;
    words.reserve(plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i)
        words.push_back({with_one_i(std::move(plain[i])), with_one_i(std::move(exact[i]))});
    return words;
}

std::string with_one_i(std::string word) {
    constexpr std::string_view vowels = "aeiou";
    const auto after_letters = std::find_if_not(word.begin(), word.end(), is_ascii_letter);
    const auto letters = after_letters - word.begin();
    if (letters < 2 || letters > 3 || after_letters[-1] != 'y') return word;
    if (vowels.find(after_letters[-2]) != std::string_view::npos) return word;
    const auto is_mark = [](char c) { return (c & 0x80) != 0; };
    if (std::all_of(after_letters, word.end(), is_mark)) after_letters[-1] = 'i';
    return word;
}

std::string_view tone_of(std::string_view exact) {
    // U+0300, U+0301, U+0303, U+0309 and U+0323, as base::spelled puts them.
    for (const std::string_view tone : {"\xCC\x80", "\xCC\x81", "\xCC\x83", "\xCC\x89", "\xCC\xA3"})
        if (exact.ends_with(tone)) return exact.substr(exact.size() - tone.size());
    return {};
}

int edits_between(std::string_view one, std::string_view other, int most) {
    const auto far = std::abs(static_cast<int>(one.size()) - static_cast<int>(other.size()));
    if (far > most || one.size() > letters_max || other.size() > letters_max) return most + 1;
    using Row = std::array<int, letters_max + 1>;
    Row before{};
    Row above{};
    Row row{};
    for (std::size_t j = 0; j <= other.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= one.size(); ++i) {
        before = above;
        above = row;
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const int changed = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return std::min(row[other.size()], most + 1);
}

}
