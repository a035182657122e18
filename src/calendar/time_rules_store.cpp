#include "src/calendar/time_rules_store.h"

#include "src/office/publication.h"

namespace motcua::calendar {

std::int64_t newest_time_rules(sql::Session& session) {
    return office::newest_revision(session, "time_rules", std::string(time_rules_code)).value_or(0);
}

std::vector<TimeRules> time_rules_of(sql::Session& session, std::int64_t revision) {
    if (revision == 0) return {};
    return time_rules_from(office::published_text(session, "time_rules",
                                                  std::string(time_rules_code), revision));
}

void apply_rules_publication(office::Applying to, const office::Entry& entry) {
    to.session.send("INSERT INTO time_rules (code, revision, body) VALUES ($1, $2, $3)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"),
                    json::canonical(entry.body.at("text")));
}

}
