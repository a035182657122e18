#include "src/catalogue/check_actions.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/catalogue/opening_actions.h"
#include "src/office/publication.h"

namespace motcua::catalogue {
namespace {

using enum ListingWhy;

constexpr std::size_t notation_bytes_max = 40;

bool has_seen(const SeenVersion& seen, office::Version version) {
    return seen.any ||
           std::find(seen.versions.begin(), seen.versions.end(), version) != seen.versions.end();
}

/// Papers to be shown, where the service level says that all is done online.
std::optional<ListingRefusal> contradiction(const ListedRow& row, const json::Value& papers,
                                            const std::string& today) {
    if (!is_or_will_be_full(row.checks, today)) return std::nullopt;
    json::Array shown;
    for (const auto& paper : papers.array_at("papers"))
        if (paper.text_at("need") == "present_only") shown.push_back(paper.at("name"));
    if (shown.empty()) return std::nullopt;
    return ListingRefusal{shown_in_person, {{"papers", std::move(shown)}}};
}

/// Why the checked facts cannot be published now; the detail of parts is for the page.
std::optional<ListingRefusal> obstacle(office::Act& act, const ListedRow& row,
                                       const Publishing& publishing) {
    const auto newest = office::newest_revision(act.session, "procedures", row.code).value_or(0);
    if (newest > 0 &&
        !is_from_listing(office::published_text(act.session, "procedures", row.code, newest)))
        return ListingRefusal{published_in_full};
    const auto open = open_parts(row.body, row.checks);
    if (!open.empty()) {
        json::Array names;
        for (const auto part : open) names.emplace_back(name_of(part));
        return ListingRefusal{parts_unchecked, {{"parts", std::move(names)}}};
    }
    if (publishing.process.empty()) return std::nullopt;
    if (!office::newest_revision(act.session, "processes", publishing.process))
        return ListingRefusal{unknown_process};
    if (publishing.notation.empty()) return ListingRefusal{notation_missing};
    if (publishing.notation.size() > notation_bytes_max) return ListingRefusal{text_too_long};
    if (level_on(row.checks, publishing.on).text_at("level") == "information")
        return ListingRefusal{information_only};
    return std::nullopt;
}

}

bool keeps_catalogue(const office::Actor& actor) {
    return actor.has(office::Role::procedure_controller);
}

ListingResult<OpenedListing> open_listing(office::Act& act, const ListingTarget& target) {
    if (!keeps_catalogue(act.actor)) return refuse(not_yours);
    auto row = find_listing(act.session, target.code);
    if (!row) return refuse(no_such_procedure);
    const auto before = office::earlier(act);
    if (before.mismatch) return refuse(key_reused);
    if (before.entry)
        return OpenedListing{std::move(*row),
                             office::find_entry(act.session, act.vault, *before.entry)};
    if (!target.seen.given) return refuse(version_missing);
    if (!has_seen(target.seen, row->version))
        return refuse(changed_meanwhile, {{"current", fmt::format("\"{}\"", row->version)}});
    if (!row->body.text_at("run_by").empty())
        return refuse(run_by_others, {{"run_by", row->body.at("run_by")}});
    return OpenedListing{std::move(*row)};
}

ListingOutcome listing_committed(office::Act& act, const ListedRow& row, std::string kind,
                                 json::Object body) {
    office::Draft draft;
    draft.stream = office::stream_named("procedure_listing " + row.code);
    draft.expected = row.version;
    draft.kind = std::move(kind);
    body["code"] = row.code;
    draft.body = std::move(body);
    auto entry = office::commit(act, std::move(draft));
    if (!entry) return refuse(changed_meanwhile);
    return std::move(*entry);
}

ListingOutcome check_part(office::Act& act, const ListingTarget& target, Part part,
                          const json::Value& stated) {
    auto opened = open_listing(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    auto value = decide_check(part, stated);
    if (!value) return base::problem(value.error());
    if (part == Part::papers)
        if (auto fault = contradiction(opened->row, *value, base::iso_day(base::day_of(act.now))))
            return base::problem(std::move(*fault));
    return listing_committed(act, opened->row, "listing_checked",
                             {{"part", std::string(name_of(part))},
                              {"seen", seen_of(opened->row.body, part)},
                              {"value", std::move(*value)}});
}

ListingOutcome undo_check(office::Act& act, const ListingTarget& target, Part part) {
    auto opened = open_listing(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    if (opened->row.checks.at(name_of(part)).is_null()) return refuse(not_checked_before);
    return listing_committed(act, opened->row, "listing_check_undone",
                             {{"part", std::string(name_of(part))}});
}

ListingOutcome set_service_level(office::Act& act, const ListingTarget& target,
                                 const Level& level) {
    auto opened = open_listing(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& row = opened->row;
    if (auto fault = decide_level(level, papers_in_person(row.body, row.checks)))
        return base::problem(std::move(*fault));
    return listing_committed(
        act, row, "service_level_set",
        {{"level", level.level}, {"from", level.from}, {"reason", level.reason}});
}

ListingOutcome publish_listing(office::Act& act, const ListingTarget& target,
                               const Publishing& wanted) {
    auto opened = open_listing(act, target);
    if (!opened) return base::problem(opened.error());
    if (opened->earlier) return std::move(*opened->earlier);
    const auto& row = opened->row;
    auto publishing = wanted;
    publishing.on = base::iso_day(base::day_of(act.now));
    if (auto fault = obstacle(act, row, publishing)) return base::problem(std::move(*fault));
    publishing.sector = sector_named(act.session, row.body.text_at("sector"));
    // Nobody takes a check back while it is being published.
    if (!hold_listing(act.session, row)) return refuse(changed_meanwhile);
    auto entry = office::publish_revision(act, "procedures", "procedure_published",
                                          revision_of(row.body, row.checks, publishing));
    if (!entry) return refuse(published_before);
    return std::move(*entry);
}

}
