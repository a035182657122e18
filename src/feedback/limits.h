#pragma once
#include <string_view>

#include "lib/base/time.h"
#include "src/calendar/due.h"

namespace motcua::feedback {

/// What has a limit: taking feedback in, and answering it. The answer's runs from the coming and is
/// moved by nothing, since the sender was told a day; whoever it is handed on to has as long to
/// take it in as the first agency.
enum class Stage { intake, answer };

/// How long the office may take, from a day on, and how sure that is.
struct Limit {
    Stage stage;
    std::string_view from; ///< the first day, as 2008-03-01
    calendar::Term term;
    std::string_view source;
    std::string_view certainty;
};
/// The limit in force on that day.
const Limit& limit_on(Stage, base::Day);

}
