#pragma once
#include "src/app/history/course.h"
#include "src/app/history/plan.h"

namespace motcua::history {

struct FeedbackExtent {
    std::int64_t first = 0; ///< the first minute of the history
    std::int64_t months = 13;
    std::uint64_t seed = 1;
};

/// Adds what people say over the months: some sixty in thirteen, most answered in time, a few late,
/// some turned away or handed on, and five that wait on the last day, one of them too long.
void plan_feedback(Plan&, const Material&, const Span&, const FeedbackExtent&);

}
