#include "src/dossier/custody_routes.h"

#include "src/dossier/custody_actions.h"
#include "src/dossier/dossier_routes.h"
#include "src/web/wording.h"

namespace motcua::dossier {
namespace {

constexpr std::string_view tick = "return.";

std::string typed(const web::Visit& visit, std::string_view field) {
    return web::cleaned(visit.request.form.get(field));
}

/// A day as people write it in three fields; what is none stays such that it is refused.
std::string day_of_page(const web::Visit& visit, const std::string& field) {
    const auto part = [&](const char* name) {
        auto text = typed(visit, field + name);
        return text.size() == 1 ? "0" + text : text;
    };
    const auto whole = part(".year") + "-" + part(".month") + "-" + part(".day");
    return whole == "--" ? "" : whole;
}

Performing giving_back(const web::Reader& read) {
    Returning returning{read.texts("papers"), false, read.text("way", "in_person"),
                        read.text("recipient")};
    return [returning = std::move(returning)](office::Act& act, const Rulebook& rules,
                                              const Target& target) {
        return give_back(act, rules, target, returning);
    };
}

}

Returning returning_in(const web::Reader& read) {
    const auto originals = read.object("originals");
    return {originals.texts("papers"), originals.flag("all_here"),
            originals.text("way", "in_person"), originals.text("recipient")};
}

Handing handing_in(const web::Reader& read) {
    const auto authority = read.object("authority");
    return {read.text("collector"),
            {authority.text("kind"), authority.text("number"), authority.text("day")},
            returning_in(read)};
}

Returning returning_of_page(const web::Visit& visit) {
    Returning returning;
    for (const auto& [name, value] : visit.request.form.items())
        if (name.rfind(tick, 0) == 0 && !value.empty())
            returning.papers.push_back(name.substr(tick.size()));
    returning.all_here = !typed(visit, "return_all").empty();
    if (const auto way = typed(visit, "return_way"); !way.empty()) returning.way = way;
    returning.recipient = typed(visit, "recipient");
    return returning;
}

Handing handing_of_page(const web::Visit& visit) {
    return {typed(visit, "collector"),
            {typed(visit, "authority_kind"), typed(visit, "authority_number"),
             day_of_page(visit, "authority_day")},
            returning_of_page(visit)};
}

web::Routes custody_routes(const House& house) {
    return {act_route(house, "originals-return", giving_back)};
}

}
