#pragma once
#include <string_view>

#include "src/office/journal.h"
#include "src/organisation/agency.h"
#include "src/organisation/areas.h"

namespace motcua::organisation {

/// For whom an agency is described: the language, and the day on which it is looked at.
struct ViewedOn {
    std::string_view language;
    base::Day day;
};

/// One line of the public register: code, code_2016 (or null), kind, name, parent, area{code,era,
/// name} or null, live, in_force, valid_from, valid_to (null where open).
json::Object describe_line(const Areas&, const Agency&, const ViewedOn&);

/// The whole of an agency: a line, and office_hours[[from,to]], sub_units[{code,name}], areas[],
/// sectors[], names[{name,valid_from,cause}],
/// successors[{code,name,way,takes_dossiers,from,cause}], predecessors[likewise],
/// competent_now{code,name} (for its open dossiers), signing[{form_of_
/// authority,title,covers,cause,valid_from,valid_to}] in force that day.
json::Object describe(sql::Session&, const Areas&, const Agency&, const ViewedOn&);

}
