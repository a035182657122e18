#include "src/desk/originals_routes.h"

#include <algorithm>

#include "src/counter/wording_routes.h"
#include "src/dossier/custody.h"

namespace motcua::desk {
namespace {

constexpr std::string_view by_itself = "originals-return";

dossier::Keeper keeper_of(const json::Value& original) {
    const auto& keeper = original.at("keeper");
    return {keeper.at("agency").text_at("code"), keeper.at("sub_unit").text_at("code")};
}

/// Papers of which the visitor has every lot that is still in the house, each once.
std::vector<json::Value> at_hand(const office::Actor& actor, const json::Value& described) {
    std::vector<json::Value> papers;
    std::vector<std::string> elsewhere;
    for (const auto& original : described.array_at("originals")) {
        const auto whereabouts = original.text_at("whereabouts");
        if (whereabouts == "returned") continue;
        const auto paper = original.text_at("paper");
        if (whereabouts == "on_the_way" || !dossier::keeps(actor, keeper_of(original)))
            elsewhere.push_back(paper);
        else if (papers.empty() || papers.back().text_at("paper") != paper)
            papers.push_back(original);
    }
    std::erase_if(papers, [&](const json::Value& each) {
        return std::find(elsewhere.begin(), elsewhere.end(), each.text_at("paper")) !=
               elsewhere.end();
    });
    return papers;
}

}

html::Values* show_returning(html::Values& into, std::string_view name, const web::Visit& visit,
                             const json::Value& described, std::string_view act,
                             bool asks_recipient) {
    into.list(name);
    const auto papers = at_hand(visit.actor(), described);
    if (papers.empty()) return nullptr;
    const bool tried = visit.request.path.ends_with("/" + std::string(act));
    // Who stands at the counter hands them over the desk; elsewhere they only may.
    const bool usual = visit.actor().has(office::Role::counter_officer);
    auto& section = into.add(name);
    section.set("act_id", std::string(act))
        .set("typed_recipient", visit.request.form.get("recipient"))
        .flag("asks_recipient", asks_recipient)
        .list("returnable");
    for (const auto& paper : papers) {
        const auto code = paper.text_at("paper");
        const bool ticked = visit.request.form.find("return." + code) != nullptr;
        section.add("returnable")
            .set("paper", code)
            .set("paper_name", paper.text_at("name"))
            .set("originals", paper.integer_at("originals"))
            .flag("ticked", tried ? ticked : usual);
    }
    return &section;
}

void show_originals(html::Values& into, web::Visit& visit, const dossier::Dossier& dossier,
                    const json::Value& described) {
    into.list("originals");
    const auto& originals = described.array_at("originals");
    if (originals.empty()) return;
    auto& section = into.add("originals");
    section.list("lots");
    for (const auto& original : originals)
        section.add("lots")
            .set("paper_name", original.text_at("name"))
            .set("originals", original.integer_at("originals"))
            .set("where", counter::where_in_words(visit, original));
    auto* form = show_returning(section, "originals_return", visit, described, by_itself, true);
    if (form == nullptr) return;
    form->set("version", dossier.version)
        .flag("tried", visit.request.path.ends_with("/" + std::string(by_itself)));
}

}
