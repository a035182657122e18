#include "src/log/witness_jobs.h"

#include "src/log/witness_file.h"
#include "src/log/witness_store.h"
#include "src/office/head_memory.h"
#include "src/office/lease.h"
#include "src/office/tree.h"

namespace motcua::log {
namespace {

/// Longer than two requests may take.
constexpr std::chrono::seconds lease_time{40};

/// The newest head, the size that the witness knows, and the proof from one to the other.
struct Next {
    std::int64_t old_size = 0;
    office::SignedHead head;
    crypto::Proof proof;
};

Next next_from(sql::Session& session, std::int64_t old_size, const office::SignedHead& head) {
    return {old_size, head,
            crypto::consistency_proof(old_size, head.head.size, office::nodes_of(session))};
}

std::optional<Next> next_for(office::Office& office, const Witness& witness,
                             const std::string& holder) {
    std::optional<Next> next;
    office.database().write([&](sql::Session& session) {
        next.reset();
        const auto head = office::newest_head(session);
        const auto known = size_known_to(session, witness.name);
        if (!head || head->head.size <= known) return sql::Outcome::undo;
        if (!office::take_lease(session, {"witness:" + witness.name, holder, lease_time},
                                office.now()))
            return sql::Outcome::undo;
        next = next_from(session, known, *head);
        return sql::Outcome::keep;
    });
    return next;
}

/// What speaks against adding this head to those that are in the file; "" for nothing.
std::string objection(office::Office& office, const crypto::TreeHead& last,
                      const crypto::TreeHead& head) {
    if (last.size > head.size) return std::string(fault_knows_more);
    const auto wrong = office.look(
        [&](sql::Session& session) { return office::contradiction(session, last, head); });
    return wrong.empty() ? "" : std::string(fault_contradicts);
}

/// "" when the head stands in the file, durable.
std::string add_to_file(office::Office& office, const std::string& file,
                        const office::SignedHead& head) {
    const WitnessFile kept(file, head.note.substr(0, head.note.find('\n')));
    if (const auto last = kept.last()) {
        if (auto against = objection(office, *last, head.head); !against.empty()) return against;
        if (last->size == head.head.size) return "";
    }
    return kept.add(head.note);
}

/// The line in an answer with which the witness signed this head with its key. Nothing else that
/// may stand there is kept: heads are shown with it, and others must be able to read them.
std::optional<std::string> cosignature_in(std::string_view answer, const Next& next,
                                          const Witness& witness) {
    const auto text = next.head.note.substr(0, next.head.note.find("\n\n") + 2);
    std::size_t lines = 0;
    while (witness.key && !answer.empty() && lines++ < crypto::Note::signatures_max) {
        const auto end = std::min(answer.find('\n'), answer.size() - 1) + 1;
        std::string line(answer.substr(0, end));
        answer.remove_prefix(end);
        const auto note = crypto::Note::parse(text + line);
        if (note && note->cosigned_at(*witness.key)) return line;
    }
    return std::nullopt;
}

/// The size in the body of a 409.
std::optional<std::int64_t> size_in(const std::string& body) {
    if (body.empty() || body.size() > 18 || body.back() != '\n') return std::nullopt;
    std::int64_t size = 0;
    for (const char c : std::string_view(body).substr(0, body.size() - 1)) {
        if (c < '0' || c > '9') return std::nullopt;
        size = size * 10 + (c - '0');
    }
    return size;
}

constexpr int ok = 200;
constexpr int conflict = 409;
constexpr int unprocessable = 422;

/// Posts the head; once more from the size that the witness says it knows. "" when all went well.
std::string post(office::Office& office, const Witness& witness, Next next, std::string& line,
                 const PostText& send) {
    const auto post_once = [&] {
        return send(witness.url, write_showing(next.old_size, next.proof, next.head.note));
    };
    auto answer = post_once();
    const auto known = answer && answer->status == conflict ? size_in(answer->body) : std::nullopt;
    if (known) {
        // A witness that knows more than there is has seen entries that are gone here.
        if (*known > next.head.head.size) return std::string(fault_knows_more);
        next = office.look(
            [&](sql::Session& session) { return next_from(session, *known, next.head); });
        answer = post_once();
    }
    if (!answer) return "no_answer";
    // The head is signed and the proof is from what the witness knows: it does not lead there.
    if (answer->status == unprocessable || answer->status == conflict)
        return std::string(fault_contradicts);
    if (answer->status != ok) return "status_" + std::to_string(answer->status);
    const auto signed_line = cosignature_in(answer->body, next, witness);
    if (!signed_line) return "not_its_cosignature";
    line = *signed_line;
    return "";
}

}

std::string show_newest_head(office::Office& office, const Witness& witness,
                             const std::string& holder, const PostText& send) {
    const auto next = next_for(office, witness, holder);
    if (!next) return "";
    std::string line;
    auto fault = witness.url.empty() ? add_to_file(office, witness.file, next->head)
                                     : post(office, witness, *next, line, send);
    office.database().write([&](sql::Session& session) {
        const auto size = fault.empty() ? next->head.head.size : next->old_size;
        const WitnessProgress progress{witness.name, size, office.now(), fault};
        keep_progress(session, progress);
        if (!line.empty()) keep_cosignature(session, progress, line);
        return sql::Outcome::keep;
    });
    return fault;
}

}
