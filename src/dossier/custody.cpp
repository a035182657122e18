#include "src/dossier/custody.h"

#include <algorithm>

namespace motcua::dossier {

std::string_view name_of(Whereabouts whereabouts) {
    switch (whereabouts) {
    case Whereabouts::here: return "here";
    case Whereabouts::on_the_way: return "on_the_way";
    case Whereabouts::missing: return "missing";
    case Whereabouts::returned: return "returned";
    }
    return "";
}

std::vector<FiledPaper> kept_of(const catalogue::Variant& variant,
                                const std::vector<FiledPaper>& papers) {
    std::vector<FiledPaper> kept;
    for (const auto& paper : papers) {
        const auto* known = variant.paper(paper.paper);
        if (paper.originals < 1 || known == nullptr) continue;
        if (known->need != catalogue::Need::present_only) kept.push_back(paper);
    }
    return kept;
}

bool keeps(const office::Actor& actor, const Keeper& keeper) {
    const auto there = [&](const office::Position& position) {
        return position.agency == keeper.agency && position.sub_unit == keeper.sub_unit;
    };
    return std::any_of(actor.positions.begin(), actor.positions.end(), there) ||
           std::any_of(actor.inherited.begin(), actor.inherited.end(), there);
}

base::Result<std::vector<Original>, ReturnProblem>
decide_return(const std::vector<Original>& originals, const Returning& returning,
              const office::Actor& actor) {
    using enum ReturnProblem;
    const auto at_hand = [&](const Original& each) {
        return each.whereabouts != Whereabouts::on_the_way && keeps(actor, each.keeper);
    };
    std::vector<Original> given;
    if (!returning.all_here && returning.papers.empty()) return given;
    if (std::find(return_ways.begin(), return_ways.end(), returning.way) == return_ways.end())
        return base::problem(unknown_way);
    if (returning.all_here) {
        for (const auto& each : originals)
            if (each.whereabouts != Whereabouts::returned && at_hand(each)) given.push_back(each);
        return given;
    }
    for (const auto& paper : returning.papers) {
        const auto before = given.size();
        for (const auto& each : originals)
            if (each.paper == paper && each.whereabouts != Whereabouts::returned)
                given.push_back(each);
        if (given.size() == before) return base::problem(unknown_original);
    }
    if (!std::all_of(given.begin(), given.end(), at_hand)) return base::problem(elsewhere);
    return given;
}

}
