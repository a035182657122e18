#include "lib/http/multipart.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/http/message.h"

namespace motcua::http {

namespace {

constexpr std::size_t boundary_max = 70;
constexpr std::size_t part_header_bytes_max = 8 * 1024;
constexpr std::size_t padding_max = 128;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = lowered(c);
    return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_boundary_letter(char c) {
    constexpr std::string_view marks = "'()+_,-./:=? ";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

struct Parameter {
    std::string name; // lower case
    std::string value;
};

/// "form-data; name=\"a\"; filename=b" taken apart.
struct Valued {
    std::string value; // lower case
    std::vector<Parameter> parameters;

    const std::string* find(std::string_view name) const {
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& p) { return p.name == name; });
        return found == parameters.end() ? nullptr : &found->value;
    }
};

// A backslash escapes only a quote or a backslash: old browsers send whole Windows paths as they
// are, where "C:\new" must not lose its letters.
std::optional<std::string> take_quoted(std::string_view& rest) {
    std::string out;
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return out;
        }
        const bool escapes =
            rest[i] == '\\' && i + 1 < rest.size() && (rest[i + 1] == '"' || rest[i + 1] == '\\');
        if (escapes) ++i;
        out += rest[i];
    }
    return std::nullopt;
}

std::optional<Valued> parse_valued(std::string_view rest) {
    const auto first_end = std::min(rest.find(';'), rest.size());
    Valued out{lowered(without_blanks(rest.substr(0, first_end))), {}};
    rest.remove_prefix(first_end);
    while (!(rest = without_blanks(rest)).empty()) {
        if (rest.front() != ';') return std::nullopt;
        rest = without_blanks(rest.substr(1));
        if (rest.empty()) break; // a last ';' is a common slip

        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        Parameter parameter{lowered(without_blanks(rest.substr(0, equals))), {}};
        if (parameter.name.find_first_of(";\" \t") != std::string::npos) return std::nullopt;
        if (out.find(parameter.name) != nullptr) return std::nullopt;
        rest = without_blanks(rest.substr(equals + 1));
        if (rest.starts_with('"')) {
            auto quoted = take_quoted(rest);
            if (!quoted) return std::nullopt;
            parameter.value = std::move(*quoted);
        } else {
            const auto end = std::min(rest.find(';'), rest.size());
            parameter.value = without_blanks(rest.substr(0, end));
            rest.remove_prefix(end);
        }
        out.parameters.push_back(std::move(parameter));
    }
    return out;
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    const auto type = parse_valued(content_type);
    if (!type || type->value != "multipart/form-data") return std::nullopt;
    const auto* boundary = type->find("boundary");
    if (boundary == nullptr || boundary->empty() || boundary->size() > boundary_max ||
        boundary->back() == ' ' ||
        !std::all_of(boundary->begin(), boundary->end(), is_boundary_letter)) {
        return std::nullopt;
    }
    return *boundary;
}

std::string last_component(std::string_view path) {
    const auto slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 127; });
}

// RFC 7578 forbids filename*, yet some clients send nothing else for names beyond ASCII. Of a name
// that cannot be read, or that escapes have given control characters, nothing is kept.
std::string extended_file_name(std::string_view value) {
    if (!lowered(value).starts_with("utf-8'")) return "";
    const auto quote = value.find('\'', 6);
    if (quote == std::string_view::npos) return "";
    const auto name = percent_decoded(value.substr(quote + 1));
    return name && !has_control(*name) ? *name : "";
}

/// The header lines of a part, without the empty line; nothing when they make no sense.
std::optional<PartHead> parse_part_head(std::string_view lines) {
    std::optional<Valued> disposition;
    PartHead head;
    while (!lines.empty()) {
        const auto end = std::min(lines.find("\r\n"), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        if (has_control(line)) return std::nullopt;

        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || is_blank(line.front())) {
            return std::nullopt;
        }
        const auto name = lowered(line.substr(0, colon));
        if (name == "content-type") {
            head.content_type = without_blanks(line.substr(colon + 1));
        } else if (name == "content-disposition") {
            if (disposition) return std::nullopt;
            disposition = parse_valued(line.substr(colon + 1));
            if (!disposition || disposition->value != "form-data") return std::nullopt;
        }
    }
    if (!disposition || disposition->find("name") == nullptr) return std::nullopt;

    head.name = *disposition->find("name");
    const auto* file_name = disposition->find("filename");
    const auto* extended = disposition->find("filename*");
    head.is_file = file_name != nullptr || extended != nullptr;
    if (file_name != nullptr) {
        head.file_name = last_component(*file_name);
    } else if (extended != nullptr) {
        head.file_name = last_component(extended_file_name(*extended));
    }
    return head;
}

}

std::string_view name_of(MultipartProblem problem) {
    switch (problem) {
    case MultipartProblem::none: return "none";
    case MultipartProblem::no_boundary: return "no_boundary";
    case MultipartProblem::malformed: return "malformed";
    case MultipartProblem::part_header_too_large: return "part_header_too_large";
    case MultipartProblem::too_many_parts: return "too_many_parts";
    case MultipartProblem::truncated: return "truncated";
    }
    return "none";
}

struct MultipartReader::State {
    enum class Place {
        preamble, // before the first delimiter; bytes are dropped
        content,  // in a part; bytes go to on_data
        line_end, // after a delimiter: "--", or padding and CRLF
        head,     // in the header lines of a part
        epilogue, // after the closing delimiter; bytes are dropped
        stopped,
    };

    Callbacks callbacks;
    std::size_t parts_max = 0;
    std::size_t parts = 0;
    MultipartProblem problem = MultipartProblem::none;
    Place place = Place::preamble;
    std::string delimiter; // CRLF, "--", boundary
    // How much of the delimiter the input ends with. The first `unreal` bytes of the match did not
    // come as content: a delimiter may open the body, or follow the empty line of a part's head,
    // whose CRLF then counts for both.
    std::size_t matched = 2;
    std::size_t unreal = 2;
    std::string line; // the head of a part, or what follows a delimiter

    bool stop(MultipartProblem why) {
        problem = why;
        place = Place::stopped;
        return false;
    }
    bool ask(bool answer) { return answer || stop(MultipartProblem::none); }
    bool emit(std::string_view bytes) {
        return place != Place::content || bytes.empty() || ask(callbacks.on_data(bytes));
    }

    std::size_t take_content(std::string_view piece);
    void after_delimiter();
    void take_line_end(char c);
    void take_head(char c);
    void begin_part();
};

// Takes up to the end of a delimiter and returns how many bytes that was. The only CR of the
// delimiter is its first byte (a boundary has none), so that a match which breaks off can start
// anew only at the byte that broke it.
std::size_t MultipartReader::State::take_content(std::string_view piece) {
    std::size_t begin = 0; // of the bytes not yet emitted nor part of a match
    std::size_t at = 0;
    while (at < piece.size()) {
        if (matched == 0) {
            const auto* cr = std::memchr(piece.data() + at, '\r', piece.size() - at);
            const auto found =
                cr == nullptr
                    ? piece.size()
                    : static_cast<std::size_t>(static_cast<const char*>(cr) - piece.data());
            if (!emit(piece.substr(begin, found - begin))) return piece.size();
            if (cr == nullptr) return piece.size();
            at = found + 1;
            matched = 1;
            unreal = 0;
        } else if (piece[at] == delimiter[matched]) {
            ++at;
            if (++matched == delimiter.size()) {
                after_delimiter();
                return at;
            }
        } else {
            const auto broken_off = std::string_view(delimiter).substr(unreal, matched - unreal);
            if (!emit(broken_off)) return piece.size();
            matched = 0;
            unreal = 0;
            begin = at;
        }
    }
    return piece.size();
}

void MultipartReader::State::after_delimiter() {
    if (place == Place::content && !ask(callbacks.on_end())) return;
    place = Place::line_end;
    line.clear();
}

void MultipartReader::State::take_line_end(char c) {
    line += c;
    if (line == "--") {
        place = Place::epilogue;
        return;
    }
    if (line == "-") return;
    if (line.ends_with("\r\n")) {
        place = Place::head;
        line.clear();
        return;
    }
    const bool padding_so_far = is_blank(c) || c == '\r';
    const bool cr_before = line.size() > 1 && line[line.size() - 2] == '\r';
    const bool dash_before = line.size() > 1 && line[line.size() - 2] == '-';
    if (!padding_so_far || cr_before || dash_before || line.size() > padding_max) {
        stop(MultipartProblem::malformed);
    }
}

void MultipartReader::State::take_head(char c) {
    line += c;
    if (line.size() > part_header_bytes_max) {
        stop(MultipartProblem::part_header_too_large);
    } else if (line == "\r\n") {
        stop(MultipartProblem::malformed); // no header lines at all, so no name
    } else if (c == '\n' && line.ends_with("\r\n\r\n")) {
        begin_part();
    }
}

void MultipartReader::State::begin_part() {
    if (parts == parts_max) {
        stop(MultipartProblem::too_many_parts);
        return;
    }
    ++parts;
    const auto head = parse_part_head(std::string_view(line).substr(0, line.size() - 4));
    line.clear();
    if (!head) {
        stop(MultipartProblem::malformed);
        return;
    }
    place = Place::content;
    matched = 2;
    unreal = 2;
    ask(callbacks.on_part(*head));
}

MultipartReader::MultipartReader(std::string_view content_type, Callbacks callbacks,
                                 std::size_t parts_max)
    : state_(std::make_unique<State>()) {
    state_->callbacks = std::move(callbacks);
    state_->parts_max = parts_max;
    const auto boundary = boundary_of(content_type);
    if (boundary) {
        state_->delimiter = "\r\n--" + *boundary;
    } else {
        state_->stop(MultipartProblem::no_boundary);
    }
}

MultipartReader::~MultipartReader() = default;

bool MultipartReader::take(std::string_view piece) {
    auto& state = *state_;
    while (!piece.empty()) {
        switch (state.place) {
        case State::Place::preamble:
        case State::Place::content: piece.remove_prefix(state.take_content(piece)); break;
        case State::Place::line_end:
            state.take_line_end(piece.front());
            piece.remove_prefix(1);
            break;
        case State::Place::head:
            state.take_head(piece.front());
            piece.remove_prefix(1);
            break;
        case State::Place::epilogue: return true;
        case State::Place::stopped: return false;
        }
    }
    return state.place != State::Place::stopped;
}

MultipartProblem MultipartReader::finish() {
    const bool whole =
        state_->place == State::Place::epilogue || state_->place == State::Place::stopped;
    if (!whole) state_->stop(MultipartProblem::truncated);
    return state_->problem;
}

MultipartProblem MultipartReader::problem() const { return state_->problem; }

}
