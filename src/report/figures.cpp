#include "src/report/figures.h"

#include <algorithm>

#include "src/dossier/turn.h"

namespace motcua::report {
namespace {

template <class Some, class One> bool holds(const Some& some, One one) {
    return std::find(some.begin(), some.end(), one) != some.end();
}

Went ended_as(const Turn& turn) {
    if (turn.ending == "settled") return went_named(turn.timing).value_or(Went::on_time);
    const auto late = turn.timing == "late" ? turn.ending + "_late" : turn.ending;
    return went_named(late).value_or(Went::rejected);
}

/// By the due date as it was at that moment. While the citizen has to act the office does not
/// become late; whoever was late before stays so.
bool was_overdue(const Turn& turn, std::int64_t moment) {
    for (const auto& wait : turn.waits)
        if (wait.until >= moment)
            return wait.due_at > 0 && wait.due_at < std::min(wait.since, moment);
    return turn.due_at > 0 && turn.due_at < moment;
}

bool was_open(const Turn& turn, std::int64_t moment) {
    return turn.begun_at < moment && turn.ended_at >= moment;
}

}

std::string_view name_of(Came came) {
    switch (came) {
    case Came::online: return "online";
    case Came::counter: return "counter";
    case Came::post: return "post";
    case Came::carried: return "carried";
    case Came::reopened: return "reopened";
    }
    return "";
}

std::optional<Came> came_named(std::string_view name) {
    for (const auto came : all_came)
        if (name_of(came) == name) return came;
    return std::nullopt;
}

std::string_view name_of(Went went) {
    switch (went) {
    case Went::early: return "early";
    case Went::on_time: return "on_time";
    case Went::late: return "late";
    case Went::in_time: return "in_time";
    case Went::overdue: return "overdue";
    case Went::stopped: return "stopped";
    case Went::stopped_late: return "stopped_late";
    case Went::withdrawn: return "withdrawn";
    case Went::withdrawn_late: return "withdrawn_late";
    case Went::rejected: return "rejected";
    }
    return "";
}

std::optional<Went> went_named(std::string_view name) {
    for (const auto went : all_went)
        if (name_of(went) == name) return went;
    return std::nullopt;
}

std::optional<Counted> counted(const std::vector<Turn>& turns, const Window& window) {
    const auto from = base::to_microseconds(window.from);
    const auto until = base::to_microseconds(window.until);
    for (const auto& turn : turns) {
        if (turn.begun_at >= until || turn.reopened_at < until || turn.ended_at < from) continue;
        Counted found;
        const bool was_pending = std::any_of(turns.begin(), turns.end(),
                                             [&](const Turn& any) { return was_open(any, from); });
        if (turn.received_at >= from)
            found.came = turn.channel;
        else
            found.came = was_pending ? Came::carried : Came::reopened;
        if (turn.ended_at < until)
            found.went = ended_as(turn);
        else
            found.went = was_overdue(turn, until) ? Went::overdue : Went::in_time;
        return found;
    }
    return std::nullopt;
}

bool Figure::takes(const Counted& one) const {
    return (came.empty() || holds(came, one.came)) && (went.empty() || holds(went, one.went));
}

const std::vector<Figure>& figures() {
    using enum Came;
    using enum Went;
    static const std::vector<Figure> all{
        {"total", {}, {}},
        {"received", {online, counter, post}, {}},
        {"online", {online}, {}},
        {"counter", {counter}, {}},
        {"post", {post}, {}},
        {"direct", {counter, post}, {}},
        {"carried", {carried}, {}},
        {"reopened", {reopened}, {}},
        {"before", {carried, reopened}, {}},
        {"settled", {}, {early, on_time, late}},
        {"early", {}, {early}},
        {"on_time", {}, {on_time}},
        {"late", {}, {late}},
        {"pending", {}, {in_time, overdue}},
        {"in_time", {}, {in_time}},
        {"overdue", {}, {overdue}},
        {"ended", {}, {stopped, stopped_late, withdrawn, withdrawn_late, rejected}},
        {"stopped", {}, {stopped, stopped_late}},
        {"withdrawn", {}, {withdrawn, withdrawn_late}},
        {"rejected", {}, {rejected}},
        {"left",
         {},
         {early, on_time, late, stopped, stopped_late, withdrawn, withdrawn_late, rejected}},
        {"left_on_time", {}, {on_time, stopped, withdrawn, rejected}},
        {"left_late", {}, {late, stopped_late, withdrawn_late}},
        {"behind", {}, {late, overdue}},
    };
    return all;
}

const Figure* figure_named(std::string_view name) {
    for (const auto& figure : figures())
        if (figure.name == name) return &figure;
    return nullptr;
}

void Tally::add(const Counted& one, std::int64_t count) { counts_[{one.came, one.went}] += count; }

void Tally::add(const Tally& other) {
    for (const auto& [key, count] : other.counts_) counts_[key] += count;
}

std::int64_t Tally::sum(const Figure& figure) const {
    std::int64_t sum = 0;
    for (const auto& [key, count] : counts_)
        if (figure.takes({key.first, key.second})) sum += count;
    return sum;
}

std::int64_t Tally::sum(std::string_view name) const {
    const auto* figure = figure_named(name);
    return figure == nullptr ? 0 : sum(*figure);
}

bool is_conserved(const Tally& tally) {
    return tally.sum("received") + tally.sum("carried") + tally.sum("reopened") ==
           tally.sum("settled") + tally.sum("pending") + tally.sum("ended");
}

}
