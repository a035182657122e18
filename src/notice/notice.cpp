#include "src/notice/notice.h"

#include <algorithm>

#include <fmt/format.h>

#include "lib/base/text.h"

namespace motcua::notice {
namespace {

/// What counts as one letter in the GSM alphabet and looks the same in ASCII.
bool is_plain(char c) {
    constexpr std::string_view signs = " \n!\"#$%&'()*+,-./:;<=>?@_";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           signs.find(c) != std::string_view::npos;
}

std::string plain(std::string_view text) {
    auto letters = base::without_accents(text);
    std::replace_if(
        letters.begin(), letters.end(), [](char c) { return !is_plain(c); }, '?');
    return letters;
}

/// "24/11/2026"
std::string day(base::Instant at) {
    const std::chrono::year_month_day date(base::day_of(at));
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

/// "17:00 24/11/2026"
std::string moment(base::Instant at) {
    const auto since_midnight = base::to_local(at) - base::LocalTime(base::day_of(at));
    const auto minutes = std::chrono::floor<std::chrono::minutes>(since_midnight).count();
    return fmt::format("{:02}:{:02} {}", minutes / 60, minutes % 60, day(at));
}

/// A supplement may come on the whole of its last day.
std::string due_in_words(Kind kind, const Facts& facts) {
    if (!facts.due_at) return "";
    return kind == Kind::supplement ? day(*facts.due_at) : moment(*facts.due_at);
}

std::string_view key_of_supplement(const Facts& facts) {
    if (!facts.due_at) return "sms.supplement";
    return facts.reminds ? "sms.supplement_reminder" : "sms.supplement_until";
}

}

std::string_view name_of(Kind kind) {
    switch (kind) {
    case Kind::accepted: return "accepted";
    case Kind::rejected: return "rejected";
    case Kind::in_progress: return "in_progress";
    case Kind::supplement: return "supplement";
    case Kind::late: return "late";
    case Kind::moved: return "moved";
    case Kind::returned: return "returned";
    case Kind::ready: return "ready";
    case Kind::feedback_taken_in: return "feedback_taken_in";
    case Kind::feedback_handed_on: return "feedback_handed_on";
    case Kind::feedback_answered: return "feedback_answered";
    case Kind::feedback_turned_away: return "feedback_turned_away";
    case Kind::unclaimed: return "unclaimed";
    case Kind::work_due: return "work_due";
    }
    return "";
}

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto kind : kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string_view key_of(Kind kind, const Facts& facts) {
    switch (kind) {
    case Kind::accepted: return facts.owes ? "sms.accepted_owes" : "sms.accepted";
    case Kind::rejected: return "sms.rejected";
    case Kind::in_progress: return "sms.in_progress";
    case Kind::supplement: return key_of_supplement(facts);
    case Kind::late: return "sms.late";
    case Kind::moved: return "sms.moved";
    case Kind::returned: return "sms.returned";
    case Kind::feedback_taken_in: return "sms.feedback_taken_in";
    case Kind::feedback_handed_on: return "sms.feedback_handed_on";
    case Kind::feedback_answered: return "sms.feedback_answered";
    case Kind::feedback_turned_away: return "sms.feedback_turned_away";
    case Kind::unclaimed: return "sms.unclaimed";
    case Kind::work_due: return "sms.work_due";
    case Kind::ready: break;
    }
    if (facts.delivery_way == "online") return "sms.ready_online";
    return facts.delivery_way == "post" ? "sms.ready_post" : "sms.ready_counter";
}

std::string text_of(Kind kind, const Facts& facts, const Wording& wording) {
    const auto key = key_of(kind, facts);
    Blanks blanks{facts.code, due_in_words(kind, facts), plain(facts.place),
                  std::to_string(facts.due_soon), std::to_string(facts.overdue)};
    auto text = plain(wording(key, blanks));
    if (text.size() > letters_max) {
        const auto spare = text.size() - letters_max;
        blanks.place.resize(blanks.place.size() - std::min(spare, blanks.place.size()));
        text = plain(wording(key, blanks));
    }
    text.resize(std::min(text.size(), letters_max));
    return text;
}

}
