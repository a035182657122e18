#include <algorithm>

#include "lib/json/value.h"

namespace motcua::json {
namespace {

constexpr ParseLimits limits{.bytes_max = 64u << 20, .depth_max = 64};

enum class Verdict { yes, no, unsure };

/// Walks over a text without making values of it. What is rare (letters beyond ASCII, escapes in
/// the name of a member) it leaves to the slow way.
class Walk {
  public:
    explicit Walk(std::string_view text) : text_(text) {}

    Verdict whole() {
        const auto seen = value(0);
        if (seen != Verdict::yes) return seen;
        return at_ == text_.size() ? Verdict::yes : Verdict::no;
    }

  private:
    char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (here() != c) return false;
        ++at_;
        return true;
    }
    Verdict word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return Verdict::no;
        at_ += expected.size();
        return Verdict::yes;
    }

    Verdict value(std::size_t depth) {
        switch (here()) {
        case '{': return depth < limits.depth_max ? object(depth + 1) : Verdict::unsure;
        case '[': return depth < limits.depth_max ? array(depth + 1) : Verdict::unsure;
        case '"': return quoted(nullptr);
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    Verdict object(std::size_t depth) {
        ++at_;
        if (take('}')) return Verdict::yes;
        std::string_view before;
        for (bool first = true;; first = false) {
            std::string_view name;
            auto seen = quoted(&name);
            if (seen != Verdict::yes) return seen;
            if ((!first && name <= before) || !take(':')) return Verdict::no;
            before = name;
            seen = value(depth);
            if (seen != Verdict::yes) return seen;
            if (take('}')) return Verdict::yes;
            if (!take(',')) return Verdict::no;
        }
    }

    Verdict array(std::size_t depth) {
        ++at_;
        if (take(']')) return Verdict::yes;
        for (;;) {
            const auto seen = value(depth);
            if (seen != Verdict::yes) return seen;
            if (take(']')) return Verdict::yes;
            if (!take(',')) return Verdict::no;
        }
    }

    /// `name` when it is a member's name, which must have no escapes to be compared as it stands.
    Verdict quoted(std::string_view* name) {
        if (!take('"')) return Verdict::no;
        const auto begin = at_;
        for (;;) {
            const char c = here();
            if (static_cast<unsigned char>(c) >= 0x80) return Verdict::unsure;
            if (static_cast<unsigned char>(c) < 0x20) return Verdict::no;
            ++at_;
            if (c == '"') break;
            if (c != '\\') continue;
            if (name != nullptr) return Verdict::unsure;
            if (!escape()) return Verdict::no;
        }
        if (name != nullptr) *name = text_.substr(begin, at_ - 1 - begin);
        return Verdict::yes;
    }

    bool escape() {
        constexpr std::string_view short_ones = "\"\\bfnrt";
        if (short_ones.find(here()) != std::string_view::npos) {
            ++at_;
            return true;
        }
        const auto code = text_.substr(at_, 5);
        if (code.size() != 5 || !code.starts_with("u00") || (code[3] != '0' && code[3] != '1'))
            return false;
        constexpr std::string_view with_short_form = "89acd";
        const bool digit = (code[4] >= '0' && code[4] <= '9') || (code[4] >= 'a' && code[4] <= 'f');
        const bool shorter = code[3] == '0' && with_short_form.find(code[4]) != std::string::npos;
        if (!digit || shorter || code == "u0000") return false;
        at_ += 5;
        return true;
    }

    Verdict number() {
        constexpr std::int64_t below = std::int64_t{1} << 53;
        const bool negative = take('-');
        const auto begin = at_;
        std::int64_t size = 0;
        for (; here() >= '0' && here() <= '9'; ++at_) {
            size = size * 10 + (here() - '0');
            if (size >= below) return Verdict::no;
        }
        const auto digits = at_ - begin;
        const bool leading_nought = digits > 0 && text_[begin] == '0' && (digits > 1 || negative);
        return digits == 0 || leading_nought ? Verdict::no : Verdict::yes;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}

bool is_canonical(std::string_view text) {
    const auto seen = text.size() > limits.bytes_max ? Verdict::no : Walk(text).whole();
    if (seen != Verdict::unsure) return seen == Verdict::yes;
    const auto value = parse(text, limits);
    return value && canonical(*value) == text;
}

}
