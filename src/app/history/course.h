#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "src/app/history/dice.h"
#include "src/app/history/plan.h"
#include "src/app/history/work_clock.h"

namespace motcua::history {

/// What is done to one dossier, in worked minutes that grow.
class Course {
  public:
    using Step = std::pair<std::int64_t, Deed>;
    /// At that minute, or as soon after the last deed as it can be.
    void add(std::int64_t minute, Deed);
    std::int64_t last() const { return steps_.back().first; }
    const std::vector<Step>& steps() const { return steps_; }

  private:
    std::vector<Step> steps_;
};

/// The days within which courses run, and the minute that none may pass.
struct Span {
    const WorkClock& clock;
    const calendar::OfficeCalendar& calendar;
    std::int64_t end = 0; ///< the last minute of the history
};

/// The minute until which a dossier accepted at this one has to be settled.
std::int64_t due_minute(const Span&, const calendar::Term&, std::int64_t accepted);
/// About how many worked days the law gives: 0 for the same day.
std::int64_t worked_days(const calendar::Term&);
/// How many worked days a fate takes beyond the limit.
std::int64_t days_beyond(Fate);

/// A dossier that is filed at that minute and ends before the history does.
Course ended_course(const Span&, const Errand&, const PlannedDossier&, std::int64_t filed, Dice&);

/// Where an open dossier is to stand, and the worked day on which it is due.
struct Standing {
    Stage stage = Stage::settlement;
    std::size_t due_day = 0; ///< a place in the clock's days
};
/// A dossier that stands there when the history ends; nothing when the limit does not allow it.
std::optional<Course> open_course(const Span&, const Errand&, const Standing&, bool online, Dice&);

}
