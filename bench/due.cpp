// Due dates a second on one core, each with its whole derivation, over the shipped calendar and
// over three layers: receptions on every minute of 2025 and 2026 in turn, terms as they are
// published (mostly 1 to 30 working days). The best of three rounds.
#include <fmt/core.h>

#include <chrono>
#include <fstream>

#include "src/calendar/calendar_text.h"
#include "src/calendar/due.h"

namespace motcua::calendar {
namespace {

constexpr int rounds = 3;
constexpr int dues = 400'000;

json::Value text_in(const std::string& path) {
    std::ifstream file(MOTCUA_SOURCE_DIR "/" + path);
    return *json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

/// By how often they are published: working days first, then days, hours and months.
std::vector<Term> terms() {
    std::vector<Term> all;
    for (const int length : {1, 3, 5, 5, 7, 10, 12, 15, 15, 20, 30})
        all.push_back({Unit::working_days, length});
    for (const int length : {5, 15, 30}) all.push_back({Unit::calendar_days, length});
    all.push_back({Unit::same_day, 1});
    all.push_back({Unit::working_hours, 8});
    all.push_back({Unit::clock_hours, 24});
    all.push_back({Unit::months, 1});
    return all;
}

void measure(const char* what, const OfficeCalendar& calendar) {
    const auto all = terms();
    const auto first = base::from_local(base::parse_day("2025-01-01").value());
    double best = 0;
    std::size_t stretches = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < dues; ++i) {
            const auto from = first + std::chrono::minutes{i * 1'009LL % 1'051'200};
            const auto found = due(from, all[static_cast<std::size_t>(i) % all.size()], calendar);
            stretches += found->stretches.size();
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::max(best, dues / took.count());
    }
    fmt::print("{:<24} {:>10.0f} due dates/s, {:.1f} stretches each\n", what, best,
               static_cast<double>(stretches) / rounds / dues);
}

void run() {
    const auto nation = text_in("data/calendars/vietnam.json");
    measure("the nation's calendar", calendar_from(nation));
    measure("three layers",
            calendar_from({nation, text_in("tests/fixtures/calendars/province.json"),
                           text_in("tests/fixtures/calendars/agency.json")}));
}

}
}

int main() {
    motcua::calendar::run();
    return 0;
}
