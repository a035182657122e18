#pragma once
#include <string_view>
#include <vector>

namespace motcua::html {

/// Names of values: one or more of a-z, 0-9 and _.
bool is_name(std::string_view);

/// A stretch of a text of the locale: the name in {name}, or what stands between such names.
struct Stretch {
    bool is_name;
    std::string_view text;
};

/// Braces that hold no name belong to the text around them.
std::vector<Stretch> stretches_of(std::string_view text);

}
