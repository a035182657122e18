#include "src/dossier/reminder_routes.h"

#include "src/dossier/reminder_store.h"

namespace motcua::dossier {
namespace {

http::Response get_reminders(web::Visit& visit) {
    const auto reminders = visit.office.look([&](sql::Session& session) {
        return list_reminders(session, office::scope_of(visit.actor()), visit.actor().account,
                              visit.office.now());
    });
    json::Array items;
    for (const auto& reminder : reminders)
        items.push_back(json::Object{{"code", reminder.code},
                                     {"kind", std::string(name_of(reminder.kind))},
                                     {"due_at", base::rfc3339(reminder.due_at)},
                                     {"reminded_at", base::rfc3339(reminder.reminded_at)}});
    const json::Value body = json::Object{{"items", std::move(items)}};
    return http::json(http::Status::ok, json::canonical(body));
}

}

web::Routes reminder_routes() {
    using web::Access;
    return {{"GET", "/api/v1/reminders", Access::officer, get_reminders}};
}

}
