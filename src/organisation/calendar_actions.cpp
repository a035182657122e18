#include "src/organisation/calendar_actions.h"

#include <algorithm>

#include "src/calendar/calendar_store.h"
#include "src/calendar/due.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/code.h"

namespace motcua::organisation {
namespace {

using base::problem;
using enum CalendarProblem;

/// From shortly before the first day that the layer names until long after the last one.
bool is_closed_for_too_long(const std::vector<json::Value>& texts) {
    const auto calendar = calendar::calendar_from(texts);
    const auto& days = texts.back().array_at("exceptions");
    if (days.empty()) return false;
    constexpr std::chrono::days margin{calendar::closed_days_max + 1};
    const auto first = base::parse_day(days.front().text_at("day")).value() - margin;
    const auto last = base::parse_day(days.back().text_at("day")).value() + margin;
    int closed = 0;
    for (auto day = first; day <= last; day += std::chrono::days{1}) {
        closed = calendar.works(day) ? 0 : closed + 1;
        if (closed > calendar::closed_days_max) return true;
    }
    return false;
}

}

std::string_view name_of(CalendarProblem why) {
    switch (why) {
    case no_such_agency: return "no_such_agency";
    case not_yours: return "not_yours";
    case key_reused: return "key_reused";
    case version_missing: return "version_missing";
    case calendar_changed: return "calendar_changed";
    case nothing_said: return "nothing_said";
    case too_much_said: return "too_much_said";
    case day_is_over: return "day_is_over";
    case says_nothing_new: return "says_nothing_new";
    case layer_too_large: return "layer_too_large";
    case closed_for_too_long: return "closed_for_too_long";
    }
    return "";
}

Proposal propose(sql::Session& session, const std::vector<std::string>& codes,
                 const std::vector<calendar::Statement>& statements, base::Day today,
                 OverDays over) {
    if (statements.empty()) return problem(nothing_said);
    const auto is_over = [&](const calendar::Statement& said) { return said.day < today; };
    if (over == OverDays::refused) {
        if (statements.size() > statements_max) return problem(too_much_said);
        if (std::ranges::any_of(statements, is_over)) return problem(day_is_over);
    }
    auto layers = calendar::newest_layers(session, codes);
    ProposedLayer proposed;
    if (layers.back().code == codes.back()) {
        proposed.revision = layers.back().revision;
        layers.pop_back();
    }
    auto texts = calendar::texts_of(session, layers);
    proposed.before = proposed.revision == 0
                          ? calendar::empty_layer(codes.back())
                          : office::published_text(session, "calendars", codes.back(),
                                                   proposed.revision);
    proposed.after = calendar::layer_with(proposed.before, statements);
    proposed.changes = calendar::changes_between(proposed.before, proposed.after);
    if (proposed.changes.empty()) return problem(says_nothing_new);
    if (proposed.after.array_at("exceptions").size() > calendar::layer_days_max ||
        proposed.after.array_at("weeks").size() > calendar::layer_weeks_max)
        return problem(layer_too_large);
    texts.push_back(proposed.after);
    if (is_closed_for_too_long(texts)) return problem(closed_for_too_long);
    return proposed;
}

bool may_keep_calendar(const office::Actor& actor, const std::string& agency) {
    return std::ranges::any_of(codes_from_top(agency), [&](const std::string& code) {
        return actor.has_at(code, office::Role::administrator);
    });
}

base::Result<CalendarPlan, CalendarProblem> plan_calendar(sql::Session& session,
                                                          const office::Actor& actor,
                                                          const CalendarOrder& order,
                                                          base::Day today) {
    const auto agency = find(session, order.agency, today);
    if (!agency || !agency->validity.holds(today)) return problem(no_such_agency);
    if (!may_keep_calendar(actor, agency->code)) return problem(not_yours);
    auto codes = calendars_of(session, agency->code);
    auto layer = propose(session, codes, order.statements, today, OverDays::refused);
    if (!layer) return problem(layer.error());
    return CalendarPlan{std::move(codes), std::move(*layer)};
}

base::Result<office::Entry, CalendarProblem> publish_calendar(office::Act& act,
                                                              const CalendarOrder& order) {
    const auto today = base::day_of(act.now);
    const auto agency = find(act.session, order.agency, today);
    if (!agency || !agency->validity.holds(today)) return problem(no_such_agency);
    if (!may_keep_calendar(act.actor, agency->code)) return problem(not_yours);
    const auto before = office::earlier(act);
    if (before.mismatch) return problem(key_reused);
    if (before.entry) return office::find_entry(act.session, act.vault, *before.entry).value();
    if (!order.seen) return problem(version_missing);
    const auto newest = office::newest_revision(act.session, "calendars", agency->code);
    if (newest.value_or(0) != *order.seen) return problem(calendar_changed);
    const auto plan = plan_calendar(act.session, act.actor, order, today);
    if (!plan) return problem(plan.error());
    auto entry =
        office::publish_revision(act, "calendars", "calendar_published", plan->layer.after);
    if (!entry) return problem(says_nothing_new);
    return std::move(*entry);
}

}
