#include "src/log/witness_jobs.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

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

/// A checkpoint's text where one may begin.
std::string three_lines(const std::string& text, std::size_t at) {
    auto end = at;
    for (int line = 0; line < 3; ++line) {
        const auto stop = text.find('\n', end);
        if (stop == std::string::npos) return "";
        end = stop + 1;
    }
    return text.substr(at, end - at);
}

/// The last head of this log in a file that heads were added to.
std::optional<crypto::TreeHead> last_head_in(const std::string& file, const std::string& origin) {
    constexpr std::streamoff enough = 4096;
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return std::nullopt;
    in.seekg(std::max<std::streamoff>(0, in.tellg() - enough));
    const std::string end{std::istreambuf_iterator<char>(in), {}};
    std::optional<crypto::TreeHead> last;
    for (std::size_t at = 0; at < end.size();) {
        const auto line = end.find('\n', at);
        const auto head = crypto::Checkpoint::parse(three_lines(end, at));
        if (head && head->origin == origin) last = head->head;
        if (line == std::string::npos) break;
        at = line + 1;
    }
    return last;
}

/// What speaks against adding this head to those that are in the file; "" for nothing.
std::string objection(office::Office& office, const crypto::TreeHead& last,
                      const crypto::TreeHead& head) {
    if (last.size > head.size) return std::string(fault_knows_more);
    const auto wrong =
        office.look([&](sql::Session& session) { return office::contradiction(session, last); });
    return wrong.empty() ? "" : std::string(fault_contradicts);
}

/// "" when the head stands in the file, durable.
std::string add_to_file(office::Office& office, const std::string& file,
                        const office::SignedHead& head) {
    const auto origin = head.note.substr(0, head.note.find('\n'));
    if (const auto last = last_head_in(file, origin)) {
        if (auto against = objection(office, *last, head.head); !against.empty()) return against;
        if (last->size == head.head.size) return "";
    }
    const auto& note = head.note;
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (handle < 0) return "file_not_opened";
    const auto text = note + "\n";
    const auto written = ::write(handle, text.data(), text.size());
    const bool durable = written == static_cast<ssize_t>(text.size()) && ::fsync(handle) == 0;
    ::close(handle);
    return durable ? "" : "file_not_written";
}

/// The cosignature's line in an answer, when the witness signed this head with its key.
std::optional<std::string> cosignature_in(const std::string& answer, const Next& next,
                                          const Witness& witness) {
    const auto note = crypto::Note::parse(next.head.note + answer);
    if (!note || !witness.key || !note->cosigned_at(*witness.key)) return std::nullopt;
    return answer;
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
