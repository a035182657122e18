#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::catalogue {

/// Words with numbers, from 0 upwards in the order in which they came.
class WordIndex {
  public:
    struct Near {
        std::uint32_t number;
        int edits;
    };

    std::uint32_t add(const std::string& word);
    const std::string& word(std::uint32_t number) const { return words_[number]; }
    std::size_t size() const { return words_.size(); }
    std::optional<std::uint32_t> find(std::string_view word) const;
    /// Longer words that begin so.
    std::vector<std::uint32_t> begun_with(std::string_view beginning) const;
    /// Other words that may have been meant: one or two letters away, as long words allow.
    std::vector<Near> near(std::string_view word) const;
    /// The fewest words that stand in `glued` without blanks between them ("khaisinh"), and of as
    /// many the most common.
    std::vector<std::string> parted(std::string_view glued) const;

  private:
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
    std::vector<std::string> words_;
    std::vector<std::uint32_t> times_;   ///< how often each was added
    std::vector<std::uint32_t> letters_; ///< a bit for each letter that a word has
};

}
