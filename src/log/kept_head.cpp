#include "src/log/kept_head.h"

#include <algorithm>
#include <string>

namespace motcua::log {
namespace {

/// A form sends its lines with carriage returns, and whoever copies takes blanks along.
std::string without_trimmings(std::string_view text) {
    std::string plain(text);
    std::erase(plain, '\r');
    constexpr std::string_view blanks = " \t\n";
    const auto first = plain.find_first_not_of(blanks);
    if (first == std::string::npos) return "";
    plain.erase(plain.find_last_not_of(blanks) + 1);
    plain.erase(0, first);
    return plain + "\n";
}

}

std::string_view name_of(KeptHeadProblem why) {
    switch (why) {
    case KeptHeadProblem::missing: return "kept_head_missing";
    case KeptHeadProblem::too_large: return "kept_head_too_large";
    case KeptHeadProblem::unreadable: return "kept_head_unreadable";
    case KeptHeadProblem::several: return "kept_head_several";
    case KeptHeadProblem::of_other_log: return "kept_head_of_other_log";
    }
    return "kept_head_unreadable";
}

base::Result<KeptHead, KeptHeadProblem> read_kept_head(std::string_view text,
                                                       std::string_view origin) {
    if (text.size() > kept_head_bytes_max) return base::problem(KeptHeadProblem::too_large);
    const auto plain = without_trimmings(text);
    if (plain.empty()) return base::problem(KeptHeadProblem::missing);
    auto notes = crypto::parse_notes(plain);
    if (!notes || notes->empty()) return base::problem(KeptHeadProblem::unreadable);
    if (notes->size() > 1) return base::problem(KeptHeadProblem::several);
    auto checkpoint = crypto::Checkpoint::parse(notes->front().text);
    if (!checkpoint) return base::problem(KeptHeadProblem::unreadable);
    if (checkpoint->origin != origin) return base::problem(KeptHeadProblem::of_other_log);
    return KeptHead{std::move(notes->front()), std::move(*checkpoint)};
}

std::string_view name_of(KeptHeadFate fate) {
    switch (fate) {
    case KeptHeadFate::not_signed: return "not_signed";
    case KeptHeadFate::log_is_shorter: return "log_is_shorter";
    case KeptHeadFate::differs: return "differs";
    case KeptHeadFate::part_of_log: return "part_of_log";
    }
    return "not_signed";
}

Continuation continuation_of(const crypto::TreeHead& newest, std::int64_t size,
                             const crypto::ReadNode& read) {
    if (size < 0 || size > newest.size) return {};
    return {crypto::GrowingTree(size, read).root(),
            crypto::consistency_proof(size, newest.size, read)};
}

KeptHeadFate fate_of(const KeptHead& kept, const crypto::NoteVerifier& log,
                     const crypto::TreeHead& newest, const Continuation& then) {
    const auto& head = kept.checkpoint.head;
    if (!kept.note.signed_by(log)) return KeptHeadFate::not_signed;
    if (head.size > newest.size) return KeptHeadFate::log_is_shorter;
    // The proof is verified here as anybody would: a node of the tree may have been altered too.
    if (then.root != head.root || !crypto::proves_consistency(then.proof, head, newest))
        return KeptHeadFate::differs;
    return KeptHeadFate::part_of_log;
}

}
