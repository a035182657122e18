#include "src/counter/visit_view_actions.h"

#include <fmt/format.h>

#include "src/counter/visit_actions.h"
#include "src/dossier/opening_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_store.h"

namespace motcua::counter {
namespace {

struct Sum {
    std::int64_t dong = 0;
    bool unpriced = false;
};

/// What a described dossier owes with a known price.
Sum owed_by(const json::Value& text) {
    Sum owed;
    for (const auto& fee : text.array_at("fees")) {
        if (fee.boolean_at("paid")) continue;
        if (const auto* amount = fee.at("amount_dong").integer())
            owed.dong += *amount;
        else
            owed.unpriced = true;
    }
    return owed;
}

json::Object dossier_in(const InVisit& listed, const dossier::Dossier& found,
                        const json::Value& text, const office::Actor& actor) {
    json::Object line{{"code", listed.code}, {"filed_here", listed.filed_here}};
    for (const auto* member :
         {"status", "procedure", "variant", "delivery", "papers", "fees", "originals", "slip_url"})
        line[member] = text.at(member);
    line["owner"] = text.at("owner").at("full_name");
    line["submitter"] = text.at("submitter").at("full_name");
    line["due_at"] = text.at("acceptance").at("due_at");
    line["provisional"] = text.at("acceptance").boolean_at("provisional");
    const auto owed = owed_by(text);
    const bool payable = dossier::takes_payment(found) && dossier::is_at_its_counter(actor, found);
    line["owed_dong"] = payable ? owed.dong : 0;
    line["unpriced"] = payable && owed.unpriced;
    line["acceptable"] = can_be_accepted(actor, found);
    line["deliverable"] = can_be_delivered(actor, found);
    return line;
}

json::Value login_of(sql::Session& session, office::AccountId officer) {
    const auto actor = people::actor_of(session, officer);
    return actor ? json::Value(actor->login) : json::Value();
}

json::Object agency_of(sql::Session& session, const CounterVisit& visit,
                       const dossier::Onlooker& onlooker) {
    const auto agency = organisation::find(session, visit.agency, base::day_of(onlooker.now));
    return {{"code", visit.agency},
            {"name", agency ? agency->name(onlooker.language) : visit.agency}};
}

json::Object head_of(sql::Session& session, const CounterVisit& visit,
                     const dossier::Onlooker& onlooker) {
    return {{"visit", visit.code},
            {"etag", fmt::format("\"{}\"", visit.version)},
            {"agency", agency_of(session, visit, onlooker)},
            {"officer", login_of(session, visit.officer)},
            {"opened_at", base::rfc3339(visit.opened_at)}};
}

json::Array receipts_in(sql::Session& session, const CounterVisit& visit) {
    json::Array receipts;
    for (const auto& each : receipts_of(session, visit))
        receipts.push_back(
            json::Object{{"receipt", fmt::format("{:06}/{}", each.number,
                                                 each.book.substr(each.book.rfind(':') + 1))},
                         {"total_dong", each.total_dong},
                         {"taken_at", base::rfc3339(each.taken_at)}});
    return receipts;
}

}

json::Object describe(sql::Session& session, const office::Vault& vault,
                      const dossier::Rulebook& rules, const CounterVisit& visit,
                      const dossier::Onlooker& onlooker) {
    auto text = head_of(session, visit, onlooker);
    const auto person = person_of(session, vault, visit);
    json::Array dossiers;
    std::int64_t owed = 0;
    bool unpriced = false;
    const auto scope = office::scope_of(onlooker.actor);
    for (const auto& listed : dossiers_of(session, visit)) {
        const auto found = dossier::find(session, scope, listed.code);
        if (!found) continue;
        const json::Value whole = dossier::describe(session, vault, rules, *found, onlooker);
        auto line = dossier_in(listed, *found, whole, onlooker.actor);
        owed += *line["owed_dong"].integer();
        unpriced = unpriced || *line["unpriced"].boolean();
        dossiers.push_back(std::move(line));
    }
    text.insert(
        {{"version", visit.version},
         {"state", visit.state},
         {"ended_at", visit.ended_at ? json::Value(base::rfc3339(*visit.ended_at)) : json::Value()},
         {"person", person ? json::Value(dossier::to_json(*person)) : json::Value()},
         {"dossiers", std::move(dossiers)},
         {"owed_dong", owed},
         {"unpriced", unpriced},
         {"receipts", receipts_in(session, visit)}});
    return text;
}

json::Object describe_line(sql::Session& session, const office::Vault& vault,
                           const CounterVisit& visit, const dossier::Onlooker& onlooker) {
    auto text = head_of(session, visit, onlooker);
    const auto person = person_of(session, vault, visit);
    text["person"] = person ? person->full_name : "";
    text["dossiers"] = static_cast<std::int64_t>(dossiers_of(session, visit).size());
    return text;
}

}
