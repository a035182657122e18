#include "src/app/history/plan.h"

#include <algorithm>
#include <array>

#include "lib/base/check.h"
#include "src/app/history/course.h"
#include "src/app/history/feedback_plan.h"

namespace motcua::history {
namespace {

constexpr std::int64_t hundred = 100;
constexpr std::int64_t ten_thousand = 10'000;
/// The number of dossiers for which the counts of what is open are given.
constexpr std::int64_t measure = 15'000;
/// From so many worked days on a limit is a long one.
constexpr std::int64_t long_limit = 8;

/// How many dossiers stand so when the history ends.
struct OpenCount {
    Stage stage;
    DueClass due;
    std::int64_t count;
};
constexpr std::array open_counts{
    OpenCount{Stage::settlement, DueClass::overdue, 6},
    OpenCount{Stage::approval, DueClass::overdue, 3},
    OpenCount{Stage::submitted, DueClass::today, 5},
    OpenCount{Stage::settlement, DueClass::today, 4},
    OpenCount{Stage::approval, DueClass::today, 3},
    OpenCount{Stage::issuance, DueClass::today, 2},
    OpenCount{Stage::submitted, DueClass::soon, 8},
    OpenCount{Stage::accepted, DueClass::soon, 4},
    OpenCount{Stage::settlement, DueClass::soon, 15},
    OpenCount{Stage::approval, DueClass::soon, 7},
    OpenCount{Stage::issuance, DueClass::soon, 4},
    OpenCount{Stage::accepted, DueClass::later, 62},
    OpenCount{Stage::settlement, DueClass::later, 118},
    OpenCount{Stage::approval, DueClass::later, 43},
    OpenCount{Stage::issuance, DueClass::later, 24},
    OpenCount{Stage::resolved, DueClass::later, 56},
    OpenCount{Stage::awaiting_supplement, DueClass::later, 34},
    OpenCount{Stage::awaiting_payment, DueClass::later, 16},
    OpenCount{Stage::withdrawal_requested, DueClass::later, 6},
};

/// Of ten thousand dossiers. Those that take longest choose first.
struct FateShare {
    Fate fate;
    std::int64_t share;
};
constexpr std::array fate_shares{
    FateShare{Fate::stopped, 50},   FateShare{Fate::corrected, 10},
    FateShare{Fate::late, 40},      FateShare{Fate::supplemented, 600},
    FateShare{Fate::withdrawn, 70}, FateShare{Fate::sent_back, 100},
    FateShare{Fate::rejected, 150},
};

/// A dossier that will have ended, before its course is known.
struct Slot {
    std::size_t day = 0;
    std::size_t service = 0;
    Fate fate = Fate::plain;
};

std::int64_t days_needed(const Errand& service) {
    const auto days = worked_days(service.limit);
    return service.immediate || days == 0 ? 0 : days + 3;
}

class Planner {
  public:
    Planner(const Material& material, const calendar::OfficeCalendar& calendar,
            const Extent& extent)
        : material_(material), extent_(extent), last_(last_worked_before(extent.today, calendar)),
          first_(first_day(last_, extent.months)),
          clock_(calendar, first_ - std::chrono::days{90}, last_ + std::chrono::days{90}),
          span_{clock_, calendar, clock_.opening(clock_.day_from(last_) + 1) - 1},
          group_of_(material.services.size(), 0) {
        for (std::size_t group = 0; group < material.groups.size(); ++group)
            for (const auto service : material.groups[group].services) group_of_[service] = group;
    }

    Plan made() {
        const auto all =
            extent_.dossiers > 0 ? extent_.dossiers : extent_.months * material_.dossiers_a_month;
        plan_open(all);
        plan_ended(all);
        plan_feedback(plan_, material_, span_,
                      {clock_.opening(clock_.day_from(first_)), extent_.months, extent_.seed});
        std::stable_sort(plan_.acts.begin(), plan_.acts.end(),
                         [](const PlannedAct& a, const PlannedAct& b) { return a.at < b.at; });
        return std::move(plan_);
    }

  private:
    void plan_open(std::int64_t all);
    void plan_one_open(const OpenCount&, std::size_t number);
    void plan_ended(std::int64_t all);
    void rate(Course&, std::size_t number) const;
    std::vector<std::size_t> slot_days(std::int64_t all) const;
    std::vector<Slot> slots(std::int64_t all, Dice&) const;
    void move_long_ones_ahead(std::vector<Slot>&, Dice&) const;
    void give_fates(std::vector<Slot>&, std::int64_t all, Dice&) const;
    void add(PlannedDossier, const Course&);
    PlannedDossier dossier_for(std::size_t service, bool online, Dice&) const;
    std::int64_t filing_minute(const Slot&, Dice&) const;
    std::size_t service_for(const OpenCount&, Dice&) const;
    std::size_t due_day(DueClass, std::int64_t limit_days, Dice&) const;

    const Material& material_;
    const Extent& extent_;
    base::Day last_;
    base::Day first_;
    WorkClock clock_;
    Span span_;
    std::vector<std::size_t> group_of_;
    Plan plan_;
};

void Planner::add(PlannedDossier dossier, const Course& course) {
    const auto number = plan_.dossiers.size();
    Dice dice(extent_.seed, number, "seconds");
    for (const auto& [minute, deed] : course.steps()) {
        base::check(minute <= span_.end, "nothing of a history is after its end");
        constexpr std::int64_t seconds = 59;
        plan_.acts.push_back(
            {clock_.at(minute) + std::chrono::seconds{dice.between(0, seconds)}, number, deed});
    }
    plan_.dossiers.push_back(dossier);
}

PlannedDossier Planner::dossier_for(std::size_t service, bool online, Dice& dice) const {
    constexpr std::int64_t received_elsewhere = 1200;
    const auto& what = material_.services[service];
    PlannedDossier dossier;
    dossier.service = service;
    dossier.online = online;
    std::vector<std::int64_t> weights;
    for (const auto office : what.offices) weights.push_back(material_.offices[office].weight);
    dossier.office = what.offices[dice.pick(weights)];
    if (!what.elsewhere || what.settlers.empty() || !dice.chance(received_elsewhere))
        return dossier;
    dossier.settler = dice.one_of(what.settlers);
    dossier.elsewhere = dossier.settler != dossier.office;
    return dossier;
}

std::size_t Planner::due_day(DueClass due, std::int64_t limit_days, Dice& dice) const {
    const auto today = clock_.day_from(extent_.today);
    constexpr std::int64_t soon_days = 3;
    switch (due) {
    case DueClass::overdue: return today - static_cast<std::size_t>(dice.between(1, 4));
    case DueClass::today: return today;
    case DueClass::soon: return today + static_cast<std::size_t>(dice.between(1, soon_days));
    case DueClass::later: break;
    }
    const auto most = std::max(soon_days + 1, limit_days - 2);
    return today + static_cast<std::size_t>(dice.between(soon_days + 1, most));
}

/// Land is most of what is open for long.
std::size_t Planner::service_for(const OpenCount& wanted, Dice& dice) const {
    std::vector<std::int64_t> weights;
    for (std::size_t i = 0; i < material_.services.size(); ++i) {
        const auto& service = material_.services[i];
        const auto days = worked_days(service.limit);
        const auto share = material_.groups[group_of_[i]].share;
        const bool is_long = days >= long_limit;
        bool fits = is_long || (days >= 3 && wanted.due != DueClass::later);
        if (wanted.stage == Stage::submitted) fits = service.online;
        if (wanted.stage == Stage::awaiting_payment) fits = is_long && service.owed_online;
        weights.push_back(fits && !service.immediate ? share * (is_long ? days : 3) : 0);
    }
    return dice.pick(weights);
}

void Planner::plan_one_open(const OpenCount& wanted, std::size_t number) {
    constexpr std::uint64_t tries_max = 200;
    for (std::uint64_t attempt = 0; attempt < tries_max; ++attempt) {
        Dice dice(extent_.seed, number * tries_max + attempt, "open");
        const auto service = service_for(wanted, dice);
        const auto& what = material_.services[service];
        const bool online = what.online && (wanted.stage == Stage::submitted ||
                                            wanted.stage == Stage::awaiting_payment ||
                                            (!what.owed_online && dice.chance(4000)));
        const auto today = clock_.day_from(extent_.today);
        const auto day = wanted.stage == Stage::submitted
                             ? today + (wanted.due == DueClass::soon ? 1 : 0)
                             : due_day(wanted.due, worked_days(what.limit), dice);
        const auto course = open_course(span_, what, {wanted.stage, day}, online, dice);
        if (!course) continue;
        auto dossier = dossier_for(service, online, dice);
        dossier.fate = Fate::open;
        add(dossier, *course);
        return;
    }
    base::check(false, "an open dossier of each kind can be planned");
}

void Planner::plan_open(std::int64_t all) {
    std::size_t number = 0;
    for (const auto& wanted : open_counts) {
        const auto count = std::max<std::int64_t>(1, (wanted.count * all + measure / 2) / measure);
        for (std::int64_t i = 0; i < count; ++i) plan_one_open(wanted, number++);
    }
}

/// The worked day of each ended dossier, so that open and ended ones together have the peaks.
std::vector<std::size_t> Planner::slot_days(std::int64_t all) const {
    const auto begin = clock_.day_from(first_);
    const auto count = clock_.day_from(last_) + 1 - begin;
    const auto days =
        std::vector(clock_.days().begin() + static_cast<std::ptrdiff_t>(begin),
                    clock_.days().begin() + static_cast<std::ptrdiff_t>(begin + count));
    const auto weights = day_weights(days);
    std::int64_t sum = 0;
    for (const auto weight : weights) sum += weight;
    std::vector<std::int64_t> taken(count, 0);
    for (const auto& act : plan_.acts)
        if (act.deed == Deed::file && base::day_of(act.at) >= first_)
            ++taken[clock_.day_from(base::day_of(act.at)) - begin];
    const auto wanted = static_cast<std::size_t>(all) - plan_.dossiers.size();
    std::vector<std::size_t> slots;
    std::int64_t so_far = 0;
    std::int64_t given = 0;
    for (std::size_t day = 0; day < count; ++day) {
        so_far += weights[day];
        const auto due = so_far * all / sum - given;
        given += due;
        for (auto left = due - taken[day]; left > 0; --left) slots.push_back(begin + day);
    }
    // Where more is open than a day would bring, ordinary days give up some of theirs.
    Dice dice(extent_.seed, 0, "days");
    while (slots.size() > wanted) {
        std::swap(
            slots[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(slots.size())))],
            slots.back());
        slots.pop_back();
    }
    while (slots.size() < wanted)
        slots.push_back(begin +
                        static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(count))));
    std::sort(slots.begin(), slots.end());
    return slots;
}

std::vector<Slot> Planner::slots(std::int64_t all, Dice& dice) const {
    std::vector<std::int64_t> open(material_.groups.size(), 0);
    for (const auto& dossier : plan_.dossiers) ++open[group_of_[dossier.service]];
    const auto days = slot_days(all);
    std::vector<std::size_t> services;
    for (std::size_t group = 0; group < material_.groups.size(); ++group) {
        const auto& what = material_.groups[group];
        for (auto left = all * what.share / hundred - open[group]; left > 0; --left)
            services.push_back(what.services[dice.pick(what.weights)]);
    }
    const auto& first = material_.groups.front();
    while (services.size() < days.size())
        services.push_back(first.services[dice.pick(first.weights)]);
    dice.shuffle(services);
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < days.size(); ++i) slots.push_back({days[i], services[i]});
    return slots;
}

/// What cannot be settled before the end changes places with something quick.
void Planner::move_long_ones_ahead(std::vector<Slot>& slots, Dice& dice) const {
    const auto last = static_cast<std::int64_t>(clock_.day_from(last_));
    const auto fits = [&](std::size_t day, std::size_t service) {
        return static_cast<std::int64_t>(day) + days_needed(material_.services[service]) <= last;
    };
    for (auto& slot : slots) {
        if (fits(slot.day, slot.service)) continue;
        constexpr int tries_max = 4000;
        for (int i = 0; i < tries_max; ++i) {
            auto& other = slots[static_cast<std::size_t>(
                dice.below(static_cast<std::int64_t>(slots.size())))];
            if (!fits(other.day, slot.service) || !fits(slot.day, other.service)) continue;
            std::swap(slot.service, other.service);
            break;
        }
        // A short history may have no room for it: then it is something quick instead.
        if (!fits(slot.day, slot.service)) slot.service = material_.groups.front().services.front();
    }
}

void Planner::give_fates(std::vector<Slot>& slots, std::int64_t all, Dice& dice) const {
    const auto last = static_cast<std::int64_t>(clock_.day_from(last_));
    std::vector<std::size_t> order(slots.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (const auto& [fate, share] : fate_shares) {
        dice.shuffle(order);
        auto left = (share * all + ten_thousand / 2) / ten_thousand;
        for (const auto place : order) {
            if (left == 0) break;
            auto& slot = slots[place];
            const auto& service = material_.services[slot.service];
            const auto limit = worked_days(service.limit);
            const auto needed = limit + 3 + days_beyond(fate);
            if (slot.fate != Fate::plain || service.immediate ||
                static_cast<std::int64_t>(slot.day) + needed > last ||
                (fate == Fate::late && limit == 0))
                continue;
            slot.fate = fate;
            --left;
        }
    }
}

/// Most people come in the morning, and nobody in the last minutes.
std::int64_t Planner::filing_minute(const Slot& slot, Dice& dice) const {
    const auto a_day = clock_.minutes_a_day();
    constexpr std::int64_t in_the_morning = 6000;
    const bool early = dice.chance(in_the_morning) || slot.day == clock_.day_from(last_);
    return clock_.opening(slot.day) +
           (early ? dice.between(2, a_day / 2) : dice.between(a_day / 2, a_day - 15));
}

/// One in six of those whose result was handed over says how content they are, within some days.
void Planner::rate(Course& course, std::size_t number) const {
    constexpr std::int64_t of_delivered = 1667;
    constexpr std::int64_t days_most = 5;
    const auto last = course.steps().back().second;
    // What is done at once is handed over at once.
    const bool delivered = last == Deed::deliver || course.steps().size() == 1;
    Dice dice(extent_.seed, number, "rating");
    if (!delivered || !dice.chance(of_delivered)) return;
    const auto minute = course.last() + dice.between(2, days_most * clock_.minutes_a_day());
    if (minute <= span_.end) course.add(minute, Deed::rate);
}

void Planner::plan_ended(std::int64_t all) {
    Dice dice(extent_.seed, 0, "ended");
    auto all_slots = slots(all, dice);
    move_long_ones_ahead(all_slots, dice);
    give_fates(all_slots, all, dice);
    const auto last = clock_.day_from(last_);
    for (const auto& slot : all_slots) {
        Dice own(extent_.seed, plan_.dossiers.size(), "course");
        const auto& service = material_.services[slot.service];
        constexpr std::int64_t filed_online = 4500;
        // On the last two days only those who come are sure to be served.
        const bool online = service.online && slot.day + 2 <= last && own.chance(filed_online);
        auto dossier = dossier_for(slot.service, online, own);
        dossier.fate = slot.fate;
        auto course = ended_course(span_, service, dossier, filing_minute(slot, own), own);
        rate(course, plan_.dossiers.size());
        add(dossier, course);
    }
}

}

Plan plan_of(const Material& material, const calendar::OfficeCalendar& calendar,
             const Extent& extent) {
    return Planner(material, calendar, extent).made();
}

base::Day last_worked_before(base::Day day, const calendar::OfficeCalendar& calendar) {
    do {
        day -= std::chrono::days{1};
    } while (!calendar.works(day));
    return day;
}

base::Day first_day(base::Day last, std::int64_t months) {
    const std::chrono::year_month_day date{last};
    auto month = std::chrono::year_month{date.year(), date.month()} -
                 std::chrono::months{static_cast<int>(months)};
    const auto same = month / date.day();
    return base::Day{same.ok() ? same : month / std::chrono::last} + std::chrono::days{1};
}

}
