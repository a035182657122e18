#include "src/log/witness.h"

#include <algorithm>
#include <charconv>

#include "lib/base/base64.h"

namespace motcua::log {
namespace {

constexpr std::string_view old_mark = "old ";
constexpr std::string_view file_mark = "file:";

/// A size as C2SP writes it: digits without leading noughts. Whatever else stands there is not what
/// the number read from it would be written as.
std::optional<std::int64_t> size_in(std::string_view digits) {
    std::int64_t size = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (size < 0 || std::to_string(size) != digits) return std::nullopt;
    return size;
}

}

std::string write_showing(std::int64_t old_size, const crypto::Proof& proof,
                          std::string_view note) {
    auto body = std::string(old_mark) + std::to_string(old_size) + "\n";
    for (const auto& hash : proof) body += base::base64(hash.raw()) + "\n";
    return body + "\n" + std::string(note);
}

std::optional<Showing> parse_showing(std::string_view body) {
    Showing showing;
    for (bool first = true;; first = false) {
        const auto end = body.find('\n');
        if (end == std::string_view::npos) return std::nullopt;
        const auto line = body.substr(0, end);
        body.remove_prefix(end + 1);
        if (first) {
            const auto size =
                line.starts_with(old_mark) ? size_in(line.substr(old_mark.size())) : std::nullopt;
            if (!size) return std::nullopt;
            showing.old_size = *size;
            continue;
        }
        if (line.empty()) break;
        const auto bytes = base::from_base64(line);
        const auto hash = bytes ? crypto::TreeHash::from(*bytes) : std::nullopt;
        if (!hash || showing.proof.size() == Showing::proof_lines_max) return std::nullopt;
        showing.proof.push_back(*hash);
    }
    auto note = crypto::Note::parse(body);
    auto checkpoint = note ? crypto::Checkpoint::parse(note->text) : std::nullopt;
    if (!checkpoint) return std::nullopt;
    showing.raw_note = body;
    showing.note = std::move(*note);
    showing.checkpoint = std::move(*checkpoint);
    return showing;
}

std::string_view name_of(ShowingProblem why) {
    switch (why) {
    case ShowingProblem::malformed: return "head_malformed";
    case ShowingProblem::unknown_log: return "unknown_log";
    case ShowingProblem::not_signed: return "head_not_signed";
    case ShowingProblem::bad_old_size: return "bad_old_size";
    case ShowingProblem::other_size: return "other_size_known";
    case ShowingProblem::not_continued: return "head_not_continued";
    case ShowingProblem::other_root: return "other_root_known";
    }
    return "head_malformed";
}

std::optional<ShowingProblem> problem_of(const Showing& showing,
                                         const std::vector<crypto::NoteVerifier>& logs,
                                         const crypto::TreeHead& known) {
    const auto& head = showing.checkpoint.head;
    const auto of_this_log = [&](const auto& key) {
        return key.name == showing.checkpoint.origin && key.kind == crypto::NoteKind::note;
    };
    if (std::none_of(logs.begin(), logs.end(), of_this_log)) return ShowingProblem::unknown_log;
    if (std::none_of(logs.begin(), logs.end(), [&](const auto& key) {
            return of_this_log(key) && showing.note.signed_by(key);
        }))
        return ShowingProblem::not_signed;
    if (showing.old_size > head.size) return ShowingProblem::bad_old_size;
    if (showing.old_size != known.size) return ShowingProblem::other_size;
    if (known.size == head.size && known.size > 0 && known.root != head.root)
        return ShowingProblem::other_root;
    if (!crypto::proves_consistency(showing.proof, known, head))
        return ShowingProblem::not_continued;
    return std::nullopt;
}

std::optional<Witness> parse_witness(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    Witness witness;
    witness.name = text.substr(0, equals);
    const auto where = text.substr(equals + 1);
    if (where.starts_with(file_mark))
        witness.file = where.substr(file_mark.size());
    else if (where.starts_with("https://") || where.starts_with("http://"))
        witness.url = where;
    if (!crypto::is_key_name(witness.name) || (witness.file.empty() && witness.url.empty()))
        return std::nullopt;
    return witness;
}

}
