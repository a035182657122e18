#include "src/app/shipped.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace motcua::app {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells{""};
    for (const char c : line) {
        if (c == '\t')
            cells.emplace_back();
        else
            cells.back().push_back(c);
    }
    return cells;
}

}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

json::Value json_of(const std::filesystem::path& file) {
    auto value = json::parse(content_of(file), {.bytes_max = 8u << 20, .depth_max = 64});
    if (!value)
        throw std::runtime_error(file.string() + ": " + std::string(name_of(value.error())));
    return std::move(*value);
}

std::vector<json::Value> jsons_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<json::Value> texts;
    for (const auto& file : files) texts.push_back(json_of(file));
    return texts;
}

std::vector<TableRow> table_of(const std::filesystem::path& file) {
    std::istringstream in(content_of(file));
    std::string line;
    std::getline(in, line);
    const auto names = cells_of(line);
    std::vector<TableRow> rows;
    while (std::getline(in, line)) {
        const auto cells = cells_of(line);
        if (cells.size() != names.size())
            throw std::runtime_error(file.string() + ": a line has other columns: " + line);
        TableRow row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

organisation::AreaTexts area_texts(const std::filesystem::path& home) {
    organisation::AreaTexts texts;
    for (const auto& file : organisation::Areas::files())
        texts[file] = content_of(home / "data" / "areas" / file);
    return texts;
}

}
