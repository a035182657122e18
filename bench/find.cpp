// Time per search of procedures over all that the national portal names (some 2,400), for every
// query of src/catalogue/finder.cases, beside a plain scan of the folded names in the same run.
//   bin/build default bench_find && build/bench_find [WORDS…]
// With WORDS it shows what they find instead.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>

#include "lib/base/text.h"
#include "src/catalogue/trial_catalogue.h"

namespace motcua::catalogue {
namespace {

constexpr int rounds = 20;

Wanted wanted(std::string words) {
    return {.words = std::move(words), .sector = "", .tier = "", .limit = 50, .after = ""};
}

double microseconds_of(const auto& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin)
        .count();
}

std::vector<std::string> queries() {
    std::vector<std::string> all;
    std::ifstream file(MOTCUA_SOURCE_DIR "/src/catalogue/finder.cases");
    for (std::string line; std::getline(file, line);)
        if (const auto arrow = line.find(" => "); !line.starts_with('#') && arrow != line.npos)
            all.push_back(line.substr(0, arrow));
    return all;
}

/// What a search was before: every word somewhere in the folded name.
std::size_t scan(const std::vector<std::string>& names, const std::string& typed) {
    std::istringstream folded(base::folded(typed));
    std::vector<std::string> words;
    for (std::string word; folded >> word;) words.push_back(word);
    return static_cast<std::size_t>(
        std::count_if(names.begin(), names.end(), [&](const auto& name) {
            return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return name.find(word) != std::string::npos;
            });
        }));
}

void measure(const Finder& finder, const std::vector<Findable>& procedures) {
    std::vector<std::string> names;
    for (const auto& one : procedures) names.push_back(base::folded(one.name_vi));
    std::vector<std::pair<double, std::string>> times;
    double all = 0;
    double all_scans = 0;
    std::size_t hits = 0;
    const auto typed = queries();
    for (int round = 0; round < rounds; ++round)
        for (const auto& query : typed) {
            const auto time =
                microseconds_of([&] { hits += finder.find(wanted(query), "vi").size(); });
            all += time;
            all_scans += microseconds_of([&] { hits += scan(names, query); });
            times.emplace_back(time, query);
        }
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
    };
    fmt::print("{} procedures, {} queries, {} rounds ({} hits)\n", finder.size(), typed.size(),
               rounds, hits);
    fmt::print("p50 {:.0f} µs, p99 {:.0f} µs, slowest {:.0f} µs ({})\n", at(0.5).first,
               at(0.99).first, at(1).first, at(1).second);
    fmt::print("mean {:.0f} µs: {:.1f} times a scan of the names, {:.2f} of the 5 ms allowed\n",
               all / static_cast<double>(times.size()), all / all_scans,
               all / static_cast<double>(times.size()) / 5000);
}

int run(int count, char** words) {
    const auto procedures = trial_procedures();
    std::optional<Finder> finder;
    const auto built =
        microseconds_of([&] { finder.emplace(procedures, shipped_sayings()); }) / 1000;
    if (count < 2) {
        fmt::print("built in {:.0f} ms\n", built);
        measure(*finder, procedures);
    }
    for (int i = 1; i < count; ++i) {
        fmt::print("{}\n", words[i]);
        auto asked = wanted(words[i]);
        asked.limit = 4;
        for (const auto& hit : finder->find(asked, "vi"))
            fmt::print("  {} {}\n", hit.code, hit.name);
    }
    return 0;
}

}
}

int main(int count, char** words) { return motcua::catalogue::run(count, words); }
