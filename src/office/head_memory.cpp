#include "src/office/head_memory.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "lib/base/durable.h"

namespace motcua::office {
namespace {

std::filesystem::path file_in(const std::filesystem::path& folder) { return folder / "log.head"; }

}

HeadMemory::HeadMemory(const std::filesystem::path& folder) : file_(file_in(folder)) {
    std::ifstream in(file_, std::ios::binary);
    if (!in) return;
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto note = crypto::Note::parse(text);
    const auto checkpoint = note ? crypto::Checkpoint::parse(note->text) : std::nullopt;
    if (!checkpoint)
        throw std::runtime_error("no head of the log can be read in " + file_.string());
    newest_ = SignedHead{checkpoint->head, text, {}};
}

void HeadMemory::note(const SignedHead& head) {
    if (newest_ && head.head.size <= newest_->head.size) return;
    newest_ = head;
    if (file_.empty()) return;
    try {
        base::write_durably(file_, [&](std::ostream& out) { out << head.note; });
    } catch (const std::exception& error) {
        if (!said_) spdlog::warn("the newest head is kept in memory only: {}", error.what());
        said_ = true;
    }
}

std::optional<std::filesystem::path>
HeadMemory::set_aside(const std::filesystem::path& folder) {
    const auto file = file_in(folder);
    if (!std::filesystem::exists(file)) return std::nullopt;
    const HeadMemory memory(folder);
    auto aside = file;
    aside += fmt::format(".{}.lost", memory.newest()->head.size);
    std::filesystem::rename(file, aside);
    return aside;
}

std::string contradiction(sql::Session& session, const crypto::TreeHead& head) {
    if (tree_size(session) < head.size)
        return fmt::format("the log is shorter than the head of {} entries that was signed",
                           head.size);
    if (crypto::GrowingTree(head.size, nodes_of(session)).root() != head.root)
        return fmt::format("the log is another than that of the head of {} entries that was signed",
                           head.size);
    return "";
}

}
