#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace motcua::html {

enum class NodeKind { literal, variable, section, inverted, part, text };

/// One piece of a template. `text` is the literal itself, or the name, key or file in the marker.
struct Node {
    NodeKind kind;
    std::string text;
    std::vector<Node> inner;
};

/// The pieces of a template, sections with what is inside of them; {{! comments }} are left out.
/// Throws std::runtime_error that names `file` and the marker that is not understood.
std::vector<Node> outline_of(std::string_view source, const std::string& file);

[[noreturn]] void refuse_marker(const std::string& file, std::string_view marker,
                                const std::string& why);

}
