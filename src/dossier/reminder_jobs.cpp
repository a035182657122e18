#include "src/dossier/reminder_jobs.h"

#include "src/dossier/reminder_actions.h"
#include "src/dossier/reminder_store.h"
#include "src/people/account_store.h"

namespace motcua::dossier {
namespace {

constexpr std::int64_t steps_at_once = 100;
constexpr std::int64_t accounts_at_once = 2000;

/// What the agency has to be reminded of now; nothing where all of it was.
std::optional<DueAt> open_work(office::Office& office, const Rulebook& rules,
                               const std::string& agency) {
    const auto now = office.now();
    return office.look([&](sql::Session& session) -> std::optional<DueAt> {
        const auto ends = calendar::urgency_ends(now, *rules.calendar_of(session, agency).days);
        DueAt at{agency, now, ends.at(static_cast<std::size_t>(reminded_within))};
        if (unreminded_steps(session, at, 1).empty()) return std::nullopt;
        return at;
    });
}

/// Nobody is woken: as the agency of the first position counts its hours.
bool works_now(sql::Session& session, const Rulebook& rules, office::AccountId account,
               base::Instant now) {
    const auto officer = people::acting(session, account, now);
    if (!officer || officer->positions.empty()) return false;
    const auto& days = *rules.calendar_of(session, officer->positions.front().agency).days;
    const auto today = base::day_of(now);
    return days.works(today) && now >= days.opening_of(today) && now < days.closing_of(today);
}

std::vector<office::AccountId> to_be_told(office::Office& office, const Rulebook& rules) {
    const auto now = office.now();
    return office.look([&](sql::Session& session) {
        auto accounts = untold_accounts(session, base::day_of(now), accounts_at_once);
        std::erase_if(accounts, [&](office::AccountId account) {
            return !works_now(session, rules, account, now);
        });
        return accounts;
    });
}

std::int64_t remind_agency(office::Office& office, const DueAt& at) {
    std::int64_t reminded = 0;
    for (auto some = steps_at_once; some == steps_at_once; reminded += some)
        some = *office.perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return base::Result<std::int64_t, bool>(remind_of_steps(act, at, steps_at_once));
        });
    return reminded;
}

std::string joined(const json::Value& body) {
    std::string codes;
    for (const auto& code : body.array_at("codes"))
        codes += (codes.empty() ? "" : ", ") + (code.text() != nullptr ? *code.text() : "");
    return codes;
}

}

Reminded remind_officers(office::Office& office, const Rulebook& rules,
                         const std::stop_token& stop) {
    Reminded reminded;
    for (const auto& agency : office.look(agencies_at_work)) {
        if (stop.stop_requested()) return reminded;
        const auto at = open_work(office, rules, agency);
        if (at) reminded.steps += remind_agency(office, *at);
    }
    for (const auto& account : to_be_told(office, rules)) {
        if (stop.stop_requested()) return reminded;
        const auto told = office.perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return base::Result<bool, bool>(tell_officer(act, account));
        });
        if (told && *told) ++reminded.officers;
    }
    return reminded;
}

notice::Addressed addressed_to_officer(office::Office& office, const office::Dispatched& effect,
                                       const notice::Wording& wording) {
    const office::AccountId account(std::stoll(effect.body.text_at("account")));
    notice::Facts facts;
    facts.code = joined(effect.body);
    facts.due_soon = effect.body.integer_at("due_soon");
    facts.overdue = effect.body.integer_at("overdue");
    return office.look([&](sql::Session& session) {
        const auto details = people::details_of(session, office.vault(), account);
        return notice::Addressed{details ? details->phone : "",
                                 notice::text_of(notice::Kind::work_due, facts, wording),
                                 notice::About::officer};
    });
}

}
