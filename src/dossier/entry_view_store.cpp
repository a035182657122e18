// What people read of an entry of a dossier.
#include <algorithm>
#include <array>

#include "src/dossier/dossier_view_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

/// Those whose remark is meant for the person.
constexpr std::array<std::string_view, 7> kinds_explained{
    "dossier_rejected",   "supplement_requested", "dossier_stopped", "withdrawal_refused",
    "delay_announced",    "correction_begun",     "time_added"};

}

json::Object describe(sql::Session& session, const office::Entry& entry,
                      const office::Actor& reader) {
    const bool colleague = reader.is_officer();
    json::Object actor{{"role", "system"}};
    std::string login = entry.actor;
    if (entry.actor != "system") {
        const auto known = people::actor_of(session, office::AccountId(std::stoll(entry.actor)));
        const auto role =
            known && known->is_officer() ? known->positions.front().role : office::Role::citizen;
        login = known ? known->login : "";
        actor["role"] = std::string(office::name_of(role));
    }
    if (colleague) actor["login"] = login;
    const bool shown = colleague || std::ranges::find(kinds_explained, entry.kind) !=
                                        kinds_explained.end() ||
                       entry.actor == reader.mark();
    json::Object described{
            {"version", entry.version},
            {"kind", entry.kind},
            {"at", base::rfc3339(entry.recorded_at)},
            {"effective_at", base::rfc3339(entry.effective_at)},
            {"actor", actor},
            {"state", entry.body.text_at("state")},
            {"step", entry.body.at("opens").text_at("code")},
            {"remark", shown && entry.secret ? entry.secret->text_at("remark") : ""},
            {"collector", entry.secret ? entry.secret->text_at("collector") : ""},
            {"authority", entry.secret ? entry.secret->at("authority") : json::Value()}};
    if (entry.kind == "time_added") described["add_on"] = entry.body.at("add_on");
    if (entry.kind == "due_rederived" || entry.kind == "time_added") {
        const auto moment = [&](const char* member) {
            return base::rfc3339(base::from_microseconds(entry.body.integer_at(member)));
        };
        described["due_before"] = moment("due_before");
        described["due_at"] = moment("due_at");
        described["provisional"] = entry.body.at("provisional");
        described["calendars"] = entry.body.at("layers");
        described["time_rules"] = entry.body.at("time_rules");
    }
    return described;
}

}
