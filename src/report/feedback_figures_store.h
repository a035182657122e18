#pragma once
#include <array>
#include <string>
#include <vector>

#include "src/feedback/feedback_store.h"
#include "src/report/report_store.h"

namespace motcua::report {

/// A column of the report on feedback: what it counts at the end of a window.
struct FeedbackFigure {
    std::string_view name;
    std::string_view condition; ///< of the rows of `counted_feedback`
};
inline constexpr std::array feedback_figures{FeedbackFigure{"total", "1 = 1"},
                                             FeedbackFigure{"received", "x.came = 'received'"},
                                             FeedbackFigure{"carried", "x.came = 'carried'"},
                                             FeedbackFigure{"on_time", "x.went = 'on_time'"},
                                             FeedbackFigure{"late", "x.went = 'late'"},
                                             FeedbackFigure{"turned_away", "x.turned_away = 1"},
                                             FeedbackFigure{"in_time", "x.went = 'in_time'"},
                                             FeedbackFigure{"overdue", "x.went = 'overdue'"}};
/// Null when there is none of that name.
const FeedbackFigure* feedback_figure_named(std::string_view);

/// Counts of one agency, in the order of `feedback_figures`.
struct FeedbackPlace {
    std::string agency;
    std::array<std::int64_t, feedback_figures.size()> counts{};

    std::int64_t of(std::string_view figure) const;
};
std::vector<FeedbackPlace> count_feedback(sql::Session&, const office::Scope&, const Question&);

/// One of them, as it stood at the end of the window.
struct FeedbackFound {
    std::int64_t id = 0;
    std::string code;
    std::string kind;
    std::string agency;
    std::string went;
    base::Instant received_at;
    base::Instant due_at;
    std::optional<base::Instant> closed_at;
};
std::vector<FeedbackFound> list_feedback(sql::Session&, const office::Scope&, const Question&,
                                         const FeedbackFigure&, const Paging&);
/// The agencies of a scope that have had to answer feedback.
std::vector<std::string> list_answering(sql::Session&, const office::Scope&);

}
