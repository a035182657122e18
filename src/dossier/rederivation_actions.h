#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "src/dossier/rederivation_store.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// What somebody would have a layer say, under its code.
struct SupposedLayer {
    std::string code;
    json::Value text;
};

/// Due dates of one agency and procedure that move from one moment to another.
struct Shift {
    std::string agency;
    std::string procedure;
    base::Instant from;
    base::Instant to;
    bool operator<(const Shift&) const;
};
/// What a publication would do to the due dates of open dossiers.
struct Outlook {
    std::int64_t looked_at = 0; ///< those for which the layer counts
    std::map<Fate, std::int64_t> fates;
    struct Moved {
        std::int64_t count = 0;
        std::vector<std::string> codes; ///< of those that the asking person may see
    };
    std::map<Shift, Moved> shifts;
    bool all = true; ///< false when there were more dossiers than are looked at
};
Outlook outlook_under(sql::Session&, const SupposedLayer&, const office::Scope&, base::Instant now);
/// The same for other rules of time.
Outlook outlook_under(sql::Session&, const std::vector<calendar::TimeRules>&, const office::Scope&,
                      base::Instant now);

/// Reckons the due dates of these dossiers anew by the calendars in force, each an entry of its
/// dossier; of how many it changed.
std::int64_t reckon_anew(office::Act&, const Rulebook&, const std::vector<std::int64_t>& dossiers);

}
