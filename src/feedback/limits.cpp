#include "src/feedback/limits.h"

#include <array>

#include "lib/base/check.h"

namespace motcua::feedback {
namespace {

using calendar::Unit;

// A working sheet of the index of decision 766 counts 2, 5, 15 and 2 working days; the decrees
// themselves have not been read. A later row with a later day takes over from that day on.
constexpr std::array limits{
    Limit{Stage::intake,
          "2008-03-01",
          {Unit::working_days, 2},
          "decree 20/2008, amended by 92/2017; working sheet of decision 766",
          "recalled"},
    Limit{Stage::answer,
          "2008-03-01",
          {Unit::working_days, 15},
          "decree 20/2008, amended by 92/2017; working sheet of decision 766",
          "recalled"},
};

}

const Limit& limit_on(Stage stage, base::Day day) {
    const auto iso = base::iso_day(day);
    const Limit* found = nullptr;
    for (const auto& limit : limits)
        if (limit.stage == stage && (found == nullptr || limit.from <= iso)) found = &limit;
    base::check(found != nullptr, "each stage has a limit");
    return *found;
}

}
