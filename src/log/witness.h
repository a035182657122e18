#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/crypto/note.h"

/// Witnesses vouch that a log showed everybody the same and took nothing back. The protocol is
/// C2SP's tlog-witness, add-checkpoint.
namespace motcua::log {

/// A log asks a witness to cosign its head.
struct Showing {
    std::int64_t old_size = 0; ///< the largest that the witness is believed to know
    crypto::Proof proof;       ///< that the new head continues it
    crypto::Note note;
    std::string raw_note;          ///< the note as it was sent
    crypto::Checkpoint checkpoint; ///< what it says

    static constexpr std::size_t proof_lines_max = 63;
};
std::string write_showing(std::int64_t old_size, const crypto::Proof&, std::string_view note);
std::optional<Showing> parse_showing(std::string_view body);

/// In the order in which they are looked for.
enum class ShowingProblem {
    malformed,
    unknown_log,
    not_signed,
    bad_old_size,  ///< larger than the head that is shown
    other_size,    ///< the witness knows another size than `old`
    not_continued, ///< the proof does not prove
    other_root,    ///< the same size, and another root
};
std::string_view name_of(ShowingProblem);

/// What a witness finds against a showing, with the keys of the logs that it serves and the head
/// that it cosigned last (of size nought for none).
std::optional<ShowingProblem> problem_of(const Showing&, const std::vector<crypto::NoteVerifier>&,
                                         const crypto::TreeHead& known);

/// Somebody outside to whom our heads are shown: a web address, or a file that heads are added to.
struct Witness {
    std::string name;
    std::string url;  ///< "" for a file
    std::string file; ///< "" for a web address
    std::optional<crypto::NoteVerifier> key;
};
/// What goes wrong with a witness that must be looked into at once: it has seen more of the log
/// than there is now, or another history.
inline constexpr std::string_view fault_knows_more = "witness_knows_more";
inline constexpr std::string_view fault_contradicts = "witness_contradicts";
inline bool is_alarm(std::string_view fault) {
    return fault == fault_knows_more || fault == fault_contradicts;
}
/// From "NAME=https://…" or "NAME=file:PATH"; nothing when it is neither.
std::optional<Witness> parse_witness(std::string_view text);

}
