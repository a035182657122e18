#include "src/feedback/feedback.h"

#include <algorithm>

#include <fmt/format.h>

#include "src/dossier/filing.h"

namespace motcua::feedback {
namespace {

/// Whether name, telephone and address can be used to answer; each may be missing.
bool is_contact(const Sending& sending) {
    dossier::Party party;
    party.full_name = sending.full_name.empty() ? "-" : sending.full_name;
    party.phone = sending.phone;
    party.email = sending.email;
    return dossier::faults_in(party).empty();
}

std::string short_day(base::Day day) {
    const auto iso = base::iso_day(day);
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

}

std::string_view name_of(Kind kind) {
    switch (kind) {
    case Kind::conduct: return "conduct";
    case Kind::rule: return "rule";
    case Kind::proposal: return "proposal";
    case Kind::complaint: return "complaint";
    case Kind::denunciation: return "denunciation";
    }
    return "";
}

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto kind : kinds)
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

std::string_view name_of(State state) {
    switch (state) {
    case State::received: return "received";
    case State::taken_in: return "taken_in";
    case State::answered: return "answered";
    case State::turned_away: return "turned_away";
    }
    return "";
}

std::optional<State> state_named(std::string_view name) {
    for (const auto state : states)
        if (name_of(state) == name) return state;
    return std::nullopt;
}

bool is_closed(State state) { return state == State::answered || state == State::turned_away; }

bool is_cause(std::string_view name) {
    return std::find(causes.begin(), causes.end(), name) != causes.end();
}

std::optional<Why> fault_in(const Sending& sending) {
    if (!sending.kind) return Why::kind_missing;
    if (*sending.kind == Kind::complaint) return Why::is_complaint;
    if (*sending.kind == Kind::denunciation) return Why::is_denunciation;
    if (sending.words.empty()) return Why::words_missing;
    if (sending.words.size() > Sending::words_bytes_max) return Why::text_too_long;
    if (sending.full_name.size() > Sending::name_bytes_max || !is_contact(sending))
        return Why::contact_wrong;
    return std::nullopt;
}

base::Instant next_due(const Feedback& feedback) {
    if (feedback.state != State::received) return feedback.due_at;
    return std::min(feedback.intake_due_at, feedback.due_at);
}

std::string feedback_code(std::string_view agency, base::Day day, std::int64_t sequence) {
    return fmt::format("PA-{}-{}-{:04}", agency, short_day(day), sequence);
}

std::string feedback_counter(std::string_view agency, base::Day day) {
    return fmt::format("feedback:{}:{}", agency, short_day(day));
}

}
