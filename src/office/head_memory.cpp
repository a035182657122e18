#include "src/office/head_memory.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "lib/base/durable.h"

namespace motcua::office {
namespace {

std::filesystem::path file_in(const std::filesystem::path& folder) {
    const char* named = std::getenv("MOTCUA_LOG_HEAD_FILE");
    return named != nullptr ? std::filesystem::absolute(named) : folder / "log.head";
}

/// Where the head of a log that was lost is kept.
std::filesystem::path aside_of(const std::filesystem::path& file, const SignedHead& head) {
    return fmt::format("{}.{}.lost", file.string(), head.head.size);
}

/// Nothing where there is no file.
std::optional<SignedHead> read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in && !std::filesystem::exists(file)) return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto note = crypto::Note::parse(text);
    const auto checkpoint = note ? crypto::Checkpoint::parse(note->text) : std::nullopt;
    if (!checkpoint) throw std::runtime_error("no head of the log can be read in " + file.string());
    return SignedHead{checkpoint->head, text, {}};
}

/// Nodes that share a folder write in it one after the other.
class Turn {
  public:
    explicit Turn(const std::filesystem::path& folder)
        : handle_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (handle_ >= 0) ::flock(handle_, LOCK_EX);
    }
    ~Turn() {
        if (handle_ >= 0) ::close(handle_);
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    int handle_;
};

}

HeadMemory::HeadMemory(const std::filesystem::path& folder) : file_(file_in(folder)) { recall(); }

const std::optional<SignedHead>& HeadMemory::recall() {
    if (file_.empty()) return newest_;
    auto kept = read(file_);
    if (!kept && newest_ && std::filesystem::exists(aside_of(file_, *newest_))) newest_.reset();
    if (kept && (!newest_ || kept->head.size > newest_->head.size)) newest_ = std::move(kept);
    return newest_;
}

void HeadMemory::note(const SignedHead& head) {
    if (newest_ && head.head.size <= newest_->head.size) return;
    newest_ = head;
    if (file_.empty()) return;
    try {
        const Turn turn(file_.parent_path());
        const auto kept = read(file_);
        if (!kept || kept->head.size < head.head.size)
            base::write_durably(file_, [&](std::ostream& out) { out << head.note; });
    } catch (const std::exception& error) {
        if (!said_) spdlog::warn("the newest head is kept in memory only: {}", error.what());
        said_ = true;
    }
}

std::optional<std::filesystem::path>
HeadMemory::set_aside(const std::filesystem::path& folder) {
    const auto file = file_in(folder);
    const auto kept = read(file);
    if (!kept) return std::nullopt;
    auto aside = aside_of(file, *kept);
    std::filesystem::rename(file, aside);
    return aside;
}

std::string contradiction(sql::Session& session, const crypto::TreeHead& known,
                          const crypto::TreeHead& now) {
    if (now.size < known.size)
        return fmt::format("the log is shorter than the head of {} entries that was signed",
                           known.size);
    const auto proof = crypto::consistency_proof(known.size, now.size, nodes_of(session));
    if (!crypto::proves_consistency(proof, known, now))
        return fmt::format("the log is another than that of the head of {} entries that was signed",
                           known.size);
    return "";
}

}
