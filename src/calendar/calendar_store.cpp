#include "src/calendar/calendar_store.h"

#include "src/calendar/calendar_text.h"
#include "src/office/publication.h"

namespace motcua::calendar {

OfficeCalendar get(sql::Session& session, const std::string& code, std::int64_t revision) {
    return calendar_from(office::published_text(session, "calendars", code, revision));
}

void apply_publication(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO calendars (code, revision, body) VALUES ($1, $2, $3)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"),
                    json::canonical(entry.body.at("text")));
}

}
