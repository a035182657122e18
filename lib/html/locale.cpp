#include "lib/html/locale.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "lib/base/check.h"
#include "lib/html/placeholders.h"
#include "lib/json/value.h"

namespace motcua::html {
namespace {

constexpr json::ParseLimits file_limits = {.bytes_max = 8 << 20, .depth_max = 2};

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw std::runtime_error(file.string() + ": " + why);
}

void refuse_stray_braces(const std::filesystem::path& file, const std::string& key,
                         std::string_view text) {
    for (const auto& stretch : stretches_of(text)) {
        if (stretch.is_name || stretch.text.find_first_of("{}") == std::string_view::npos) continue;
        refuse(file, "the text of " + key + " has a brace that is not part of a {name}");
    }
}

}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::vector<Stretch> stretches_of(std::string_view text) {
    std::vector<Stretch> stretches;
    std::size_t begin = 0;
    std::size_t open = text.find('{');
    while (open != std::string_view::npos) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) break;
        const auto name = text.substr(open + 1, close - open - 1);
        if (is_name(name)) {
            if (open > begin) stretches.push_back({false, text.substr(begin, open - begin)});
            stretches.push_back({true, name});
            begin = close + 1;
        }
        open = text.find('{', is_name(name) ? begin : open + 1);
    }
    if (begin < text.size()) stretches.push_back({false, text.substr(begin)});
    return stretches;
}

Locale::Locale(std::string language, std::map<std::string, std::string, std::less<>> texts)
    : language_(std::move(language)), texts_(std::move(texts)) {}

Locale Locale::from_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) refuse(file, "cannot be opened");
    const std::string source{std::istreambuf_iterator<char>(stream), {}};
    const auto read = json::parse(source, file_limits);
    if (!read) refuse(file, "is no locale: " + std::string(json::name_of(read.error())));
    const auto* members = read->object();
    if (!members) refuse(file, "is no object of texts by key");
    std::map<std::string, std::string, std::less<>> texts;
    for (const auto& [key, member] : *members) {
        const auto* text = member.text();
        if (!text) refuse(file, "the value of " + key + " is no text");
        refuse_stray_braces(file, key, *text);
        texts.emplace(key, *text);
    }
    return Locale(file.stem().string(), std::move(texts));
}

bool Locale::has(std::string_view key) const { return texts_.contains(key); }

std::string
Locale::text(std::string_view key,
             std::initializer_list<std::pair<std::string_view, std::string>> values) const {
    const auto found = texts_.find(key);
    base::check(found != texts_.end(), "the locale has the text of " + std::string(key));
    std::string text;
    for (const auto& stretch : stretches_of(found->second)) {
        const auto* value = std::find_if(values.begin(), values.end(), [&](const auto& each) {
            return stretch.is_name && each.first == stretch.text;
        });
        if (value != values.end())
            text += value->second;
        else if (stretch.is_name)
            text.append("{").append(stretch.text).append("}");
        else
            text += stretch.text;
    }
    return text;
}

std::vector<std::string> Locale::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, text] : texts_) keys.push_back(key);
    return keys;
}

}
