#include "src/app/history/course.h"

#include <algorithm>

#include "lib/base/check.h"

namespace motcua::history {
namespace {

constexpr std::int64_t percent = 100;

/// Takes a dossier from its acceptance to the result, between two minutes.
struct Settling {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t at(std::int64_t of_hundred) const {
        return from + (to - from) * of_hundred / percent;
    }
};

void settle(Course& course, const Errand& service, const Settling& span, Fate fate) {
    course.add(span.at(5), Deed::assign);
    if (service.site_visit) course.add(span.at(35), Deed::visit);
    if (fate == Fate::late) return;
    course.add(span.at(70), Deed::complete);
    if (fate == Fate::sent_back) {
        course.add(span.at(80), Deed::send_back);
        course.add(span.at(88), Deed::complete);
    }
    course.add(span.at(93), Deed::approve);
    course.add(span.at(98), Deed::issue);
}

/// Online filings wait until somebody has time; who stands at the desk is served.
std::int64_t received(const Span& span, bool online, std::int64_t filed, Dice& dice) {
    const auto most = span.clock.minutes_a_day() * 3 / 4;
    return filed + (online ? dice.between(20, most) : dice.between(3, 12));
}

void accept(Course& course, bool online, std::int64_t minute, Dice& dice) {
    course.add(minute, Deed::accept);
    course.add(course.last() + (online ? dice.between(15, 90) : 1), Deed::pay);
}

/// The last minute of the work that begins at `from`, in time for the limit that ran from
/// `accepted`: what is paid for later is due no later.
std::int64_t finish(const Span& span, const Errand& service, std::int64_t accepted,
                    std::int64_t from, Dice& dice) {
    const auto due = std::max(from + 1, due_minute(span, service.limit, accepted));
    const auto wanted = from + (due - from) * dice.between(35, 92) / percent;
    constexpr std::int64_t room = 3;
    return std::min(wanted, span.end - room);
}

void hand_over(Course& course, const Span& span, const Errand& service, Dice& dice) {
    const auto a_day = span.clock.minutes_a_day();
    const bool same_day = worked_days(service.limit) == 0;
    const auto wait =
        same_day && dice.chance(8000) ? dice.between(2, 60) : dice.between(30, 4 * a_day);
    course.add(std::min(course.last() + wait, span.end), Deed::deliver);
}

void be_late(Course& course, const Span& span, const Errand& service, std::int64_t accepted,
             Dice& dice) {
    const auto due = due_minute(span, service.limit, accepted);
    const auto a_day = span.clock.minutes_a_day();
    settle(course, service, {accepted, due}, Fate::late);
    course.add(due - dice.between(20, 200), Deed::announce_delay);
    course.add(due + dice.between(30, a_day), Deed::complete);
    course.add(course.last() + dice.between(20, a_day / 2), Deed::approve);
    course.add(course.last() + dice.between(10, 60), Deed::issue);
}

/// At the desk, before acceptance, or by the case officer, while it is being settled.
void supplement(Course& course, const Span& span, const Errand& service, bool online,
                std::int64_t minute, Dice& dice) {
    const auto a_day = span.clock.minutes_a_day();
    if (online && dice.chance(4000)) {
        course.add(minute, Deed::ask);
        course.add(minute + dice.between(60, 4 * a_day), Deed::supply);
        const auto accepted = course.last() + dice.between(5, 120);
        accept(course, online, accepted, dice);
        const auto from = course.last();
        settle(course, service, {from, finish(span, service, accepted, from, dice)}, Fate::plain);
        return;
    }
    accept(course, online, minute, dice);
    const auto from = course.last();
    const auto due = due_minute(span, service.limit, from);
    course.add(from + (due - from) / 20, Deed::assign);
    course.add(course.last() + std::max<std::int64_t>(2, (due - from) / 5), Deed::ask);
    course.add(course.last() + dice.between(60, 5 * a_day), Deed::supply);
    const auto again = course.last();
    const Settling rest{again, finish(span, service, again, again, dice)};
    if (service.site_visit) course.add(rest.at(35), Deed::visit);
    course.add(rest.at(70), Deed::complete);
    course.add(rest.at(90), Deed::approve);
    course.add(rest.at(98), Deed::issue);
}

void end_without_result(Course& course, const Span& span, Fate fate, bool online,
                        std::int64_t minute, Dice& dice) {
    const auto a_day = span.clock.minutes_a_day();
    if (fate == Fate::rejected) {
        course.add(minute, Deed::reject);
        return;
    }
    if (fate == Fate::withdrawn && online && dice.chance(5000)) {
        course.add(course.last() + dice.between(2, 15), Deed::withdraw);
        return;
    }
    accept(course, online, minute, dice);
    course.add(course.last() + dice.between(5, a_day / 4), Deed::assign);
    if (fate == Fate::withdrawn) {
        course.add(course.last() + dice.between(10, a_day), Deed::withdraw);
        course.add(course.last() + dice.between(10, a_day / 2), Deed::agree);
    } else if (dice.chance(6000)) {
        course.add(course.last() + dice.between(10, a_day), Deed::stop_not_eligible);
    } else {
        course.add(course.last() + dice.between(10, a_day / 2), Deed::ask);
        course.add(course.last() + dice.between(12, 16) * a_day, Deed::stop_not_supplemented);
    }
}

/// A result that was wrong is made anew, soon.
void put_right(Course& course, const Span& span, Dice& dice) {
    const auto a_day = span.clock.minutes_a_day();
    course.add(course.last() + dice.between(a_day / 2, 4 * a_day), Deed::correct);
    course.add(course.last() + dice.between(20, a_day), Deed::complete);
    course.add(course.last() + dice.between(10, 100), Deed::approve);
    course.add(course.last() + dice.between(5, 60), Deed::issue);
    course.add(course.last() + dice.between(60, a_day), Deed::deliver);
}

/// What has been done to a dossier that stands there, after its acceptance.
std::vector<Deed> deeds_until(Stage stage, const Errand& service) {
    using enum Deed;
    if (stage == Stage::accepted || stage == Stage::awaiting_payment) return {};
    std::vector<Deed> deeds{assign};
    if (stage == Stage::awaiting_supplement) return {assign, ask};
    if (stage == Stage::withdrawal_requested) return {assign, withdraw};
    if (service.site_visit) deeds.push_back(visit);
    if (stage == Stage::settlement) return deeds;
    deeds.push_back(complete);
    if (stage == Stage::approval) return deeds;
    deeds.push_back(approve);
    if (stage == Stage::issuance) return deeds;
    deeds.push_back(issue);
    return deeds;
}

/// The minute of an acceptance that makes a dossier due on that day.
std::optional<std::int64_t> acceptance_for(const Span& span, const Errand& service,
                                           std::size_t due_day, std::int64_t least, Dice& dice) {
    constexpr std::size_t days_back = 40;
    const auto a_day = span.clock.minutes_a_day();
    for (std::size_t back = 0; back <= std::min(due_day, days_back); ++back) {
        const auto minute = span.clock.opening(due_day - back) + dice.between(a_day / 5, a_day / 2);
        if (minute + least > span.end) continue;
        const auto due = due_minute(span, service.limit, minute);
        if (span.clock.day_of(due) == due_day) return minute;
    }
    return std::nullopt;
}

}

void Course::add(std::int64_t minute, Deed deed) {
    steps_.emplace_back(steps_.empty() ? minute : std::max(minute, last() + 1), deed);
}

std::int64_t due_minute(const Span& span, const calendar::Term& limit, std::int64_t accepted) {
    const auto due = calendar::due(span.clock.at(accepted), limit, span.calendar);
    base::check(due.has_value(), "a limit of the demo has a due date");
    return span.clock.minute_until(due->at);
}

std::int64_t worked_days(const calendar::Term& limit) {
    constexpr std::int64_t week = 7;
    constexpr std::int64_t worked = 5;
    if (limit.unit == calendar::Unit::working_days) return limit.length;
    if (limit.unit == calendar::Unit::calendar_days) return limit.length * worked / week + 1;
    return limit.unit == calendar::Unit::same_day ? 0 : limit.length;
}

std::int64_t days_beyond(Fate fate) {
    switch (fate) {
    case Fate::plain:
    case Fate::open: return 0;
    case Fate::sent_back:
    case Fate::rejected: return 2;
    case Fate::late:
    case Fate::withdrawn: return 6;
    case Fate::supplemented: return 9;
    case Fate::corrected: return 14;
    case Fate::stopped: return 20;
    }
    return 0;
}

Course ended_course(const Span& span, const Errand& service, const PlannedDossier& dossier,
                    std::int64_t filed, Dice& dice) {
    Course course;
    course.add(filed, Deed::file);
    if (service.immediate) return course;
    const auto minute = received(span, dossier.online, filed, dice);
    switch (dossier.fate) {
    case Fate::rejected:
    case Fate::withdrawn:
    case Fate::stopped:
        end_without_result(course, span, dossier.fate, dossier.online, minute, dice);
        return course;
    case Fate::supplemented: supplement(course, span, service, dossier.online, minute, dice); break;
    case Fate::plain:
    case Fate::late:
    case Fate::sent_back:
    case Fate::corrected:
    case Fate::open: {
        accept(course, dossier.online, minute, dice);
        const auto from = course.last();
        if (dossier.fate == Fate::late)
            be_late(course, span, service, minute, dice);
        else
            settle(course, service, {from, finish(span, service, minute, from, dice)},
                   dossier.fate);
        break;
    }
    }
    hand_over(course, span, service, dice);
    if (dossier.fate == Fate::corrected) put_right(course, span, dice);
    return course;
}

std::optional<Course> open_course(const Span& span, const Errand& service, const Standing& standing,
                                  bool online, Dice& dice) {
    Course course;
    if (standing.stage == Stage::submitted) {
        // Received within a worked day and a half hour: filed on the last day it is due on the
        // next, and in its last half hour on the day after that.
        const auto opening = span.clock.opening(span.clock.day_of(span.end));
        const bool next = standing.due_day == span.clock.day_of(span.end) + 1;
        const auto a_day = span.clock.minutes_a_day();
        course.add(opening +
                       (next ? dice.between(5, a_day - 60) : dice.between(a_day - 25, a_day - 2)),
                   Deed::file);
        return course;
    }
    const auto deeds = deeds_until(standing.stage, service);
    const auto least = static_cast<std::int64_t>(deeds.size()) + 5;
    const auto accepted = acceptance_for(span, service, standing.due_day, least, dice);
    if (!accepted) return std::nullopt;
    const auto before = online ? dice.between(20, 80) : dice.between(3, 12);
    course.add(*accepted - before, Deed::file);
    course.add(*accepted, Deed::accept);
    if (standing.stage != Stage::awaiting_payment) course.add(*accepted + 2, Deed::pay);
    const auto due = due_minute(span, service.limit, *accepted);
    const auto room = std::min(span.end, due) - course.last() - 1;
    const auto count = static_cast<std::int64_t>(deeds.size());
    for (std::int64_t i = 0; i < count; ++i)
        course.add(*accepted + 2 + room * (i + 1) / (count + 1),
                   deeds[static_cast<std::size_t>(i)]);
    return course;
}

}
