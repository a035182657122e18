#pragma once
#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::html {

/// Texts of one language by key, from locales/<language>.json: a flat object whose values are
/// texts, with {name} where a value goes in.
class Locale {
  public:
    Locale(std::string language, std::map<std::string, std::string, std::less<>> texts);
    /// Throws std::runtime_error naming the file and what is wrong in it.
    static Locale from_file(const std::filesystem::path&);

    const std::string& language() const { return language_; }
    bool has(std::string_view key) const;
    /// The text with its {name}s filled in; not escaped. An unknown key is a bug (base::check).
    std::string text(std::string_view key,
                     std::initializer_list<std::pair<std::string_view, std::string>> = {}) const;
    std::vector<std::string> keys() const;

  private:
    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
};

}
