#include "lib/json/value.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>

#include "lib/base/check.h"
#include "lib/base/text.h"

namespace motcua::json {

const Value& Value::at(std::string_view key) const {
    static const Value nothing;
    const auto* members = object();
    if (!members) return nothing;
    const auto found = members->find(key);
    return found == members->end() ? nothing : found->second;
}

std::string Value::text_at(std::string_view key, std::string_view fallback) const {
    const auto* held = at(key).text();
    return held ? *held : std::string(fallback);
}

std::int64_t Value::integer_at(std::string_view key, std::int64_t fallback) const {
    const auto* held = at(key).integer();
    return held ? *held : fallback;
}

bool Value::boolean_at(std::string_view key, bool fallback) const {
    const auto* held = at(key).boolean();
    return held ? *held : fallback;
}

const Array& Value::array_at(std::string_view key) const& {
    static const Array empty;
    const auto* held = at(key).array();
    return held ? *held : empty;
}

std::optional<std::string> Value::optional_text_at(std::string_view key) const {
    const auto* held = at(key).text();
    if (!held || held->empty()) return std::nullopt;
    return *held;
}

std::string_view name_of(ParseProblem problem) {
    switch (problem) {
    case ParseProblem::too_large: return "too_large";
    case ParseProblem::syntax: return "syntax";
    case ParseProblem::too_deep: return "too_deep";
    case ParseProblem::duplicate_key: return "duplicate_key";
    case ParseProblem::not_an_integer: return "not_an_integer";
    case ParseProblem::integer_too_large: return "integer_too_large";
    case ParseProblem::bad_text: return "bad_text";
    }
    base::check(false, "a parse problem is one of its names");
    return "";
}

namespace {

constexpr std::int64_t integer_limit = std::int64_t{1} << 53;

/// Receives the events of Boost's parser and builds our Value. The parser asks for these names.
class Builder {
  public:
    using Error = boost::json::error_code;
    using Text = boost::json::string_view;
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return begin(Object{}); }
    bool on_object_end(std::size_t, Error&) { return end(); }
    bool on_array_begin(Error&) { return begin(Array{}); }
    bool on_array_end(std::size_t, Error&) { return end(); }

    bool on_key_part(Text part, std::size_t, Error&) { return keep(part); }
    bool on_key(Text part, std::size_t, Error& error) {
        keep(part);
        if (!take_text(error)) return false;
        if (open_.back().value.object()->contains(text_)) {
            return refuse(ParseProblem::duplicate_key, error);
        }
        open_.back().key = std::exchange(text_, {});
        return true;
    }
    bool on_string_part(Text part, std::size_t, Error&) { return keep(part); }
    bool on_string(Text part, std::size_t, Error& error) {
        keep(part);
        return take_text(error) && add(Value(std::exchange(text_, {})));
    }
    bool on_number_part(Text part, Error&) { return keep(part); }
    bool on_int64(std::int64_t number, Text, Error& error) {
        text_.clear();
        if (number <= -integer_limit || number >= integer_limit) {
            return refuse(ParseProblem::integer_too_large, error);
        }
        return add(Value(number));
    }
    bool on_uint64(std::uint64_t, Text, Error& error) {
        return refuse(ParseProblem::integer_too_large, error);
    }
    /// Comes for floats, for integers beyond 64 bits, and for -0.
    bool on_double(double, Text part, Error& error) {
        keep(part);
        if (text_.find_first_of(".eE") != std::string::npos) {
            return refuse(ParseProblem::not_an_integer, error);
        }
        if (text_ != "-0") return refuse(ParseProblem::integer_too_large, error);
        text_.clear();
        return add(Value(0));
    }
    bool on_bool(bool value, Error&) { return add(Value(value)); }
    bool on_null(Error&) { return add(Value(nullptr)); }
    bool on_comment_part(Text, Error&) { return true; }
    bool on_comment(Text, Error&) { return true; }

    std::optional<ParseProblem> problem() const { return problem_; }
    Value take() { return std::move(whole_); }

  private:
    struct Open {
        Value value;
        std::string key;
    };

    bool keep(Text part) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool take_text(Error& error) {
        if (!base::is_storable(text_)) return refuse(ParseProblem::bad_text, error);
        const bool plain = std::all_of(text_.begin(), text_.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (!plain) text_ = base::nfc(text_);
        return true;
    }
    bool refuse(ParseProblem problem, Error& error) {
        problem_ = problem;
        error = boost::json::error::exception;
        return false;
    }
    bool begin(Value container) {
        open_.push_back({std::move(container), {}});
        return true;
    }
    bool end() {
        auto closed = std::move(open_.back().value);
        open_.pop_back();
        return add(std::move(closed));
    }
    bool add(Value value) {
        if (open_.empty()) {
            whole_ = std::move(value);
        } else if (auto* elements = open_.back().value.array()) {
            elements->push_back(std::move(value));
        } else {
            auto& members = *open_.back().value.object();
            members.emplace(std::move(open_.back().key), std::move(value));
        }
        return true;
    }

    std::vector<Open> open_;
    std::string text_;
    Value whole_;
    std::optional<ParseProblem> problem_;
};

ParseProblem problem_of(const boost::json::error_code& code) {
    using boost::json::error;
    const bool lone_surrogate =
        code == error::illegal_leading_surrogate || code == error::illegal_trailing_surrogate;
    if (lone_surrogate) return ParseProblem::bad_text;
    if (code == error::too_deep) return ParseProblem::too_deep;
    if (code == error::exponent_overflow) return ParseProblem::not_an_integer;
    return ParseProblem::syntax;
}

}

base::Result<Value, ParseProblem> parse(std::string_view text, ParseLimits limits) {
    if (text.size() > limits.bytes_max) return base::problem(ParseProblem::too_large);
    boost::json::parse_options options;
    options.max_depth = limits.depth_max;
    // Not lenience: our own check of the text tells bad bytes from bad syntax.
    options.allow_invalid_utf8 = true;
    boost::json::basic_parser<Builder> parser(options);
    boost::json::error_code error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (parser.handler().problem()) return base::problem(*parser.handler().problem());
    if (error) return base::problem(problem_of(error));
    if (read != text.size() || !parser.done()) return base::problem(ParseProblem::syntax);
    return parser.handler().take();
}

void write_text(std::string& out, std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out += digits[static_cast<unsigned char>(c) >> 4];
                out += digits[static_cast<unsigned char>(c) & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

namespace {

class Writer {
  public:
    /// No step means everything on one line without blanks.
    explicit Writer(std::size_t step) : step_(step) {}

    void write(const Value& value) {
        if (const auto* elements = value.array()) {
            write_array(*elements);
        } else if (const auto* members = value.object()) {
            write_object(*members);
        } else if (const auto* text = value.text()) {
            write_text(out_, *text);
        } else if (const auto* number = value.integer()) {
            out_ += std::to_string(*number);
        } else if (const auto* truth = value.boolean()) {
            out_ += *truth ? "true" : "false";
        } else {
            out_ += "null";
        }
    }
    std::string take() { return std::move(out_); }

  private:
    void write_array(const Array& elements) {
        out_ += '[';
        ++depth_;
        bool first = true;
        for (const auto& element : elements) {
            next(first);
            write(element);
        }
        close(elements.empty(), ']');
    }
    void write_object(const Object& members) {
        out_ += '{';
        ++depth_;
        bool first = true;
        for (const auto& [key, member] : members) {
            next(first);
            write_text(out_, key);
            out_ += step_ == 0 ? ":" : ": ";
            write(member);
        }
        close(members.empty(), '}');
    }
    void next(bool& first) {
        if (!first) out_ += ',';
        first = false;
        new_line();
    }
    void close(bool empty, char bracket) {
        --depth_;
        if (!empty) new_line();
        out_ += bracket;
    }
    void new_line() {
        if (step_ == 0) return;
        out_ += '\n';
        out_.append(depth_ * step_, ' ');
    }

    std::size_t step_;
    std::size_t depth_ = 0;
    std::string out_;
};

std::string written(const Value& value, std::size_t step) {
    Writer writer(step);
    writer.write(value);
    return writer.take();
}

}

std::string canonical(const Value& value) { return written(value, 0); }

std::string pretty(const Value& value) { return written(value, 2); }

}
