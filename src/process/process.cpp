#include "src/process/process.h"

#include <algorithm>

namespace motcua::process {
namespace {

template <class Wanted>
const StepDefinition* first(const std::vector<StepDefinition>& steps, Wanted&& wanted) {
    const auto found = std::find_if(steps.begin(), steps.end(), wanted);
    return found == steps.end() ? nullptr : &*found;
}

}

const StepDefinition* Process::find(std::string_view step) const {
    return first(steps, [&](const auto& each) { return each.code == step; });
}

const StepDefinition* Process::with_action(std::string_view action) const {
    return first(steps, [&](const auto& each) { return each.action == action; });
}

std::size_t Process::steps_before(std::string_view step) const {
    const auto* here = find(step);
    return here == nullptr ? steps.size() : static_cast<std::size_t>(here - steps.data());
}

const StepDefinition* Process::after(std::string_view step) const {
    const auto* here = find(step);
    if (here == nullptr || here == &steps.back()) return nullptr;
    return here + 1;
}

}
