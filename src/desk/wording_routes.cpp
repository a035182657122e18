#include "src/desk/wording_routes.h"

#include <fmt/format.h>

namespace motcua::desk {
namespace {

std::string answer_in_words(const json::Value& form, const std::string& name,
                            const json::Value& answer, const html::Locale& locale) {
    if (const auto* tick = answer.boolean())
        return locale.text(*tick ? "dossier.yes" : "dossier.no");
    if (const auto* number = answer.integer())
        return form.at("ui").at("widgets").text_at(name) == "year" ? std::to_string(*number)
                                                                   : web::number_in_words(*number);
    const auto* text = answer.text();
    if (text == nullptr) return "";
    const auto& ui = form.at("ui");
    if (form.at("schema").at("properties").at(name).text_at("format") == "date")
        return day_in_words(*text);
    return ui.at("options").at(name).at(*text).text_at(locale.language(), *text);
}

}

std::string size_in_words(std::int64_t bytes) {
    constexpr std::int64_t kilo = 1024;
    constexpr std::int64_t mega = kilo * kilo;
    const auto in_tenths = [bytes](std::int64_t unit, const char* name) {
        const auto tenths = (bytes * 10 + unit / 2) / unit;
        return fmt::format("{},{} {}", tenths / 10, tenths % 10, name);
    };
    if (bytes >= mega) return in_tenths(mega, "MB");
    if (bytes >= kilo) return in_tenths(kilo, "KB");
    return fmt::format("{} B", bytes);
}

std::string word(const html::Locale& locale, const std::string& prefix, const std::string& name) {
    return locale.has(prefix + name) ? locale.text(prefix + name) : name;
}

namespace {

/// "cả nước (bản 2), H42.02.01 (bản 1)"
std::string calendars_in_words(const html::Locale& locale, const json::Value& derivation) {
    if (derivation.at("calendar").is_null()) return "";
    const auto one = [&](const std::string& name, std::int64_t revision) {
        return locale.text("derivation.calendar",
                           {{"name", name}, {"revision", std::to_string(revision)}});
    };
    auto words = one(locale.text("calendar.of_nation"), derivation.integer_at("calendar_revision"));
    for (const auto& layer : derivation.array_at("layers"))
        words += ", " + one(layer.text_at("calendar"), layer.integer_at("revision"));
    return words;
}

/// Days after each other that were passed over for the same reason are one line.
void add_skipped(std::vector<std::string>& lines, const html::Locale& locale,
                 const json::Value& derivation) {
    const auto& skipped = derivation.array_at("skipped");
    for (std::size_t i = 0; i < skipped.size();) {
        const auto reason = skipped[i].text_at("reason");
        auto last = i;
        const auto day = [&](std::size_t at) {
            return base::parse_day(skipped[at].text_at("day"));
        };
        while (last + 1 < skipped.size() && skipped[last + 1].text_at("reason") == reason &&
               day(last) && day(last + 1) == *day(last) + std::chrono::days{1})
            ++last;
        lines.push_back(
            locale.text(last == i ? "derivation.skipped" : "derivation.skipped_days",
                        {{"day", day_in_words(skipped[i].text_at("day"))},
                         {"last", day_in_words(skipped[last].text_at("day"))},
                         {"reason", word(locale, "skip.", reason)},
                         {"clause", word(locale, "clause.", reason)}}));
        i = last + 1;
    }
}

/// "7 ngày 2 giờ", of a length of time that runs day and night.
std::string length_in_words(const html::Locale& locale, std::int64_t minutes) {
    constexpr std::int64_t hour = 60;
    constexpr std::int64_t day = 24 * hour;
    return locale.text("clocks.length", {{"days", std::to_string(minutes / day)},
                                         {"hours", std::to_string(minutes % day / hour)}});
}

std::string wait_in_words(const html::Locale& locale, const json::Value& wait) {
    const auto how = wait.text_at("legal_clock") == "runs" ? "clocks.waited_running"
                     : wait.at("to").is_null()             ? "clocks.waits"
                                                           : "clocks.waited";
    return locale.text(how, {{"cause", word(locale, "clocks.cause_", wait.text_at("cause"))},
                             {"from", moment_in_words(locale, wait.text_at("from"))},
                             {"to", moment_in_words(locale, wait.text_at("to"))}});
}

}

std::vector<std::string> clocks_in_words(const html::Locale& locale, const json::Value& clocks) {
    std::vector<std::string> lines;
    if (clocks.is_null()) return lines;
    const auto moment = [&](const char* member) {
        return moment_in_words(locale, clocks.text_at(member));
    };
    for (const auto& wait : clocks.array_at("waits")) lines.push_back(wait_in_words(locale, wait));
    if (clocks.text_at("first_due_at") != clocks.text_at("legal_due_at"))
        lines.push_back(locale.text(clocks.boolean_at("extended") ? "clocks.extended"
                                                                  : "clocks.moved",
                                    {{"first", moment("first_due_at")},
                                     {"legal", moment("legal_due_at")}}));
    if (clocks.boolean_at("standing")) lines.push_back(locale.text("clocks.standing"));
    const auto& index = clocks.at("index");
    if (const auto waited = index.integer_at("waited_minutes"); waited > 0)
        lines.push_back(
            locale.text("clocks.index_waited", {{"waited", length_in_words(locale, waited)}}));
    lines.push_back(
        locale.text(index.boolean_at("late") ? "clocks.index_late" : "clocks.index_timely"));
    return lines;
}

std::string due_move_in_words(const html::Locale& locale, const json::Value& entry) {
    if (entry.at("due_before").is_null()) return "";
    const auto before = moment_in_words(locale, entry.text_at("due_before"));
    const auto after = moment_in_words(locale, entry.text_at("due_at"));
    if (before == after) return locale.text("entry.due_made_firm", {{"at", after}});
    return locale.text(entry.text_at("due_at") > entry.text_at("due_before") ? "entry.due_later"
                                                                             : "entry.due_earlier",
                       {{"before", before}, {"after", after}});
}

std::vector<std::string> derivation_in_words(const html::Locale& locale,
                                             const json::Value& derivation) {
    const auto moment = [&](const char* member) {
        return moment_in_words(locale, derivation.text_at(member));
    };
    std::vector<std::string> lines;
    const auto limit = "limit." + derivation.text_at("unit");
    if (locale.has(limit))
        lines.push_back(locale.text(
            "derivation.limit",
            {{"limit",
              locale.text(limit, {{"length", std::to_string(derivation.integer_at("length"))}})}}));
    lines.push_back(locale.text("derivation.received", {{"at", moment("received_at")}}));
    lines.push_back(word(locale, "rule.", derivation.text_at("rule")));
    if (derivation.text_at("counted_from") != derivation.text_at("received_at"))
        lines.push_back(locale.text("derivation.counted_from", {{"at", moment("counted_from")}}));
    add_skipped(lines, locale, derivation);
    for (const auto& stop : derivation.array_at("stops"))
        lines.push_back(locale.text("derivation.stopped",
                                    {{"from", moment_in_words(locale, stop.text_at("from"))},
                                     {"to", moment_in_words(locale, stop.text_at("to"))}}));
    if (const auto calendars = calendars_in_words(locale, derivation); !calendars.empty())
        lines.push_back(locale.text("derivation.calendars", {{"calendars", calendars}}));
    lines.push_back(locale.text("derivation.due", {{"at", moment("due_at")}}));
    if (derivation.boolean_at("provisional"))
        lines.push_back(locale.text("derivation.provisional"));
    if (derivation.text_at("certainty") == "none")
        lines.push_back(locale.text("derivation.unverified"));
    return lines;
}

namespace {

/// An answer as it stands, and behind it what it was before it was corrected.
std::string with_what_was_before(const json::Value& form, const std::string& name,
                                 const Answers& answers, const html::Locale& locale) {
    auto now = answer_in_words(form, name, answers.now.at(name), locale);
    if (answers.before.is_null() || answers.before.at(name) == answers.now.at(name)) return now;
    const auto before = answer_in_words(form, name, answers.before.at(name), locale);
    const auto nothing = locale.text("dossier.corrected_nothing");
    return locale.text("dossier.corrected", {{"text", now.empty() ? nothing : now},
                                             {"before", before.empty() ? nothing : before}});
}

}

void add_row(html::Values& into, const std::string& label, const std::string& text) {
    into.list("rows");
    if (!text.empty()) into.add("rows").set("row_label", label).set("row_text", text);
}

void show_answers(html::Values& into, const catalogue::Procedure& procedure,
                  const std::string& variant, const Answers& answers, const html::Locale& locale) {
    into.list("groups");
    const auto* filed = procedure.variant(variant);
    if (filed == nullptr || answers.now.is_null()) return;
    const auto& form = procedure.text.at("forms").at(filed->form);
    const auto& ui = form.at("ui");
    for (const auto& group : ui.array_at("groups")) {
        html::Values section;
        section.set("group_title", group.at("title").text_at(locale.language())).list("rows");
        for (const auto& field : group.array_at("fields"))
            if (const auto* name = field.text())
                add_row(section, ui.at("labels").at(*name).text_at(locale.language(), *name),
                        with_what_was_before(form, *name, answers, locale));
        if (!section.lists().find("rows")->second.empty()) into.add("groups") = section;
    }
}

std::string delivery_in_words(const html::Locale& locale, const json::Value& delivery) {
    const auto place = delivery.text_at("place");
    return word(locale, "delivery.", delivery.text_at("way")) + (place.empty() ? "" : ": " + place);
}

void add_due_row(html::Values& section, const json::Value& text, const html::Locale& locale) {
    const auto& acceptance = text.at("acceptance");
    const auto due = moment_in_words(locale, acceptance.text_at("due_at"));
    const bool waits = text.text_at("status") == "submitted";
    add_row(section, locale.text("dossier.due"),
            due.empty() && waits ? locale.text("dossier.not_due") : due);
}

}
