#pragma once
#include <string>
#include <vector>

#include "src/app/settings.h"

namespace motcua::app {

/// What is asked for with `motcua admin agencies …`; each command reads what concerns it.
struct AgencyOrder {
    std::string code;
    std::string words;
    std::string kind;
    std::vector<std::string> from;
    std::vector<std::string> into; ///< the first takes open dossiers and officers
    std::string name_vi;
    std::string name_en;
    std::string on; ///< a day, 2025-07-01; today when it is left out
    std::string cause;
    std::vector<std::string> sub_units; ///< "theirs=ours", where codes differ
    bool dry_run = false;               ///< everything is done, told and undone
};

int list_agencies(const Settings&, const AgencyOrder&);
int show_agency(const Settings&, const AgencyOrder&);
int rename_agency(const Settings&, const AgencyOrder&);
/// All of `from` end and the one of `into` takes over; their officers move there.
int merge_agencies(const Settings&, const AgencyOrder&);
/// The one of `from` ends and those of `into` take over; its officers move to the first.
int split_agency(const Settings&, const AgencyOrder&);
int close_agency(const Settings&, const AgencyOrder&);
int open_agency(const Settings&, const AgencyOrder&);

}
