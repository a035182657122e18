#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"

namespace motcua::organisation {

/// Why a text is no agency's code, in the order in which it is checked.
enum class CodeProblem {
    empty,
    too_long,      ///< more than 35 characters
    bad_character, ///< other than letters, digits and dots
    empty_group,   ///< two dots in a row, or one at an end
    no_top,        ///< neither end is a letter from A to Y and two digits
    two_tops,      ///< both ends are: it could be read either way
    zero_group,    ///< a group of zeros where a unit should be named
};
std::string_view name_of(CodeProblem);

/// An agency's electronic identification code (decision 20/2020 art. 4): groups from the top down,
/// H40.05.02. Codes of circular 10/2016 have the same groups from the bottom up, with zeros for
/// those that are not used: 000.02.05.H40.
class AgencyCode {
  public:
    static constexpr std::size_t characters_max = 35;

    /// Reads either order, small letters and blanks around it too.
    static base::Result<AgencyCode, CodeProblem> parse(std::string_view typed);

    /// As we keep it, the order of decision 20/2020.
    const std::string& text() const { return text_; }
    /// The order of circular 10/2016: four groups of 3, 2, 2 and 3 characters. Nothing when the
    /// code is deeper or its groups are of other lengths, which that circular has no place for.
    std::optional<std::string> text_of_2016() const;
    /// One level up; nothing at the top.
    std::optional<AgencyCode> parent() const;
    std::size_t depth() const { return groups_.size(); }

    bool operator==(const AgencyCode&) const = default;

  private:
    explicit AgencyCode(std::vector<std::string> groups);

    std::vector<std::string> groups_; ///< from the top down
    std::string text_;
};

/// This code and all above it, the topmost first; nothing for what is no code.
std::vector<std::string> codes_from_top(std::string_view code);

/// The code as we keep it where the text is one in either order; else the text as it was typed,
/// without blanks around it: no agency has it then.
std::string kept_code(std::string_view typed);

}
