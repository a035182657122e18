#include "src/app/import.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <future>
#include <unistd.h>

#include <fmt/core.h>

#include "lib/base/check.h"
#include "src/app/import_report.h"
#include "src/app/procedure_file.h"
#include "src/app/wiring.h"
#include "src/catalogue/listing_actions.h"
#include "src/catalogue/listing_store.h"

namespace motcua::app {
namespace {

enum class Never {};
using catalogue::Listed;
using catalogue::Listing;

constexpr std::int64_t listings_at_once = 200;
constexpr std::int64_t progress_every = 250;

constexpr std::size_t workers_max = 4;
constexpr std::size_t taken_at_once = 64;

/// A listing that is to be taken, and the file and line it stands on.
struct Sourced {
    Listing listing;
    std::string source;
};

/// What is known of listings before an import: nothing where there is no database yet.
class Register {
  public:
    Register(const Settings& settings, bool may_write) {
        const bool there =
            !settings.database.empty() || std::filesystem::exists(settings.data / "motcua.db");
        if (may_write || there) parts_.emplace(settings);
        if (parts_)
            digests_ = parts_->office().look(
                [](sql::Session& session) { return catalogue::listing_digests(session); });
    }

    struct Before {
        bool same = false;
        bool listed = false;
        std::vector<catalogue::Change> changes;
    };
    /// What importing a listing would change.
    Before before(const Listing& listing) {
        const auto found = digests_.find(listing.code);
        if (found == digests_.end()) return {};
        if (found->second == catalogue::digest_of(catalogue::to_json(listing)))
            return {true, true, {}};
        const auto row = parts_->office().look(
            [&](sql::Session& session) { return catalogue::find_listing(session, listing.code); });
        const auto old = catalogue::listing_from(row->body);
        const auto merged = catalogue::merged(old, listing);
        const bool same = catalogue::digest_of(catalogue::to_json(merged)) == found->second;
        return {same, true, catalogue::changes_between(old, merged)};
    }

    /// One transaction each, several at a time; throws what any of them met.
    void take(const std::vector<Sourced>& fresh) {
        std::atomic<std::size_t> next{0};
        std::vector<std::future<void>> workers;
        for (std::size_t i = 0; i < workers_max; ++i)
            workers.push_back(std::async(std::launch::async, [&] {
                for (auto at = next++; at < fresh.size(); at = next++) take(fresh[at]);
            }));
        for (auto& worker : workers) worker.wait();
        for (auto& worker : workers) worker.get();
    }

  private:
    void take(const Sourced& fresh) {
        const auto system = office::system_actor();
        const auto done = parts_->office().perform(system, nullptr, [&](office::Act& act) {
            return base::Result<Listed, Never>(
                catalogue::list_procedure(act, fresh.listing, fresh.source));
        });
        base::check(done.has_value(), "a listing that was read can be taken");
    }

    std::optional<Parts> parts_;
    std::map<std::string, std::string> digests_;
};

/// Says how far it is, on standard error.
class Progress {
  public:
    explicit Progress(const html::Locale& locale) : locale_(locale) {}
    ~Progress() {
        if (shown_ && terminal_) fmt::print(stderr, "\n");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void at(std::int64_t records) {
        if (records % progress_every != 0) return;
        shown_ = true;
        const auto words = locale_.text("import.progress", {{"records", std::to_string(records)}});
        fmt::print(stderr, "{}{}{}", terminal_ ? "\r" : "", words, terminal_ ? "" : "\n");
        std::fflush(stderr);
    }

  private:
    const html::Locale& locale_;
    bool shown_ = false;
    bool terminal_ = ::isatty(STDERR_FILENO) == 1;
};

/// Collects what is to be told and tells it in words as it comes, or in one JSON at the end.
class Report {
  public:
    Report(const html::Locale& locale, bool as_json) : locale_(locale), as_json_(as_json) {}

    void bad(const FileRecord& record) {
        ++tally.bad;
        if (as_json_)
            bad_.push_back(json::Object{{"line", record.line}, {"why", record.problem}});
        else
            say(locale_.text("import.bad", {{"line", std::to_string(record.line)},
                                            {"why", problem_in_words(locale_, record.problem)}}));
    }

    void added(const Listing& listing) {
        ++tally.added;
        if (as_json_)
            changes_.push_back(json::Object{{"code", listing.code}, {"added", true}});
        else
            say(listing.code + ": " + locale_.text("import.added", {{"name", listing.name}}));
    }

    void changed(const std::string& code, const std::vector<catalogue::Change>& changes) {
        ++tally.changed;
        json::Array told;
        std::string words;
        for (const auto& change : changes) {
            ++tally.fields[change.field];
            if (as_json_) told.push_back(to_json(change));
            if (!as_json_) words += (words.empty() ? "" : "; ") + change_in_words(locale_, change);
        }
        if (as_json_)
            changes_.push_back(json::Object{{"code", code}, {"changes", std::move(told)}});
        else
            say(code + ": " + (words.empty() ? locale_.text("import.notes_only") : words));
    }

    int end(bool dry_run) {
        if (as_json_) {
            auto answer = tally.to_json();
            answer["dry_run"] = dry_run;
            answer["problems"] = std::move(bad_);
            answer["changes"] = std::move(changes_);
            say(json::canonical(std::move(answer)));
        } else {
            for (const auto& line : tally_in_words(locale_, tally)) say(line);
            if (dry_run) say(locale_.text("import.dry_run"));
        }
        return tally.bad == 0 ? 0 : 1;
    }

    ImportTally tally;

  private:
    static void say(const std::string& line) { fmt::print("{}\n", line); }

    const html::Locale& locale_;
    bool as_json_;
    json::Array bad_;
    json::Array changes_;
};

/// Calls `each` for every listing of a file; bad records go into the report.
template <class Each>
void read_all(const std::filesystem::path& file, Report& report, Progress& progress, Each&& each) {
    ProcedureFile records(file);
    while (auto record = records.next()) {
        ++report.tally.records;
        if (record->listing) {
            report.tally.count(*record->listing);
            each(std::move(*record->listing), record->line);
        } else {
            report.bad(*record);
        }
        progress.at(report.tally.records);
    }
}

/// Two files with the same procedures: what the one says otherwise than the other.
int compare_files(const ImportSettings& import, Report& report, Progress& progress) {
    std::map<std::string, Listing> others;
    ProcedureFile records(import.compare);
    while (auto record = records.next())
        if (record->listing) others.emplace(record->listing->code, std::move(*record->listing));
    read_all(import.file, report, progress, [&](const Listing& listing, std::int64_t) {
        const auto other = others.find(listing.code);
        if (other == others.end()) {
            report.added(listing);
            return;
        }
        const auto changes = catalogue::changes_between(listing, other->second);
        if (changes.empty())
            ++report.tally.same;
        else
            report.changed(listing.code, changes);
    });
    return report.end(true);
}

/// Names, codes and figures: what papers and notes say in sentences stays out.
Listing facts_of(Listing listing) {
    constexpr std::size_t name_bytes_max = 100;
    constexpr std::size_t body_bytes_max = 160;
    for (auto& method : listing.methods) {
        method.note.clear();
        if (method.limit.reading() == catalogue::Reading::absent) method.limit.cell.clear();
        if (method.fee.reading() == catalogue::Reading::absent) method.fee.cell.clear();
    }
    listing.applicants.clear();
    listing.origin.clear();
    if (!listing.run_by.empty()) {
        listing.papers.clear();
        listing.results.reset();
        listing.basis.reset();
    }
    if (listing.body.size() > body_bytes_max) listing.body.clear();
    std::vector<catalogue::ListedPaper> papers;
    for (auto& paper : listing.papers) {
        const bool is_name = paper.why.empty() && paper.name.size() <= name_bytes_max;
        paper.group.clear();
        paper.quantity.clear();
        if (is_name)
            papers.push_back(std::move(paper));
        else
            ++listing.unread;
    }
    listing.papers = std::move(papers);
    if (listing.results) {
        std::erase_if(*listing.results, [](const catalogue::ListedResult& result) {
            return result.name.size() > name_bytes_max;
        });
    }
    return listing;
}

int write_package(const ImportSettings& import, Report& report, Progress& progress) {
    std::ofstream out(import.package, std::ios::binary);
    read_all(import.file, report, progress, [&](const Listing& listing, std::int64_t) {
        const bool near =
            std::any_of(listing.tiers.begin(), listing.tiers.end(), [](const std::string& tier) {
                return tier == "province" || tier == "commune";
            });
        if (near) {
            out << json::canonical(catalogue::compact_json(facts_of(listing))) << '\n';
            ++report.tally.added;
        }
    });
    out.close();
    if (!out) throw std::runtime_error("the package could not be written");
    return report.end(true);
}

int import_file(const Settings& settings, const ImportSettings& import, Report& report,
                Progress& progress) {
    Register known(settings, !import.dry_run);
    const auto name = import.file.filename().string();
    std::vector<Sourced> fresh;
    std::vector<Register::Before> found;
    // What is reported is written: the words come after the transactions.
    const auto take_fresh = [&] {
        if (!import.dry_run) known.take(fresh);
        for (std::size_t i = 0; i < fresh.size(); ++i)
            if (found[i].listed)
                report.changed(fresh[i].listing.code, found[i].changes);
            else
                report.added(fresh[i].listing);
        fresh.clear();
        found.clear();
    };
    read_all(import.file, report, progress, [&](Listing listing, std::int64_t line) {
        auto before = known.before(listing);
        if (before.same) {
            ++report.tally.same;
            return;
        }
        found.push_back(std::move(before));
        fresh.push_back({std::move(listing), fmt::format("{}:{}", name, line)});
        if (fresh.size() == taken_at_once) take_fresh();
    });
    take_fresh();
    return report.end(import.dry_run);
}

}

html::Locale spoken_locale(const std::filesystem::path& home) {
    const char* said = std::getenv("LC_ALL");
    if (said == nullptr || *said == '\0') said = std::getenv("LANG");
    const bool english = said != nullptr && std::string_view(said).starts_with("en");
    return html::Locale::from_file(home / "locales" / (english ? "en.json" : "vi.json"));
}

int import_procedures(const Settings& settings, const ImportSettings& import) {
    const auto locale = spoken_locale(settings.home);
    if (!std::filesystem::is_regular_file(import.file) ||
        (!import.compare.empty() && !std::filesystem::is_regular_file(import.compare))) {
        fmt::print(stderr, "motcua: {}\n", locale.text("import.no_file"));
        return 2;
    }
    Report report(locale, settings.json);
    Progress progress(locale);
    if (!import.compare.empty()) return compare_files(import, report, progress);
    if (!import.package.empty()) return write_package(import, report, progress);
    return import_file(settings, import, report, progress);
}

bool load_listings(office::Office& office, const std::filesystem::path& home) {
    const auto digests =
        office.look([](sql::Session& session) { return catalogue::listing_digests(session); });
    ProcedureFile records(home / "data" / "listing" / "province-and-commune.ndjson");
    std::vector<Listing> fresh;
    bool any = false;
    const auto take_fresh = [&] {
        const auto system = office::system_actor();
        const auto done = office.perform(system, nullptr, [&](office::Act& act) {
            for (const auto& listing : fresh)
                catalogue::list_procedure(act, listing, "data/listing");
            return base::Result<bool, Never>(true);
        });
        any = any || (*done && !fresh.empty());
        fresh.clear();
    };
    while (auto record = records.next()) {
        if (!record->listing)
            throw std::runtime_error(
                fmt::format("data/listing, line {}: {}", record->line, record->problem));
        // What an import or an officer has brought since is newer than what was shipped.
        if (!digests.contains(record->listing->code)) fresh.push_back(std::move(*record->listing));
        if (static_cast<std::int64_t>(fresh.size()) == listings_at_once) take_fresh();
    }
    take_fresh();
    return any;
}

}
