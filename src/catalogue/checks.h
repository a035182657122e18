#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/json/value.h"

namespace motcua::catalogue {

/// What an officer checks of a listed procedure. All but the result must be checked before it is
/// published.
enum class Part { limit, fee, papers, result };
inline constexpr std::array parts{Part::limit, Part::fee, Part::papers, Part::result};
inline constexpr std::array parts_to_publish{Part::limit, Part::fee, Part::papers};
std::string_view name_of(Part);
std::optional<Part> part_named(std::string_view);

/// A digest of what the source says about a part: a check holds while it stays the same.
std::string seen_of(const json::Value& listing, Part);

/// What of `parts_to_publish` is not checked, or was checked against another text of the source.
/// `checks` is an object of parts, each with "seen", "value", "by" and "at".
std::vector<Part> open_parts(const json::Value& listing, const json::Value& checks);

/// The check of a part that holds; null when there is none.
const json::Value& check_of(const json::Value& listing, const json::Value& checks, Part);

/// Names of papers that must be shown in person: as checked, or as far as the source says so.
std::vector<std::string> papers_in_person(const json::Value& listing, const json::Value& checks);

/// The level in force on a day (2026-11-25): the last of "service_levels" that begins by then.
const json::Value& level_on(const json::Value& checks, std::string_view day);

/// Whether the level in force on that day, or one that is set for later, is "full".
bool is_or_will_be_full(const json::Value& checks, std::string_view day);

}
