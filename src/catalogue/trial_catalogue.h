#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/catalogue/finder.h"

namespace motcua::catalogue {

inline json::Value trial_json(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto value = json::parse(text, {.bytes_max = 8U << 20U, .depth_max = 64});
    if (!value) throw std::runtime_error("not readable: " + file.string());
    return std::move(*value);
}

/// The sayings that are shipped.
inline Sayings shipped_sayings() {
    Sayings sayings;
    for (const auto& file : std::filesystem::directory_iterator(MOTCUA_SOURCE_DIR "/data/search"))
        sayings.add(trial_json(file.path()));
    return sayings;
}

/// The procedures that are shipped, which can be filed, and beside them all that the national
/// portal names (tests/fixtures/procedure_names.tsv).
inline std::vector<Findable> trial_procedures() {
    std::vector<Findable> all;
    for (const auto& file :
         std::filesystem::directory_iterator(MOTCUA_SOURCE_DIR "/data/procedures"))
        if (file.path().extension() == ".json")
            all.push_back(findable_from(trial_json(file.path())));
    const auto shipped = all.size();
    std::ifstream names(MOTCUA_SOURCE_DIR "/tests/fixtures/procedure_names.tsv");
    for (std::string line; std::getline(names, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream cells(line);
        Findable facts;
        std::string sector;
        std::getline(cells, facts.code, '\t');
        std::getline(cells, facts.name_vi, '\t');
        std::getline(cells, sector, '\t');
        std::getline(cells, facts.tier, '\t');
        facts.sector_names.push_back(sector);
        for (std::string result; std::getline(cells, result, '|');) facts.results.push_back(result);
        const auto known = [&](const Findable& one) { return one.code == facts.code; };
        if (std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shipped), known))
            all.push_back(std::move(facts));
    }
    return all;
}

}
