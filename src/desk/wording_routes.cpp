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
                                                                   : web::dong_in_words(*number);
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
    for (const auto& skipped : derivation.array_at("skipped"))
        lines.push_back(locale.text(
            "derivation.skipped", {{"day", day_in_words(skipped.text_at("day"))},
                                   {"reason", word(locale, "skip.", skipped.text_at("reason"))}}));
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
