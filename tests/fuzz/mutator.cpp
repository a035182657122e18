#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace motcua::fuzz {
namespace {

constexpr std::size_t bytes_max = 4096;

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return content;
}

/// "a\\b\"c\x0d" as dictionaries write it, without its quotes.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
        } else if (text.substr(i + 1).starts_with('x') && i + 3 < text.size()) {
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
            i += 3;
        } else if (++i < text.size()) {
            out += text[i];
        }
    }
    return out;
}

}

std::vector<std::string> contents_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> contents;
    for (const auto& file : files) contents.push_back(content_of(file));
    return contents;
}

std::vector<std::string> words_of(const std::filesystem::path& dictionary) {
    std::vector<std::string> words;
    std::ifstream in(dictionary);
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find('"');
        const auto last = line.rfind('"');
        if (line.starts_with('#') || first == last) continue;
        words.push_back(unescaped(std::string_view(line).substr(first + 1, last - first - 1)));
    }
    return words;
}

Mutator::Mutator(std::vector<std::string> seeds, std::vector<std::string> words,
                 std::uint32_t number)
    : seeds_(std::move(seeds)), words_(std::move(words)), random_(number) {
    seeds_.emplace_back();
    words_.insert(words_.end(), {std::string(1, '\0'), "\r\n", "\xff", "%00", "9999999999"});
}

// Not std::uniform_int_distribution, which is another on every library.
std::size_t Mutator::below(std::size_t limit) { return random_() % limit; }

const std::string& Mutator::one_of(const std::vector<std::string>& texts) {
    return texts[below(texts.size())];
}

std::string Mutator::next() {
    auto input = one_of(seeds_);
    for (auto times = 1 + below(5); times > 0; --times) damage(input);
    if (input.size() > bytes_max) input.resize(bytes_max);
    return input;
}

void Mutator::damage(std::string& input) {
    const auto at = below(input.size() + 1);
    const auto length = std::min(1 + below(16), input.size() - at);
    switch (below(8)) {
    case 0: input.erase(at, length); break;
    case 1: input.insert(at, input.substr(below(input.size() + 1), length)); break;
    case 2: input.insert(at, one_of(words_)); break;
    case 3: input.replace(at, length, one_of(words_)); break;
    case 4: input.insert(at, 1, static_cast<char>(below(256))); break;
    case 5: input.resize(at); break;
    case 6: {
        const auto& other = one_of(seeds_);
        input.replace(at, std::string::npos, other.substr(std::min(at, other.size())));
        break;
    }
    default:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
    }
}

}
