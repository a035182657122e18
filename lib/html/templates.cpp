#include "lib/html/templates.h"

#include <algorithm>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "lib/base/check.h"
#include "lib/html/outline.h"
#include "lib/html/placeholders.h"
#include "lib/html/tag_scan.h"

namespace motcua::html {

Values& Values::set(std::string_view name, std::string text) {
    texts_.insert_or_assign(std::string(name), std::move(text));
    return *this;
}

Values& Values::set(std::string_view name, std::int64_t number) {
    return set(name, std::to_string(number));
}

Values& Values::flag(std::string_view name, bool shown) {
    lists_.insert_or_assign(std::string(name), std::vector<Values>(shown ? 1 : 0));
    return *this;
}

Values& Values::add(std::string_view name) {
    return lists_.try_emplace(std::string(name)).first->second.emplace_back();
}

Values& Values::list(std::string_view name) {
    lists_.try_emplace(std::string(name));
    return *this;
}

namespace {

using Outlines = std::map<std::string, std::vector<Node>, std::less<>>;

#ifdef NDEBUG
constexpr bool strict_from_the_start = false;
#else
constexpr bool strict_from_the_start = true;
#endif

/// Besides HTML's letters it escapes braces, which would otherwise begin a marker.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '{': out += "&#123;"; break;
        case '}': out += "&#125;"; break;
        default: out += c;
        }
    }
    return out;
}

/// Puts parts and texts into a template, so that only literals, variables and sections remain.
class Assembly {
  public:
    Assembly(const Outlines& outlines, const Locale& locale, std::set<std::string>& keys_used)
        : outlines_(outlines), locale_(locale), keys_used_(keys_used) {}

    std::vector<Node> assemble(const std::string& file) {
        const auto found = outlines_.find(file);
        open_.push_back(file);
        std::vector<Node> out;
        append(found->second, out);
        open_.pop_back();
        return out;
    }

  private:
    void append(const std::vector<Node>& nodes, std::vector<Node>& out) {
        for (const auto& node : nodes) {
            switch (node.kind) {
            case NodeKind::literal:
            case NodeKind::variable: out.push_back(node); break;
            case NodeKind::section:
            case NodeKind::inverted:
                out.push_back({node.kind, node.text, {}});
                append(node.inner, out.back().inner);
                break;
            case NodeKind::part: append_part(node.text, out); break;
            case NodeKind::text: append_text(node.text, out); break;
            }
        }
    }

    void append_part(const std::string& file, std::vector<Node>& out) {
        if (!outlines_.contains(file)) refuse_marker(open_.back(), ">" + file, "is no template");
        if (std::find(open_.begin(), open_.end(), file) != open_.end()) {
            refuse_marker(open_.back(), ">" + file, "leads back to itself");
        }
        auto part = assemble(file);
        std::move(part.begin(), part.end(), std::back_inserter(out));
    }

    void append_text(const std::string& key, std::vector<Node>& out) {
        if (!locale_.has(key)) {
            refuse_marker(open_.back(), "t:" + key, "is no key of " + locale_.language());
        }
        keys_used_.insert(key);
        const auto text = locale_.text(key);
        for (const auto& stretch : stretches_of(text)) {
            if (stretch.is_name) {
                out.push_back({NodeKind::variable, std::string(stretch.text), {}});
            } else {
                out.push_back({NodeKind::literal, escaped(stretch.text), {}});
            }
        }
    }

    const Outlines& outlines_;
    const Locale& locale_;
    std::set<std::string>& keys_used_;
    std::vector<std::string> open_;
};

/// A template of one language. ctemplate looks a section up in the outer levels too and so would
/// show an outer list where an inner one is empty; therefore each section gets a name of its own
/// in ctemplate (S1, S2 …), and we decide by our own scopes what is shown.
struct Page {
    std::string cache_key;
    std::vector<Node> nodes;
    std::set<std::string, std::less<>> names;
};

class SourceWriter {
  public:
    std::string write(Page& page, const std::string& file) {
        file_ = file;
        out_ = "{{%AUTOESCAPE context=\"HTML\"}}\n";
        append(page.nodes, page.names);
        return std::move(out_);
    }

  private:
    void append(std::vector<Node>& nodes, std::set<std::string, std::less<>>& names) {
        for (auto& node : nodes) {
            if (node.kind == NodeKind::literal) {
                out_ += node.text;
                scan_.feed(node.text);
                continue;
            }
            names.insert(node.text);
            if (node.kind == NodeKind::variable) {
                const auto objection = scan_.objection();
                if (!objection.empty()) refuse_marker(file_, node.text, objection);
                // Where nothing is said ctemplate escapes too, but makes blanks of line feeds.
                const auto* lines_kept = scan_.in_prose() ? ":pre_escape" : "";
                out_ += "{{" + node.text + lines_kept + "}}";
                continue;
            }
            const auto name = "S" + std::to_string(++sections_);
            out_ += "{{#" + name + "}}";
            append(node.inner, names);
            out_ += "{{/" + name + "}}";
        }
    }

    std::string file_;
    std::string out_;
    TagScan scan_;
    int sections_ = 0;
};

std::string in_quotes(std::string_view name) { return "'" + std::string(name) + "'"; }

/// Fills ctemplate's dictionaries for one rendering.
class Filling {
  public:
    Filling(const Page& page, bool strict) : page_(page), strict_(strict) {}

    void fill(const Values& values, ctemplate::TemplateDictionary& dictionary) {
        if (strict_) refuse_unknown(values);
        scopes_.push_back(&values);
        int section = 0;
        fill_nodes(page_.nodes, dictionary, section);
    }

  private:
    /// `section` counts the sections as SourceWriter did.
    void fill_nodes(const std::vector<Node>& nodes, ctemplate::TemplateDictionary& dictionary,
                    int& section) {
        for (const auto& node : nodes) {
            if (node.kind == NodeKind::variable) fill_variable(node, dictionary);
            if (node.kind == NodeKind::section || node.kind == NodeKind::inverted) {
                fill_section(node, dictionary, section);
            }
        }
    }

    void fill_variable(const Node& node, ctemplate::TemplateDictionary& dictionary) {
        const auto* text = text_of(node.text);
        if (text)
            dictionary.SetValue(node.text, *text);
        else if (strict_)
            complain("is not given the text " + in_quotes(node.text));
    }

    void fill_section(const Node& node, ctemplate::TemplateDictionary& dictionary, int& section) {
        const auto name = "S" + std::to_string(++section);
        const auto first_inside = section;
        section += sections_in(node.inner);
        const auto* elements = list_of(node.text);
        if (!elements) {
            if (strict_) complain("is not given the list " + in_quotes(node.text));
            return;
        }
        if (node.kind == NodeKind::inverted) {
            if (!elements->empty()) return;
            auto inside = first_inside;
            fill_nodes(node.inner, *dictionary.AddSectionDictionary(name), inside);
            return;
        }
        for (const auto& element : *elements) {
            auto inside = first_inside;
            scopes_.push_back(&element);
            fill_nodes(node.inner, *dictionary.AddSectionDictionary(name), inside);
            scopes_.pop_back();
        }
    }

    static int sections_in(const std::vector<Node>& nodes) {
        int count = 0;
        for (const auto& node : nodes) {
            const bool section = node.kind == NodeKind::section || node.kind == NodeKind::inverted;
            if (section) count += 1 + sections_in(node.inner);
        }
        return count;
    }

    const std::string* text_of(std::string_view name) const {
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
            const auto found = (*scope)->texts().find(name);
            if (found != (*scope)->texts().end()) return &found->second;
        }
        return nullptr;
    }

    const std::vector<Values>* list_of(std::string_view name) const {
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
            const auto found = (*scope)->lists().find(name);
            if (found != (*scope)->lists().end()) return &found->second;
        }
        return nullptr;
    }

    void refuse_unknown(const Values& values) const {
        for (const auto& [name, text] : values.texts()) refuse_unknown(name);
        for (const auto& [name, elements] : values.lists()) {
            refuse_unknown(name);
            for (const auto& element : elements) refuse_unknown(element);
        }
    }
    void refuse_unknown(const std::string& name) const {
        if (!page_.names.contains(name)) complain("does not know " + in_quotes(name));
    }
    [[noreturn]] void complain(const std::string& what) const {
        throw std::logic_error("template " + page_.cache_key + " " + what);
    }

    const Page& page_;
    bool strict_;
    std::vector<const Values*> scopes_;
};

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error(file.string() + ": cannot be opened");
    return {std::istreambuf_iterator<char>(stream), {}};
}

Outlines outlines_in(const std::filesystem::path& folder) {
    Outlines outlines;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".tpl") continue;
        const auto file = entry.path().lexically_relative(folder).generic_string();
        outlines.emplace(file, outline_of(content_of(entry.path()), file));
    }
    return outlines;
}

}

struct Templates::State {
    ctemplate::TemplateCache cache;
    std::map<std::string, Page, std::less<>> pages;
    std::set<std::string> names;
    std::set<std::string> keys_used;
    bool strict = strict_from_the_start;

    void compile(const Outlines& outlines, const std::string& file, const Locale& locale) {
        Page page;
        page.cache_key = locale.language() + "/" + file;
        page.nodes = Assembly(outlines, locale, keys_used).assemble(file);
        const auto source = SourceWriter().write(page, file);
        if (source.find("{{{") != std::string::npos) {
            throw std::runtime_error(file + ": a brace stands right before a marker {{");
        }
        if (!cache.StringToTemplateCache(page.cache_key, source, ctemplate::STRIP_BLANK_LINES)) {
            throw std::runtime_error(page.cache_key + ": ctemplate does not compile it");
        }
        auto key = page.cache_key;
        pages.emplace(std::move(key), std::move(page));
    }
};

Templates::Templates(const std::filesystem::path& folder, const std::vector<Locale>& locales)
    : state_(std::make_unique<State>()) {
    const auto outlines = outlines_in(folder);
    for (const auto& [file, outline] : outlines) {
        state_->names.insert(file.substr(0, file.size() - std::string_view(".tpl").size()));
        for (const auto& locale : locales) state_->compile(outlines, file, locale);
    }
    state_->cache.Freeze();
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, std::string_view language,
                              const Values& values) const {
    const auto key = std::string(language) + "/" + std::string(name) + ".tpl";
    const auto page = state_->pages.find(key);
    base::check(page != state_->pages.end(), "there is a template " + key);
    ctemplate::TemplateDictionary dictionary(key);
    Filling(page->second, state_->strict).fill(values, dictionary);
    std::string out;
    const bool written =
        state_->cache.ExpandNoLoad(key, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &out);
    base::check(written, "a compiled template can be written: " + key);
    return out;
}

void Templates::set_strict(bool strict) { state_->strict = strict; }

std::vector<std::string> Templates::names() const {
    return {state_->names.begin(), state_->names.end()};
}

std::vector<std::string> Templates::keys_used() const {
    return {state_->keys_used.begin(), state_->keys_used.end()};
}

}
