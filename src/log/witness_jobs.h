#pragma once
#include <functional>
#include <optional>
#include <string>

#include "src/log/witness.h"
#include "src/office/office.h"

namespace motcua::log {

/// What a web address answered.
struct WitnessAnswer {
    int status = 0;
    std::string body;
};
/// Posts a text; nothing when no answer came.
using PostText =
    std::function<std::optional<WitnessAnswer>(const std::string& url, const std::string& body)>;

/// Shows the newest head to one witness, where it does not know it yet and no other process is
/// about to; keeps its cosignature, or what went wrong. "" when that went well, or there was
/// nothing to show; else what went wrong, as `motcua log witnesses` tells it.
std::string show_newest_head(office::Office&, const Witness&, const std::string& holder,
                             const PostText&);

}
