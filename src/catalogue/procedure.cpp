#include "src/catalogue/procedure.h"

namespace motcua::catalogue {
namespace {

template <class Thing>
const Thing* by_code(const std::vector<Thing>& things, std::string_view code) {
    for (const auto& thing : things)
        if (thing.code == code) return &thing;
    return nullptr;
}

}

const RequiredPaper* Variant::paper(std::string_view wanted) const {
    return by_code(papers, wanted);
}

const Variant* Procedure::variant(std::string_view wanted) const {
    if (wanted.empty()) return variants.empty() ? nullptr : &variants.front();
    return by_code(variants, wanted);
}

}
