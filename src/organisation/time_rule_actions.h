#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/rule_change.h"
#include "src/office/act.h"

namespace motcua::organisation {

/// Why rules of time are not published, in the order in which it is checked.
struct RulesRefusal {
    std::string why;
    std::string about; ///< the name of a RuleProblem, where why is "bad_rule"
};

/// Whoever controls the province's procedures keeps its rules of time.
bool may_keep_time_rules(const office::Actor&);

/// Of which revision the rules would be the next, as they are and as they would be.
struct ProposedRules {
    std::int64_t revision = 0; ///< 0: none was published
    json::Value before;
    json::Value after;
};
base::Result<ProposedRules, RulesRefusal> propose_time_rules(sql::Session&, const office::Actor&,
                                                             const calendar::RuleChange&);

/// `seen`: the revision that the other side knows, 0: none.
base::Result<office::Entry, RulesRefusal> publish_time_rules(office::Act&,
                                                             const calendar::RuleChange&,
                                                             std::optional<std::int64_t> seen);

/// The newest revision's text; one that says nothing where none was published.
json::Value time_rules_text(sql::Session&, std::int64_t revision);

}
