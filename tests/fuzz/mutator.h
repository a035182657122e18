#pragma once
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::fuzz {

/// The bytes of every file of a folder, by the order of their names.
std::vector<std::string> contents_of(const std::filesystem::path& folder);
/// The words of a libFuzzer dictionary; none when there is no such file.
std::vector<std::string> words_of(const std::filesystem::path& dictionary);

/// Damages seeds. The same number gives the same inputs on every machine.
class Mutator {
  public:
    Mutator(std::vector<std::string> seeds, std::vector<std::string> words, std::uint32_t number);
    std::string next();

  private:
    std::size_t below(std::size_t limit);
    const std::string& one_of(const std::vector<std::string>& texts);
    void damage(std::string& input);

    std::vector<std::string> seeds_;
    std::vector<std::string> words_;
    std::mt19937 random_;
};

}
