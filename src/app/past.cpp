#include "src/app/past.h"

#include <stdexcept>

#include <fmt/core.h>

#include "src/app/dispatch.h"
#include "src/app/history/history.h"
#include "src/app/shipped.h"

namespace motcua::app {
namespace {

/// As many as a province settled in a year (2025, as reported).
constexpr std::int64_t dossiers_of_a_year = 612'030;
constexpr std::int64_t months_of_a_year = 12;

std::filesystem::path text_of(const Settings& settings) {
    return settings.home / "data" / "demo" / settings.demo / "history.json";
}

history::Extent extent_from(const HistorySettings& wanted, base::Instant now) {
    history::Extent extent;
    extent.today = base::day_of(now);
    if (!wanted.today.empty()) {
        const auto day = base::parse_day(wanted.today);
        if (!day) throw std::runtime_error("--today must be a day, as 2026-11-24");
        extent.today = *day;
    }
    extent.months = wanted.full_year ? months_of_a_year : wanted.months;
    extent.dossiers = wanted.full_year ? dossiers_of_a_year : wanted.dossiers;
    extent.seed = static_cast<std::uint64_t>(wanted.seed);
    return extent;
}

/// A line on standard error for each tenth that is done.
class Teller {
  public:
    void operator()(const history::Progress& progress) {
        constexpr std::int64_t tenths = 10;
        const auto done = progress.acts_done * tenths / progress.acts;
        if (done == told_) return;
        told_ = done;
        fmt::print(stderr, "motcua: writing the demo's past, {} ({} %)\n",
                   base::iso_day(progress.day), done * tenths);
    }

  private:
    std::int64_t told_ = -1;
};

history::Written write(Parts& parts, const Settings& settings) {
    history::Order order;
    order.text = json_of(text_of(settings));
    order.extent = extent_from(settings.history, parts.office().now());
    order.wording = wording_of(parts.locale());
    order.tell = Teller();
    order.files = &parts.files();
    return history::write_history(parts.office(), parts.log_key().log, order);
}

}

int write_past(const Settings& settings) {
    if (!std::filesystem::exists(text_of(settings)))
        throw std::runtime_error("the demo " + settings.demo + " has no past to write");
    Parts parts(settings);
    if (history::has_dossiers(parts.office()))
        throw std::runtime_error("there are dossiers already: a past goes into an empty database");
    const auto written = write(parts, settings);
    if (settings.json)
        fmt::print("{}\n", json::canonical(json::Object{{"dossiers", written.dossiers},
                                                        {"acts", written.acts},
                                                        {"digest", written.digest}}));
    else
        fmt::print("{} dossiers, {} acts, digest {}\n", written.dossiers, written.acts,
                   written.digest);
    return 0;
}

void write_past_at_first_start(Parts& parts, const Settings& settings) {
    if (!settings.with_history || !parts.demo_was_new()) return;
    if (!std::filesystem::exists(text_of(settings)) || history::has_dossiers(parts.office()))
        return;
    write(parts, settings);
}

}
