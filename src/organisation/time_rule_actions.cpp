#include "src/organisation/time_rule_actions.h"

#include "src/calendar/time_rules_store.h"
#include "src/office/publication.h"

namespace motcua::organisation {

using base::problem;

bool may_keep_time_rules(const office::Actor& actor) {
    return actor.has(office::Role::procedure_controller);
}

json::Value time_rules_text(sql::Session& session, std::int64_t revision) {
    if (revision == 0) return calendar::empty_rules();
    return office::published_text(session, "time_rules", std::string(calendar::time_rules_code),
                                  revision);
}

base::Result<ProposedRules, RulesRefusal> propose_time_rules(sql::Session& session,
                                                             const office::Actor& actor,
                                                             const calendar::RuleChange& change) {
    if (!may_keep_time_rules(actor)) return problem(RulesRefusal{"not_yours", ""});
    const auto revision = calendar::newest_time_rules(session);
    auto before = time_rules_text(session, revision);
    auto after = calendar::rules_with(before, change);
    if (!after)
        return problem(RulesRefusal{"bad_rule", std::string(calendar::name_of(after.error()))});
    return ProposedRules{revision, std::move(before), std::move(*after)};
}

base::Result<office::Entry, RulesRefusal> publish_time_rules(office::Act& act,
                                                             const calendar::RuleChange& change,
                                                             std::optional<std::int64_t> seen) {
    if (!may_keep_time_rules(act.actor)) return problem(RulesRefusal{"not_yours", ""});
    const auto before = office::earlier(act);
    if (before.mismatch) return problem(RulesRefusal{"key_reused", ""});
    if (before.entry) return office::find_entry(act.session, act.vault, *before.entry).value();
    if (!seen) return problem(RulesRefusal{"version_missing", ""});
    if (calendar::newest_time_rules(act.session) != *seen)
        return problem(RulesRefusal{"rules_changed", ""});
    const auto proposed = propose_time_rules(act.session, act.actor, change);
    if (!proposed) return problem(proposed.error());
    auto entry =
        office::publish_revision(act, "time_rules", "time_rules_published", proposed->after);
    if (!entry) return problem(RulesRefusal{"bad_rule", "nothing_new"});
    return std::move(*entry);
}

}
