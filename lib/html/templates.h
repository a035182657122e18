#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/locale.h"

namespace motcua::html {

/// What a page shows: texts by name, and lists of further values for the sections of the template.
/// A section {{#name}}…{{/name}} is written once for each element of the list `name`; a flag is a
/// list of one empty element. Texts are escaped for where they stand by the template.
class Values {
  public:
    Values& set(std::string_view name, std::string text);
    Values& set(std::string_view name, std::int64_t number);
    Values& flag(std::string_view name, bool shown);
    /// Adds one element to the list `name`, to be filled by the caller. The reference stays valid
    /// until the next add() to the same list.
    Values& add(std::string_view name);
    /// Makes the list known even if it stays empty.
    Values& list(std::string_view name);

    const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }
    const std::map<std::string, std::vector<Values>, std::less<>>& lists() const { return lists_; }

  private:
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, std::vector<Values>, std::less<>> lists_;
};

/// All templates of a folder (name.tpl, in subfolders "portal/home.tpl"), compiled once per
/// language with context-aware auto-escaping. In a template:
///   {{t:some.key}}   the text of that key; its {name}s become {{name}} of the surrounding values
///   {{name}} {{#list}}…{{/list}}   as ctemplate has it; names are [a-z0-9_]+
///   {{>part.tpl}}    another template of the folder, with the same values
class Templates {
  public:
    /// Throws std::runtime_error that names file and marker when a template does not compile, uses
    /// an unknown key or part, or escapes are switched off in it.
    Templates(const std::filesystem::path& folder, const std::vector<Locale>&);
    ~Templates();

    /// `name` as "portal/home". In strict mode (tests and debug builds) a name in `values` that the
    /// template does not know, or a variable that values does not give, throws std::logic_error;
    /// otherwise it is left out.
    std::string render(std::string_view name, std::string_view language, const Values&) const;
    void set_strict(bool);

    std::vector<std::string> names() const;
    /// All keys of the locale that templates use.
    std::vector<std::string> keys_used() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}
