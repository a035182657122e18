#include "src/desk/outlook_routes.h"

#include "src/desk/wording_routes.h"

namespace motcua::desk {
namespace {

/// So many rows of what would move are shown; the counts are of all.
constexpr std::size_t shifts_shown = 100;

std::int64_t count_of(const dossier::Outlook& outlook, dossier::Fate fate) {
    const auto found = outlook.fates.find(fate);
    return found == outlook.fates.end() ? 0 : found->second;
}

}

json::Object describe(const dossier::Outlook& outlook) {
    json::Array shifts;
    for (const auto& [shift, moved] : outlook.shifts) {
        json::Array codes;
        for (const auto& code : moved.codes) codes.emplace_back(code);
        shifts.push_back(json::Object{{"agency", shift.agency},
                                      {"procedure", shift.procedure},
                                      {"from", base::rfc3339(shift.from)},
                                      {"to", base::rfc3339(shift.to)},
                                      {"count", moved.count},
                                      {"codes", std::move(codes)}});
    }
    json::Object counts;
    for (const auto& [fate, count] : outlook.fates) counts.emplace(dossier::name_of(fate), count);
    return {{"looked_at", outlook.looked_at},
            {"all", outlook.all},
            {"counts", std::move(counts)},
            {"shifts", std::move(shifts)}};
}

void show_outlook(html::Values& values, const html::Locale& locale,
                  const dossier::Outlook& outlook) {
    using enum dossier::Fate;
    const auto moved = count_of(outlook, later) + count_of(outlook, earlier);
    values.set("looked_at", outlook.looked_at)
        .set("later", count_of(outlook, later))
        .set("earlier", count_of(outlook, earlier))
        .set("made_firm", count_of(outlook, made_firm))
        .set("kept", count_of(outlook, would_be_over))
        .flag("any_kept", count_of(outlook, would_be_over) > 0)
        .flag("moves", moved > 0)
        .flag("cut", !outlook.all || outlook.shifts.size() > shifts_shown)
        .list("shifts");
    std::size_t shown = 0;
    for (const auto& [shift, dossiers] : outlook.shifts) {
        if (++shown > shifts_shown) break;
        std::string codes;
        for (const auto& code : dossiers.codes) codes += (codes.empty() ? "" : ", ") + code;
        values.add("shifts")
            .set("agency", shift.agency)
            .set("procedure", shift.procedure)
            .set("from", moment_in_words(locale, base::rfc3339(shift.from)))
            .set("to", moment_in_words(locale, base::rfc3339(shift.to)))
            .set("count", dossiers.count)
            .set("codes", codes)
            .flag("known", !codes.empty());
    }
}

}
