#include "src/app/history/feedback_plan.h"

#include <algorithm>
#include <array>

namespace motcua::history {
namespace {

using enum FeedbackFate;

constexpr std::int64_t in_thirteen_months = 60;
constexpr std::int64_t thirteen = 13;
/// Those that are closed, over and over in this order.
constexpr std::array closed_fates{answered, answered,  turned_away, answered, answered,
                                  answered, late,      answered,    answered, turned_away,
                                  answered, handed_on, answered,    answered, answered};
/// Those that wait on the last day, and how many days before it they came.
struct Waiting {
    FeedbackFate fate;
    std::int64_t days_before;
};
constexpr std::array waiting{Waiting{overdue, 19}, Waiting{taken_in, 8}, Waiting{taken_in, 4},
                             Waiting{new_one, 1}, Waiting{new_one, 0}};
/// So many worked days are enough for anything that is closed.
constexpr std::int64_t days_to_close = 24;

class FeedbackPlanner {
  public:
    FeedbackPlanner(Plan& plan, const Material& material, const Span& span,
                    const FeedbackExtent& extent)
        : plan_(plan), material_(material), span_(span), extent_(extent),
          a_day_(span.clock.minutes_a_day()) {}

    void made() {
        const auto all = std::max<std::int64_t>(static_cast<std::int64_t>(waiting.size() + 3),
                                                in_thirteen_months * extent_.months / thirteen);
        const auto closed = all - static_cast<std::int64_t>(waiting.size());
        const auto room = std::max(a_day_, span_.end - days_to_close * a_day_ - extent_.first);
        for (std::int64_t i = 0; i < closed; ++i) {
            Dice dice(extent_.seed, static_cast<std::uint64_t>(i), "feedback");
            const auto begins = extent_.first + room * i / closed;
            add(closed_fates[static_cast<std::size_t>(i) % closed_fates.size()],
                begins + dice.below(std::max<std::int64_t>(1, room / closed)), dice);
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            Dice dice(extent_.seed, i, "waiting feedback");
            const auto opening = span_.clock.opening(span_.clock.day_of(span_.end));
            add(waiting[i].fate,
                opening - waiting[i].days_before * a_day_ + dice.between(10, a_day_ / 2), dice);
        }
        std::stable_sort(plan_.feedback_acts.begin(), plan_.feedback_acts.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
    }

  private:
    void add(FeedbackFate fate, std::int64_t sent, Dice& dice) {
        std::vector<std::int64_t> weights;
        for (const auto& office : material_.offices) weights.push_back(office.weight);
        const auto office = dice.pick(weights);
        auto next = dice.pick(weights);
        if (next == office) next = (next + 1) % weights.size();
        number_ = plan_.feedback.size();
        plan_.feedback.push_back({office, next, fate});
        act(sent, FeedbackDeed::send, dice);
        if (fate == new_one) return;
        const auto begun = sent + dice.between(a_day_ / 8, a_day_ * 3 / 2);
        if (fate == turned_away) {
            act(begun, FeedbackDeed::turn_away, dice);
            return;
        }
        act(begun, FeedbackDeed::take_in, dice);
        if (fate == taken_in || fate == overdue) return;
        if (fate == handed_on) {
            act(begun + a_day_ / 4, FeedbackDeed::hand_on, dice);
            act(begun + a_day_, FeedbackDeed::take_in, dice);
        }
        constexpr std::int64_t due_days = 15;
        const auto days =
            fate == late ? dice.between(due_days + 1, due_days + 5) : dice.between(4, due_days - 3);
        act(sent + days * a_day_, FeedbackDeed::answer, dice);
    }

    /// What would be after the end has not been done yet.
    void act(std::int64_t minute, FeedbackDeed deed, Dice& dice) {
        if (minute > span_.end) return;
        constexpr std::int64_t seconds = 59;
        plan_.feedback_acts.push_back(
            {span_.clock.at(minute) + std::chrono::seconds{dice.between(0, seconds)}, number_,
             deed});
    }

    Plan& plan_;
    const Material& material_;
    const Span& span_;
    const FeedbackExtent& extent_;
    std::int64_t a_day_;
    std::size_t number_ = 0;
};

}

void plan_feedback(Plan& plan, const Material& material, const Span& span,
                   const FeedbackExtent& extent) {
    FeedbackPlanner(plan, material, span, extent).made();
}

}
