#include "src/report/urgency_store.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/bound.h"
#include "src/organisation/code.h"

namespace motcua::report {
namespace {

constexpr std::int64_t agencies_max = 5'000;
constexpr std::int64_t groups_max = 200'000;
/// Where a step stands beside its days: it waits, or is late already.
constexpr std::int64_t slot_waiting = -2;
constexpr std::int64_t slot_overdue = -1;

std::string in_states(sql::Bound& bound, bool (*wanted)(dossier::State)) {
    std::vector<std::string> places;
    for (const auto state : dossier::states)
        if (wanted(state)) places.push_back(bound.add(name_of(state)));
    return fmt::format("d.state IN ({})", fmt::join(places, ", "));
}

bool is_open(dossier::State state) { return dossier::clock_runs(state) || dossier::waits(state); }

std::string within(const office::Scope& scope, const std::string& agency, sql::Bound& bound) {
    std::string text;
    if (!scope.all) text += " AND s.agency IN " + bound.add_all(scope.agencies);
    if (!agency.empty()) text += " AND s.agency = " + bound.add(agency);
    return text;
}

/// The day of a due moment in Việt Nam, as a database without a calendar counts days.
std::string day_of_due(sql::Bound& bound) {
    constexpr std::int64_t day = 86'400'000'000;
    const auto offset = -base::to_microseconds(base::from_local(base::LocalTime{}));
    return fmt::format("(s.due_at + {}) / {}", bound.add(offset), bound.add(day));
}

/// A moment of that day that is as urgent as anything due on it and not late yet.
base::Instant moment_on(std::int64_t day, base::Instant now) {
    return std::max(now, base::from_local(base::Day{std::chrono::days{day}}));
}

/// The ends of urgencies, of many agencies with few questions: most share one calendar.
class Ends {
  public:
    Ends(sql::Session& session, const UrgencyClock& clock, const office::Scope& scope,
         const std::string& agency) {
        sql::Bound bound;
        std::string wanted;
        if (!agency.empty())
            wanted = " WHERE code = " + bound.add(agency);
        else if (!scope.all)
            wanted = " WHERE code IN " + bound.add_all(scope.agencies);
        const auto text = fmt::format("SELECT code, calendar FROM agencies{} ORDER BY code"
                                      " LIMIT {}",
                                      wanted, bound.add(agencies_max));
        std::map<std::string, std::vector<std::string>> chains;
        std::set<std::string> codes;
        for (const auto& row : session.query_with(text, bound.values())) {
            auto chain = organisation::codes_from_top(row.text(0));
            codes.insert(chain.begin(), chain.end());
            codes.insert(row.text(1));
            chain.insert(chain.begin(), row.text(1));
            chains.emplace(row.text(0), std::move(chain));
        }
        const auto newest = calendar::newest_layers(session, {codes.begin(), codes.end()});
        for (const auto& [code, chain] : chains) {
            const auto& days = clock.rules.calendar(session, layers_of(chain, newest));
            const auto [known, is_new] = by_calendar_.try_emplace(&days);
            if (is_new) known->second = calendar::urgency_ends(clock.now, days);
            by_agency_[code] = known->second;
            alike_[known->second].push_back(code);
        }
    }

    const calendar::UrgencyEnds& of(const std::string& agency) const {
        return by_agency_.at(agency);
    }
    bool knows(const std::string& agency) const { return by_agency_.contains(agency); }
    /// Agencies whose urgencies end alike.
    const std::map<calendar::UrgencyEnds, std::vector<std::string>>& alike() const {
        return alike_;
    }

  private:
    /// As `newest_layers` gives them for one agency: the nation's, then those that said something.
    static std::vector<calendar::LayerRevision>
    layers_of(const std::vector<std::string>& chain,
              const std::vector<calendar::LayerRevision>& newest) {
        std::vector<calendar::LayerRevision> layers{{chain.front(), 0}};
        for (const auto& code : chain)
            for (const auto& layer : newest) {
                if (layer.code != code || layer.revision == 0) continue;
                if (code == chain.front())
                    layers.front() = layer;
                else
                    layers.push_back(layer);
            }
        return layers;
    }

    std::map<const calendar::OfficeCalendar*, calendar::UrgencyEnds> by_calendar_;
    std::map<std::string, calendar::UrgencyEnds> by_agency_;
    std::map<calendar::UrgencyEnds, std::vector<std::string>> alike_;
};

void count(UrgencyTally& tally, std::int64_t slot, std::int64_t dossiers, base::Instant now,
           const calendar::UrgencyEnds& ends) {
    constexpr std::size_t overdue_at = 1;
    if (slot == slot_waiting) {
        tally.counts.back() += dossiers;
        return;
    }
    tally.counts.front() += dossiers;
    const auto urgency = slot == slot_overdue
                             ? calendar::Urgency::overdue
                             : calendar::urgency_of(moment_on(slot, now), ends);
    // Who looks for what is due within five days means tomorrow's too, and not what is late.
    const auto first = overdue_at + static_cast<std::size_t>(urgency);
    const auto last = urgency == calendar::Urgency::overdue ? first : urgency_figures.size() - 2;
    for (auto at = first; at <= last; ++at) tally.counts.at(at) += dossiers;
}

/// How many open steps stand in which slot: a day, waiting, or overdue; by agency, or of one agency
/// by desk.
std::string slots(const office::Scope& scope, const std::string& agency, base::Instant now,
                  sql::Bound& bound) {
    const auto desk = agency.empty()
                          ? "'' AS sub_unit, '' AS action, -1 AS officer"
                          : "s.sub_unit, s.action, COALESCE(s.officer, 0) AS officer";
    const auto slot =
        fmt::format("CASE WHEN {} THEN {} WHEN s.due_at < {} THEN {} ELSE {} END AS slot",
                    in_states(bound, dossier::waits), slot_waiting,
                    bound.add(base::to_microseconds(now)), slot_overdue, day_of_due(bound));
    return fmt::format("SELECT x.agency, x.sub_unit, x.action, x.officer, x.slot, COUNT(*)"
                       " FROM (SELECT s.agency, {}, {} FROM steps s"
                       " JOIN dossiers d ON d.id = s.dossier_id"
                       " WHERE s.state = 'open' AND {}{}) x"
                       " GROUP BY x.agency, x.sub_unit, x.action, x.officer, x.slot"
                       " ORDER BY x.agency, x.sub_unit, x.action, x.officer, x.slot LIMIT {}",
                       desk, slot, in_states(bound, is_open), within(scope, agency, bound),
                       bound.add(groups_max));
}

bool is_same_desk(const UrgencyPlace& one, const UrgencyPlace& other) {
    return one.agency == other.agency && one.sub_unit == other.sub_unit &&
           one.action == other.action && one.officer == other.officer;
}

/// [from, until) of the due moments that a figure takes.
std::string due_in(std::string_view figure, const calendar::UrgencyEnds& ends, sql::Bound& bound) {
    const auto urgency = calendar::urgency_named(figure);
    if (!urgency) return "";
    const auto until = base::to_microseconds(ends.at(static_cast<std::size_t>(*urgency)));
    const bool overdue = *urgency == calendar::Urgency::overdue;
    const auto from = overdue ? std::int64_t{0} : base::to_microseconds(ends.front());
    return fmt::format(" AND s.due_at >= {} AND s.due_at < {}", bound.add(from), bound.add(until));
}

/// The same for many agencies, each by its own days.
std::string due_in(std::string_view figure, const Ends& ends, sql::Bound& bound) {
    const auto& groups = ends.alike();
    if (!calendar::urgency_named(figure) || groups.empty()) return "";
    if (groups.size() == 1 || figure == "overdue")
        return due_in(figure, groups.begin()->first, bound);
    std::vector<std::string> choices;
    for (const auto& [group, agencies] : groups)
        choices.push_back(fmt::format("(s.agency IN {}{})", bound.add_all(agencies),
                                      due_in(figure, group, bound)));
    return fmt::format(" AND ({})", fmt::join(choices, " OR "));
}

std::string at_desk(const UrgencyPlace& place, sql::Bound& bound) {
    std::string text;
    if (!place.sub_unit.empty()) text += " AND s.sub_unit = " + bound.add(place.sub_unit);
    if (!place.action.empty()) text += " AND s.action = " + bound.add(place.action);
    if (!place.officer) return text;
    if (*place.officer == office::AccountId(0)) return text + " AND s.officer IS NULL";
    return text + " AND s.officer = " + bound.add(place.officer->value());
}

UrgentDossier dossier_from(const sql::Row& row) {
    UrgentDossier found;
    found.dossier_id = row.integer(0);
    found.due_at = row.integer(1);
    found.code = row.text(2);
    found.agency = row.text(3);
    found.sub_unit = row.text(4);
    found.action = row.text(5);
    if (const auto officer = row.optional_integer(6)) found.officer = office::AccountId(*officer);
    found.receiving_unit = row.text(7);
    found.competent_agency = row.text(8);
    found.procedure = row.text(9);
    found.procedure_revision = row.integer(10);
    found.state = row.text(11);
    return found;
}

}

bool is_urgency_figure(std::string_view name) {
    return std::find(urgency_figures.begin(), urgency_figures.end(), name) != urgency_figures.end();
}

void UrgencyTally::add(const UrgencyTally& other) {
    for (std::size_t i = 0; i < counts.size(); ++i) counts.at(i) += other.counts.at(i);
}

std::vector<UrgencyPlace> count_urgency(sql::Session& session, const office::Scope& scope,
                                        const UrgencyClock& clock, const std::string& agency) {
    const Ends ends(session, clock, scope, agency);
    std::vector<UrgencyPlace> places;
    sql::Bound bound;
    const auto text = slots(scope, agency, clock.now, bound);
    for (const auto& row : session.query_with(text, bound.values())) {
        if (!ends.knows(row.text(0))) continue;
        UrgencyPlace place{row.text(0), row.text(1), row.text(2), std::nullopt};
        if (row.integer(3) >= 0) place.officer = office::AccountId(row.integer(3));
        if (places.empty() || !is_same_desk(places.back(), place)) places.push_back(place);
        count(places.back().tally, row.integer(4), row.integer(5), clock.now,
              ends.of(place.agency));
    }
    return places;
}

std::vector<UrgentDossier> list_urgent(sql::Session& session, const office::Scope& scope,
                                       const UrgencyClock& clock, const UrgencyPlace& place,
                                       std::string_view figure, const UrgencyPaging& paging) {
    const Ends ends(session, clock, scope, place.agency);
    sql::Bound bound;
    const auto due = bound.add(paging.after_due);
    const auto id = bound.add(paging.after_id);
    const auto text = fmt::format(
        "SELECT s.dossier_id, s.due_at, d.code, s.agency, s.sub_unit, s.action, s.officer,"
        " d.receiving_unit, d.competent_agency, d.procedure_code, d.procedure_revision, d.state"
        " FROM steps s JOIN dossiers d ON d.id = s.dossier_id WHERE s.state = 'open'"
        " AND (s.due_at, s.dossier_id) > ({}, {}) AND {}{}{}{}"
        " ORDER BY s.due_at, s.dossier_id LIMIT {}",
        due, id, in_states(bound, figure == "waiting" ? dossier::waits : dossier::clock_runs),
        within(scope, place.agency, bound), at_desk(place, bound), due_in(figure, ends, bound),
        bound.add(paging.limit));
    std::vector<UrgentDossier> found;
    for (const auto& row : session.query_with(text, bound.values())) {
        auto one = dossier_from(row);
        if (ends.knows(one.agency))
            one.urgency =
                calendar::urgency_of(base::from_microseconds(one.due_at), ends.of(one.agency));
        found.push_back(std::move(one));
    }
    return found;
}

}
