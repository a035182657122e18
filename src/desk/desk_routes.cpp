#include "src/desk/desk_routes.h"

#include <algorithm>
#include <map>

#include "src/calendar/urgency.h"
#include "src/desk/acts_routes.h"
#include "src/desk/dossier_page_routes.h"
#include "src/desk/slip_routes.h"
#include "src/desk/wording_routes.h"
#include "src/dossier/content_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/dossier_view_store.h"
#include "src/dossier/reminder_store.h"
#include "src/dossier/shelf_store.h"
#include "src/web/json_door.h"

namespace motcua::desk {
namespace {

using web::Access;

constexpr std::size_t words_bytes_max = 300;

void show_task(html::Values& task, const html::Locale& locale, const json::Value& item,
               const calendar::UrgencyEnds& ends) {
    const auto due = base::parse_rfc3339(item.text_at("due_at"));
    const auto state = dossier::state_named(item.text_at("status"));
    const bool runs = due && state && dossier::clock_runs(*state);
    const std::string urgency(
        name_of(runs ? calendar::urgency_of(*due, ends) : calendar::Urgency::later));
    const bool stands = item.text_at("step").empty() || (state && dossier::waits(*state));
    task.set("state_name", locale.text("state." + item.text_at("status")))
        .flag("stands", stands)
        .flag("moves", !stands)
        .flag("awaits", !item.at("supplement_due_at").is_null())
        .set("until", day_of_moment(item.text_at("supplement_due_at")))
        .flag("dated", due.has_value())
        .set("code", item.text_at("code"))
        .set("name", item.text_at("name"))
        .set("owner", item.text_at("owner"))
        .set("step", word(locale, "action.", item.text_at("action")))
        .set("due", moment_in_words(locale, item.text_at("due_at")))
        .set("urgency", urgency)
        .set("urgency_name", locale.text("urgency." + urgency))
        .flag("assigned", !item.text_at("officer").empty());
}

/// How long a result has waited for somebody to collect it, instead of a due date.
void show_wait(html::Values& task, const html::Locale& locale, const json::Value& item,
               base::Instant now) {
    const auto since = base::parse_rfc3339(item.text_at("waiting_since"));
    if (!since) return;
    const std::int64_t days = (base::day_of(now) - base::day_of(*since)).count();
    const bool unclaimed = days >= dossier::unclaimed_days;
    const auto* urgency = days >= dossier::long_unclaimed_days ? "overdue"
                          : unclaimed                          ? "one_day"
                                                               : "later";
    task.flag("dated", true)
        .set("due", moment_in_words(locale, item.text_at("waiting_since")))
        .set("urgency", urgency)
        .set("urgency_name", locale.text(unclaimed ? "tasks.unclaimed" : "tasks.waited",
                                         {{"days", std::to_string(days)}}));
}

/// How many results wait, and how long; nothing where none does.
void show_shelf(html::Values& values, web::Visit& visit) {
    const auto count = visit.office.look([&](sql::Session& session) {
        return dossier::count_shelf(session, office::scope_of(visit.actor()), visit.office.now());
    });
    if (count.waiting == 0) return;
    values.add("shelf_counts")
        .set("waiting", count.waiting)
        .set("unclaimed", count.unclaimed)
        .set("long_unclaimed", count.long_unclaimed)
        .set("unclaimed_days", dossier::unclaimed_days)
        .set("long_days", dossier::long_unclaimed_days);
}

/// What this officer was reminded of and is still to be done, the most urgent first.
void show_reminders(html::Values& values, web::Visit& visit) {
    constexpr std::size_t reminders_shown = 5;
    const auto& locale = visit.locale();
    const auto reminders = visit.office.look([&](sql::Session& session) {
        return dossier::list_reminders(session, office::scope_of(visit.actor()),
                                       visit.actor().account, visit.office.now());
    });
    if (reminders.empty()) return;
    const auto is_overdue = [](const dossier::Reminder& each) {
        return each.kind == dossier::ReminderKind::overdue;
    };
    const std::int64_t overdue = std::count_if(reminders.begin(), reminders.end(), is_overdue);
    auto& section = values.add("reminders");
    section.set("due_soon", static_cast<std::int64_t>(reminders.size()) - overdue)
        .set("overdue", overdue)
        .list("reminded");
    for (std::size_t i = 0; i < std::min(reminders.size(), reminders_shown); ++i)
        section.add("reminded")
            .set("code", reminders[i].code)
            .set("kind", locale.text(is_overdue(reminders[i]) ? "reminder.overdue"
                                                              : "reminder.due_soon"))
            .set("due", moment_in_words(locale, base::rfc3339(reminders[i].due_at)));
}

/// A number beside each urgency, to choose what is shown; nothing where none is due.
void show_counts(html::Values& values, const html::Locale& locale,
                 const dossier::TaskCounts& counts, std::optional<calendar::Urgency> chosen) {
    values.list("due_counts").flag("due_counted", counts.front() + counts.back() > 0 || chosen);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto urgency = static_cast<calendar::Urgency>(i);
        const std::string name(calendar::name_of(urgency));
        values.add("due_counts")
            .set("due_name", name)
            .set("due_words", locale.text("urgency." + name))
            .set("due_count", counts.at(i))
            .flag("due_some", counts.at(i) > 0)
            .flag("due_chosen", urgency == chosen);
    }
}

http::Response get_tasks(web::Visit& visit, const dossier::House& house) {
    const auto& locale = visit.locale();
    const auto& query = visit.request.query;
    const auto queue = dossier::queue_named(query.get("queue"));
    const auto words = web::cleaned(query.get("q").substr(0, words_bytes_max));
    dossier::Page page;
    page.after_due = web::number_in(query.get("after_due")).value_or(0);
    page.after_id = web::number_in(query.get("after")).value_or(0);
    const bool dated = words.empty() && queue != dossier::Queue::shelf;
    const auto due = dated ? calendar::urgency_named(query.get("due")) : std::nullopt;
    std::vector<dossier::Line> lines;
    calendar::UrgencyEnds ends;
    dossier::TaskCounts counts{};
    const auto items = visit.office.look([&](sql::Session& session) {
        const auto scope = office::scope_of(visit.actor());
        ends = dossier::urgency_ends_for(session, house.rules, scope, visit.office.now());
        const auto tasks = due ? dossier::tasks_due(queue, *due, ends) : dossier::Tasks{queue};
        lines = words.empty()
                    ? dossier::list_tasks(session, scope, visit.actor(), tasks, page)
                    : dossier::search_dossiers(session, visit.office.vault(), scope, words, page);
        if (dated) counts = dossier::count_tasks(session, scope, visit.actor(), queue, ends);
        return dossier::describe(session, visit.office.vault(), house.rules, lines,
                                 {visit.actor(), visit.language}, visit.office.now());
    });
    const bool more = static_cast<std::int64_t>(lines.size()) == page.limit;
    html::Values values;
    values.set("q", words)
        .flag("searched", !words.empty())
        .set("find_typed", "")
        .set("find_id", "procedure")
        .set("find_to", "filing")
        .set("queue", std::string(dossier::name_of(queue)))
        .set("due_asked", std::string(due ? calendar::name_of(*due) : ""))
        .flag("due_all", !due)
        .set("next", more ? lines.back().dossier_id : 0)
        .set("after_due", more ? dossier::place_in(queue, lines.back()) : 0)
        .flag("mine", queue == dossier::Queue::mine && words.empty())
        .flag("whole_agency", queue == dossier::Queue::agency && words.empty())
        .flag("shelf", queue == dossier::Queue::shelf && words.empty())
        .flag("counter", visit.actor().has(office::Role::counter_officer))
        .flag("filled", !items.empty())
        .flag("more", more)
        .list("tasks")
        .list("reminders")
        .list("shelf_counts");
    if (queue == dossier::Queue::shelf && words.empty()) show_shelf(values, visit);
    if (queue == dossier::Queue::mine && words.empty() && !due) show_reminders(values, visit);
    show_counts(values, locale, counts, due);
    std::map<std::string, std::string> names; // of officers, by login
    for (const auto& item : items) {
        auto& task = values.add("tasks");
        show_task(task, locale, item, ends);
        if (queue == dossier::Queue::shelf && words.empty())
            show_wait(task, locale, item, visit.office.now());
        const auto [name, unknown] = names.try_emplace(item.text_at("officer"));
        if (unknown) name->second = person_of(visit, name->first);
        task.set("officer", name->second);
    }
    return web::page(visit, "desk/tasks", locale.text("tasks.heading"), std::move(values));
}

}

web::Routes routes(const dossier::House& house) {
    const auto in_house = [&house](http::Response (*show)(web::Visit&, const dossier::House&)) {
        return [&house, show](web::Visit& visit) { return show(visit, house); };
    };
    const auto act = [&house](const char* name) { return act_handler(house, name); };
    return {
        {"GET", "/tasks", Access::officer, in_house(get_tasks)},
        {"GET", "/dossiers/{code}", Access::signed_in, in_house(show_dossier)},
        {"GET", "/dossiers/{code}/slip", Access::signed_in, in_house(show_slip)},
        {"POST", "/dossiers/{code}/acceptance", Access::officer, act("acceptance")},
        {"POST", "/dossiers/{code}/rejection", Access::officer, act("rejection")},
        {"POST", "/dossiers/{code}/assignment", Access::officer, act("assignment")},
        {"POST", "/dossiers/{code}/steps/{step}/completion", Access::officer, act("completion")},
        {"POST", "/dossiers/{code}/steps/{step}/send-back", Access::officer, act("send_back")},
        {"POST", "/dossiers/{code}/steps/{step}/site-visit", Access::officer, act("site_visit")},
        {"POST", "/dossiers/{code}/supplement-request", Access::officer, act("supplement_request")},
        {"POST", "/dossiers/{code}/payments", Access::officer, act("payment")},
        {"POST", "/dossiers/{code}/approval", Access::officer, act("approval")},
        {"POST", "/dossiers/{code}/issuance", Access::officer, act("issuance")},
        {"POST", "/dossiers/{code}/delivery", Access::officer, act("delivery")},
        {"POST", "/dossiers/{code}/withdrawal", Access::signed_in, act("withdrawal")},
        {"POST", "/dossiers/{code}/withdrawal-decision", Access::officer,
         act("withdrawal-decision")},
        {"POST", "/dossiers/{code}/stop", Access::officer, act("stop")},
        {"POST", "/dossiers/{code}/delay", Access::officer, act("delay")},
        {"POST", "/dossiers/{code}/added-time", Access::officer, act("added-time")},
        {"POST", "/dossiers/{code}/correction", Access::officer, act("correction")},
        {"POST", "/dossiers/{code}/originals-return", Access::officer, act("originals-return")},
        {"GET", "/files/{id}", Access::signed_in, in_house(dossier::get_content)},
    };
}

}
