#include <gtest/gtest.h>

#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

using calendar::Urgency;

/// Monday, 23 November 2026; Tuesday is a day off. What is filed online at ten is to be received
/// within eight working hours, by half past ten on Wednesday.
class TaskList : public OnProvince {
  private:
    template <class Look> auto seen(const std::string& login, const Look& look) {
        const auto actor = province().person(login);
        const auto scope = office::scope_of(actor);
        return office()->look([&](sql::Session& session) {
            const auto ends =
                urgency_ends_for(session, province().rules(), scope, office()->now());
            return look(session, scope, actor, ends);
        });
    }

  protected:
    TaskCounts counts(const std::string& login = "mot-cua", Queue queue = Queue::agency) {
        return seen(login, [&](auto& session, auto& scope, auto& actor, auto& ends) {
            return count_tasks(session, scope, actor, queue, ends);
        });
    }
    std::size_t listed(Urgency urgency) {
        return seen("mot-cua", [&](auto& session, auto& scope, auto& actor, auto& ends) {
            return list_tasks(session, scope, actor, tasks_due(Queue::agency, urgency, ends), {})
                .size();
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, TaskList, sql::both_engines(), sql::engine_name);

TEST_P(TaskList, CountsWhatIsLateWhatIsDueTodayAndWhatIsDueWithinSoManyWorkingDays) {
    EXPECT_EQ(counts(), (TaskCounts{0, 0, 0, 0, 0}));
    province().a_dossier_at("reception");
    EXPECT_EQ(counts(), (TaskCounts{0, 0, 1, 1, 1}));
    office().set_clock("2026-11-18 10:00");
    EXPECT_EQ(counts(), (TaskCounts{0, 0, 0, 0, 1})) << "Wednesday is the fourth day from then";
    office().set_clock("2026-11-25 08:00");
    EXPECT_EQ(counts(), (TaskCounts{0, 1, 1, 1, 1}));
    office().set_clock("2026-11-25 10:31");
    EXPECT_EQ(counts(), (TaskCounts{1, 0, 0, 0, 0}));
}

TEST_P(TaskList, ShowsWhatItCounts) {
    province().a_dossier_at("reception");
    office().set_clock("2026-11-24 10:00");
    province().a_dossier_at("reception");
    office().set_clock("2026-11-25 10:31");
    const auto counted = counts();
    EXPECT_EQ(counted.front(), 1);
    for (std::size_t i = 0; i < counted.size(); ++i)
        EXPECT_EQ(listed(static_cast<Urgency>(i)), counted.at(i)) << i;
}

TEST_P(TaskList, LeavesOutWhatWaitsForTheCitizen) {
    const auto code = province().a_dossier_at("settlement");
    EXPECT_EQ(counts().back(), 1);
    const auto target = province().target(code);
    province().done(province().as("ho-tich", [&](office::Act& act) {
        return request_supplement(act, province().rules(), target, {}, "thiếu bản sao");
    }));
    office().set_clock("2027-01-04 08:00");
    EXPECT_EQ(counts(), (TaskCounts{0, 0, 0, 0, 0}));
}

TEST_P(TaskList, CountsForOnePersonWhatThatPersonMayTake) {
    province().a_dossier_at("settlement");
    EXPECT_EQ(counts("ho-tich", Queue::mine).back(), 1);
    EXPECT_EQ(counts("mot-cua", Queue::mine).back(), 0);
}

}
}
