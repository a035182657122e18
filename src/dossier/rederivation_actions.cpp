#include "src/dossier/rederivation_actions.h"

#include <algorithm>
#include <tuple>

#include "lib/base/check.h"
#include "src/dossier/course.h"
#include "src/dossier/due_store.h"
#include "src/dossier/ending_store.h"
#include "src/dossier/opening_actions.h"
#include "src/organisation/agency_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t promises_at_once = 1000;
constexpr std::int64_t promises_max = 200'000;
constexpr std::size_t codes_shown = 50;

/// The calendars of agencies as they would be; null for an agency that the layer is not about.
class SupposedCalendars {
  public:
    SupposedCalendars(sql::Session& session, const SupposedLayer& supposed)
        : session_(session), supposed_(supposed) {}

    const calendar::OfficeCalendar* of(const std::string& agency) {
        const auto found = known_.find(agency);
        if (found != known_.end()) return found->second ? &*found->second : nullptr;
        auto& place = known_[agency];
        const auto codes = organisation::calendars_of(session_, agency);
        if (std::ranges::find(codes, supposed_.code) == codes.end()) return nullptr;
        std::vector<json::Value> texts;
        for (const auto& code : codes) {
            if (code == supposed_.code) {
                texts.push_back(supposed_.text);
                continue;
            }
            const auto layers = calendar::newest_layers(session_, {code});
            if (layers.front().revision > 0)
                texts.push_back(std::move(calendar::texts_of(session_, layers).front()));
        }
        place = calendar::calendar_from(texts);
        return &*place;
    }

  private:
    sql::Session& session_;
    const SupposedLayer& supposed_;
    std::map<std::string, std::optional<calendar::OfficeCalendar>> known_;
};

void note(Outlook& outlook, const Promise& promise, const Reckoned& reckoned,
          const office::Scope& scope) {
    ++outlook.fates[reckoned.fate];
    if (reckoned.fate != Fate::later && reckoned.fate != Fate::earlier) return;
    auto& moved = outlook.shifts[{promise.subject.competent_agency, promise.procedure,
                                  promise.due_at, reckoned.due->at}];
    ++moved.count;
    if (moved.codes.size() < codes_shown && office::may(scope, promise.subject))
        moved.codes.push_back(promise.code);
}

/// Every open promise, reckoned anew; nothing for one that is not spoken of.
template <class Reckon>
Outlook look_ahead(sql::Session& session, const office::Scope& scope, base::Instant now,
                   Reckon&& reckon) {
    Outlook outlook;
    PromisePlace place{now, 0};
    std::int64_t read = 0;
    while (true) {
        const auto promises = promises_after(session, place, promises_at_once);
        if (promises.empty()) return outlook;
        for (const auto& promise : promises) {
            place = {promise.due_at, promise.dossier_id};
            const auto told = told_in(promise.derivation, promise.due_at);
            if (!told) continue;
            const auto reckoned = reckon(promise, *told);
            if (!reckoned) continue;
            ++outlook.looked_at;
            note(outlook, promise, *reckoned, scope);
        }
        read += static_cast<std::int64_t>(promises.size());
        if (read < promises_max) continue;
        outlook.all = false;
        return outlook;
    }
}

/// More time was given with an apology, and this due date is its end.
bool is_extended(sql::Session& session, DossierId id, const Told& told) {
    const auto delay = delay_of(session, id);
    return delay && base::rfc3339(delay->announced_at) == base::rfc3339(told.run.from);
}

/// Those layers that did not count before.
json::Array new_layers(const CalendarInForce& in_force, const json::Value& derivation) {
    const auto before = calendar::layers_in(derivation);
    json::Array layers;
    for (const auto& each : in_force.layers)
        if (std::ranges::find(before, each) == before.end())
            layers.push_back(json::Object{{"calendar", each.code}, {"revision", each.revision}});
    return layers;
}

bool reckon_one_anew(office::Act& act, const Rulebook& rules, std::int64_t id) {
    const auto promise = promise_of(act.session, id);
    if (!promise) return false;
    const auto told = told_in(promise->derivation, promise->due_at);
    if (!told) return false;
    const Basis basis{told->run, promise->derivation.text_at("source"),
                      promise->derivation.text_at("certainty"),
                      rules.calendar_of(act.session, promise->subject.competent_agency),
                      rules.rules_of_time(act.session)};
    const auto reckoned = reckon_anew(*told, *basis.calendar.days, *basis.rules.all, act.now);
    if (!changes_something(reckoned.fate)) return false;
    const auto dossier = find(act.session, office::scope_of(office::system_actor()), promise->code);
    base::check(dossier.has_value(), "an open dossier can be found by its code");
    auto body = to_body(dossier->id, {0, "", std::nullopt, dossier->state});
    body.merge(body_of(*reckoned.due, basis));
    body["fate"] = name_of(reckoned.fate);
    body["due_before"] = base::to_microseconds(promise->due_at);
    body["layers"] = new_layers(basis.calendar, promise->derivation);
    if (basis.rules.revision != promise->derivation.integer_at("time_rules"))
        body["time_rules"] = basis.rules.revision;
    if (is_extended(act.session, dossier->id, *told)) body["extended"] = true;
    return committed(act, *dossier, "due_rederived", std::move(body)).has_value();
}

}

bool Shift::operator<(const Shift& other) const {
    return std::tie(agency, procedure, from, to) <
           std::tie(other.agency, other.procedure, other.from, other.to);
}

Outlook outlook_under(sql::Session& session, const SupposedLayer& supposed,
                      const office::Scope& scope, base::Instant now) {
    SupposedCalendars calendars(session, supposed);
    const auto rules = calendar::time_rules_of(session, calendar::newest_time_rules(session));
    return look_ahead(session, scope, now, [&](const Promise& promise, const Told& told) {
        const auto* calendar = calendars.of(promise.subject.competent_agency);
        if (calendar == nullptr) return std::optional<Reckoned>();
        return std::optional(reckon_anew(told, *calendar, rules, now));
    });
}

Outlook outlook_under(sql::Session& session,
                      const std::vector<calendar::TimeRules>& supposed, const office::Scope& scope,
                      base::Instant now) {
    std::map<std::string, std::optional<calendar::OfficeCalendar>> calendars;
    return look_ahead(session, scope, now, [&](const Promise& promise, const Told& told) {
        const auto& agency = promise.subject.competent_agency;
        auto& calendar = calendars[agency];
        if (!calendar)
            calendar = calendar::get(
                session, calendar::newest_layers(session,
                                                 organisation::calendars_of(session, agency)));
        return std::optional(reckon_anew(told, *calendar, supposed, now));
    });
}

std::int64_t reckon_anew(office::Act& act, const Rulebook& rules,
                         const std::vector<std::int64_t>& dossiers) {
    office::hold(act, dossiers);
    return std::ranges::count_if(
        dossiers, [&](std::int64_t id) { return reckon_one_anew(act, rules, id); });
}

}
