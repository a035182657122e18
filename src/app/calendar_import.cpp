#include "src/app/calendar_import.h"

#include <algorithm>
#include <fstream>
#include <optional>

#include <fmt/core.h>

#include "lib/base/text.h"
#include "src/app/import.h"
#include "src/app/wiring.h"
#include "src/catalogue/csv.h"
#include "src/dossier/rederivation_actions.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/organisation/calendar_actions.h"
#include "src/organisation/calendar_routes.h"
#include "src/organisation/code.h"

namespace motcua::app {
namespace {

using calendar::Fields;
using calendar::Statement;
using organisation::CalendarProblem;
using organisation::ProposedLayer;

constexpr std::size_t lines_max = 10'000;
/// Of a nation's calendar in a province that is not registered yet.
constexpr const char* nation = "vietnam";

struct BadLine {
    std::int64_t line;
    std::string why; ///< key in the locale
};

/// What a file says, and the lines that say nothing.
struct Read {
    std::vector<Statement> statements;
    std::vector<BadLine> bad;
    std::int64_t lines = 0;
};

class CalendarFile {
  public:
    explicit CalendarFile(const std::filesystem::path& path) : in_(path, std::ios::binary) {}

    Read read() {
        Read read;
        std::string line;
        for (std::int64_t number = 1; std::getline(in_, line); ++number) {
            if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (base::trimmed(line).empty() || line.front() == '#') continue;
            const bool is_header = header_.empty() && line.front() != '{';
            if (is_header) {
                header_ = catalogue::csv_cells(line).value_or(std::vector<std::string>{});
                if (std::ranges::count(header_, "kind") == 1) continue;
                read.bad.push_back({number, "import.calendar_columns"});
                return read;
            }
            ++read.lines;
            take(line, number, read);
            if (read.statements.size() >= lines_max) return read;
        }
        return read;
    }

  private:
    void take(const std::string& line, std::int64_t number, Read& read) const {
        const auto fields = line.front() == '{' ? json_fields(line) : csv_fields(line);
        if (!fields) {
            read.bad.push_back({number, "import.calendar_cells"});
            return;
        }
        auto statement = calendar::statement_in(*fields);
        if (statement)
            read.statements.push_back(std::move(*statement));
        else
            read.bad.push_back({number, "statement." + std::string(name_of(statement.error()))});
    }

    std::optional<Fields> csv_fields(const std::string& line) const {
        const auto cells = catalogue::csv_cells(line);
        if (!cells || cells->size() != header_.size()) return std::nullopt;
        Fields fields;
        for (std::size_t i = 0; i < cells->size(); ++i)
            fields[base::trimmed(header_[i])] = base::trimmed((*cells)[i]);
        return fields;
    }

    static std::optional<Fields> json_fields(const std::string& line) {
        const auto record = json::parse(line);
        if (!record || record->object() == nullptr) return std::nullopt;
        Fields fields;
        for (const auto& [name, value] : *record->object()) {
            if (value.text() == nullptr) return std::nullopt;
            fields[name] = base::trimmed(*value.text());
        }
        return fields;
    }

    std::ifstream in_;
    std::vector<std::string> header_;
};

/// Whose calendars count, down to the one that is imported; nothing where there is no such agency.
std::optional<std::vector<std::string>> codes_for(sql::Session& session,
                                                  const CalendarImport& import, base::Day today) {
    const auto provinces =
        organisation::agencies(session, {.kind = "province", .limit = 1}, today);
    if (import.agency.empty() && !import.province)
        return std::vector{provinces.empty() ? nation : provinces.front().calendar};
    if (import.province && provinces.empty()) return std::nullopt;
    const auto code =
        import.province ? provinces.front().code : organisation::kept_code(import.agency);
    if (!organisation::find(session, code, today)) return std::nullopt;
    return organisation::calendars_of(session, code);
}

/// What is published, or would be.
struct Outcome {
    std::optional<ProposedLayer> layer;
    std::optional<CalendarProblem> why;
    std::int64_t revision = 0; ///< 0: nothing was published
    dossier::Outlook outlook;
};

Outcome foreseen(office::Office& office, const std::vector<std::string>& codes,
                 const std::vector<Statement>& statements) {
    const auto now = office.now();
    return office.look([&](sql::Session& session) {
        Outcome outcome;
        auto layer = organisation::propose(session, codes, statements, base::day_of(now),
                                           organisation::OverDays::taken);
        if (!layer) {
            outcome.why = layer.error();
            return outcome;
        }
        outcome.outlook =
            dossier::outlook_under(session, {codes.back(), layer->after},
                                   office::scope_of(office::system_actor()), now);
        outcome.layer = std::move(*layer);
        return outcome;
    });
}

/// The revision that was made; 0 where the newest says so already.
std::int64_t published(office::Office& office, const std::vector<std::string>& codes,
                       const std::vector<Statement>& statements) {
    const auto done = office.perform(
        office::system_actor(), nullptr,
        [&](office::Act& act) -> base::Result<std::int64_t, CalendarProblem> {
            const auto layer =
                organisation::propose(act.session, codes, statements, base::day_of(act.now),
                                      organisation::OverDays::taken);
            if (!layer) return base::problem(layer.error());
            const auto entry = office::publish_revision(act, "calendars", "calendar_published",
                                                        layer->after);
            return entry ? entry->body.integer_at("revision") : std::int64_t{0};
        });
    return done ? *done : 0;
}

std::int64_t count_of(const dossier::Outlook& outlook, dossier::Fate fate) {
    const auto found = outlook.fates.find(fate);
    return found == outlook.fates.end() ? 0 : found->second;
}

bool is_clean(const Read& read, const Outcome& outcome) {
    const bool nothing_new =
        outcome.why == CalendarProblem::says_nothing_new ||
        (outcome.why == CalendarProblem::nothing_said && read.bad.empty());
    return read.bad.empty() && (!outcome.why || nothing_new);
}

void print_json(const html::Locale& locale, const Read& read, const Outcome& outcome,
                const std::string& code, bool dry_run) {
    json::Array bad;
    for (const auto& each : read.bad)
        bad.push_back(json::Object{{"line", each.line},
                                   {"problem", each.why.substr(each.why.find('.') + 1)},
                                   {"words", locale.text(each.why)}});
    json::Array changes;
    if (outcome.layer)
        for (const auto& change : outcome.layer->changes)
            changes.push_back(
                json::Object{{"kind", calendar::name_of(change.kind)},
                             {"before", change.before},
                             {"after", change.after},
                             {"words", organisation::change_in_words(locale, change)}});
    json::Object counts;
    for (const auto& [fate, count] : outcome.outlook.fates)
        counts.emplace(dossier::name_of(fate), count);
    json::Object answer{{"calendar", code},
                        {"revision", outcome.revision},
                        {"dry_run", dry_run},
                        {"lines", read.lines},
                        {"problems", std::move(bad)},
                        {"changes", std::move(changes)},
                        {"due_dates", std::move(counts)}};
    answer["problem"] = outcome.why ? json::Value(name_of(*outcome.why)) : json::Value();
    fmt::print("{}\n", json::canonical(answer));
}

void print_words(const html::Locale& locale, const Read& read, const Outcome& outcome,
                 const std::string& code, bool dry_run) {
    using enum dossier::Fate;
    const auto say = [](const std::string& line) { fmt::print("{}\n", line); };
    for (const auto& each : read.bad)
        say(locale.text("import.calendar_bad", {{"line", std::to_string(each.line)},
                                                {"reason", locale.text(each.why)}}));
    std::size_t count = 0;
    if (outcome.layer) {
        count = outcome.layer->changes.size();
        for (const auto& change : outcome.layer->changes)
            say(organisation::change_in_words(locale, change));
    }
    say(locale.text("import.calendar_tally", {{"lines", std::to_string(read.lines)},
                                              {"changes", std::to_string(count)},
                                              {"bad", std::to_string(read.bad.size())}}));
    if (outcome.why == CalendarProblem::says_nothing_new)
        say(locale.text("import.calendar_same"));
    else if (outcome.why)
        say(locale.text("problem." + std::string(name_of(*outcome.why))));
    if (outcome.layer)
        say(locale.text("import.calendar_due",
                        {{"later", std::to_string(count_of(outcome.outlook, later))},
                         {"earlier", std::to_string(count_of(outcome.outlook, earlier))},
                         {"made_firm", std::to_string(count_of(outcome.outlook, made_firm))}}));
    if (outcome.revision > 0)
        say(locale.text("import.calendar_published",
                        {{"revision", std::to_string(outcome.revision)}, {"calendar", code}}));
    if (dry_run) say(locale.text("import.dry_run"));
}

int refused(const html::Locale& locale, const char* why) {
    fmt::print(stderr, "motcua: {}\n", locale.text(why));
    return 2;
}

}

int import_calendar(const Settings& settings, const CalendarImport& import) {
    const auto locale = spoken_locale(settings.home);
    if (!std::filesystem::is_regular_file(import.file)) return refused(locale, "import.no_file");
    const bool there =
        !settings.database.empty() || std::filesystem::exists(settings.data / "motcua.db");
    if (import.dry_run && !there) return refused(locale, "import.no_database");
    const auto read = CalendarFile(import.file).read();
    Parts parts(settings);
    auto& office = parts.office();
    const auto today = base::day_of(office.now());
    const auto codes = office.look(
        [&](sql::Session& session) { return codes_for(session, import, today); });
    if (!codes)
        return refused(locale, import.province ? "import.calendar_no_province"
                                               : "import.calendar_no_agency");
    auto outcome = foreseen(office, *codes, read.statements);
    if (outcome.layer && !import.dry_run)
        outcome.revision = published(office, *codes, read.statements);
    if (settings.json)
        print_json(locale, read, outcome, codes->back(), import.dry_run);
    else
        print_words(locale, read, outcome, codes->back(), import.dry_run);
    return is_clean(read, outcome) ? 0 : 1;
}

}
