#include "lib/html/outline.h"

#include <stdexcept>

#include "lib/html/placeholders.h"

namespace motcua::html {
namespace {

class Reader {
  public:
    Reader(std::string_view source, const std::string& file) : rest_(source), file_(file) {}

    std::vector<Node> read() { return read_until_close(""); }

  private:
    /// Reads up to {{/name}}, or up to the end of the file when there is no name.
    std::vector<Node> read_until_close(const std::string& name) {
        std::vector<Node> nodes;
        while (true) {
            const auto open = rest_.find("{{");
            if (open != 0 && !rest_.empty()) {
                nodes.push_back({NodeKind::literal, std::string(rest_.substr(0, open)), {}});
            }
            if (open == std::string_view::npos) break;
            rest_.remove_prefix(open);
            const auto marker = take_marker();
            if (marker.starts_with('!')) continue;
            if (marker.starts_with('/')) {
                if (name.empty() || marker.substr(1) != name) refuse(marker, "closes nothing here");
                return nodes;
            }
            nodes.push_back(node_of(marker));
        }
        if (!name.empty()) refuse("#" + name, "is not closed");
        return nodes;
    }

    std::string_view take_marker() {
        const auto close = rest_.find("}}");
        if (close == std::string_view::npos) refuse(rest_.substr(2, 30), "is not closed");
        const auto marker = rest_.substr(2, close - 2);
        if (marker.starts_with('{')) refuse(marker, "has three braces");
        rest_.remove_prefix(close + 2);
        return marker;
    }

    Node node_of(std::string_view marker) {
        if (is_name(marker)) return {NodeKind::variable, std::string(marker), {}};
        if (marker.starts_with("t:")) return {NodeKind::text, std::string(marker.substr(2)), {}};
        if (marker.starts_with('>')) return {NodeKind::part, std::string(marker.substr(1)), {}};
        const bool section = marker.starts_with('#') || marker.starts_with('^');
        if (section && is_name(marker.substr(1))) {
            const std::string name(marker.substr(1));
            const auto kind = marker.front() == '#' ? NodeKind::section : NodeKind::inverted;
            return {kind, name, read_until_close(name)};
        }
        if (marker.starts_with('%')) refuse(marker, "templates do not set pragmas");
        if (marker.find(':') != std::string_view::npos) {
            refuse(marker, "templates do not choose how a value is escaped");
        }
        refuse(marker, "is no marker that is known here");
    }

    [[noreturn]] void refuse(std::string_view marker, const std::string& why) const {
        refuse_marker(file_, marker, why);
    }

    std::string_view rest_;
    const std::string& file_;
};

}

std::vector<Node> outline_of(std::string_view source, const std::string& file) {
    return Reader(source, file).read();
}

void refuse_marker(const std::string& file, std::string_view marker, const std::string& why) {
    throw std::runtime_error(file + ": {{" + std::string(marker) + "}} " + why);
}

}
