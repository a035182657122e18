#pragma once
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/calendar/office_calendar.h"

namespace motcua::calendar {

/// What a day is to somebody who looks at the calendar of an office.
enum class Look {
    work,
    half,     ///< open for five hours at most
    weekend,  ///< off every week
    holiday,  ///< off by name
    closure,  ///< this office alone is closed
    made_up,  ///< worked in exchange for another day
};
std::string_view name_of(Look);

struct YearDay {
    base::Day day;
    Look look = Look::work;
    bool announced = true;
    std::string hours = {};       ///< "07:30-11:30 13:30-17:00"; "" when it is off
    json::Value said = {};        ///< what a layer says of this very day; null where none does
    std::size_t layer = 0;        ///< which of the layers that is
};

/// Every day of a year, by layers from the nation down.
std::vector<YearDay> year_of(const std::vector<json::Value>& layers, std::chrono::year);

}
