#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace motcua::sql {

/// Lets a map of strings be searched by view, without a copy for each look-up.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
template <class T> using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

}
