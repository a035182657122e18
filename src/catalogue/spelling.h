#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace motcua::catalogue {

/// A word as searches compare it.
struct Word {
    std::string plain; ///< no accents; a closing y after a consonant is i: "ký" and "kí" are one
    std::string exact; ///< with accents, as base::spelled writes them
    bool accented() const { return plain != exact; }
    bool operator==(const Word&) const = default;
};

/// The words of a text, which must be storable; punctuation parts them.
std::vector<Word> words_in(std::string_view text);

/// "ky" as "ki": they are said alike, and written as one likes.
std::string with_one_i(std::string word);

/// The tone mark at the end of an exact word; "" where it has none.
std::string_view tone_of(std::string_view exact);

/// How many letters are to be changed, added, left out or swapped with their neighbour to come from
/// one word to the other; more than `most` is told as most + 1.
int edits_between(std::string_view one, std::string_view other, int most);

}
