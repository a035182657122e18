#include "src/catalogue/procedure.h"

#include <algorithm>

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

const AddOn* Variant::add_on(std::string_view wanted) const { return by_code(add_ons, wanted); }

const FeeLine* Variant::fee(std::string_view wanted) const { return by_code(fees, wanted); }

bool Procedure::offers(std::string_view channel) const {
    return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

bool Procedure::may_receive(std::string_view agency_kind) const {
    return std::find(receiving_kinds.begin(), receiving_kinds.end(), agency_kind) !=
           receiving_kinds.end();
}

const Variant* Procedure::variant(std::string_view wanted) const {
    if (wanted.empty()) return variants.empty() ? nullptr : &variants.front();
    return by_code(variants, wanted);
}

bool is_fileable(const json::Value& text) {
    return !text.array_at("variants").empty() && !text.text_at("process").empty();
}

}
