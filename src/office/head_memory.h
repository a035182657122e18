#pragma once
#include <filesystem>
#include <optional>

#include "src/office/tree.h"

namespace motcua::office {

/// The newest head that this log's key is known to have signed, kept apart from the database: in a
/// file that several nodes may share, and here. Whoever has the database alone, and rewrites
/// history with the tree over it, gets nothing signed that contradicts this. One thread uses it.
class HeadMemory {
  public:
    /// In this process alone.
    HeadMemory() = default;
    /// What MOTCUA_LOG_HEAD_FILE names, or `folder`/log.head; made by the first note(). Throws
    /// std::runtime_error when it is there and no head can be read in it.
    explicit HeadMemory(const std::filesystem::path& folder);

    const std::optional<SignedHead>& newest() const { return newest_; }
    /// The newest after a look into the file: another node may have noted a larger head meanwhile.
    /// What was set aside is forgotten; a file that is merely gone changes nothing. Throws as the
    /// constructor does.
    const std::optional<SignedHead>& recall();
    /// Never goes back to a smaller head. Where the file cannot be written, says so once in the
    /// log and goes on without it.
    void note(const SignedHead&);

    /// Sets the file aside under another name, since the log it tells of is lost: an older copy
    /// was brought back, and is to go on. Nothing when there is no file; else its new name.
    static std::optional<std::filesystem::path> set_aside(const std::filesystem::path& folder);

  private:
    std::filesystem::path file_;
    std::optional<SignedHead> newest_;
    bool said_ = false;
};

/// What is wrong with a log whose tree is `now`, in a sentence: it is shorter than the head that is
/// known, or does not go on from it. "" where a proof from one to the other holds. Reads the nodes
/// for the proof; throws sql::Error for one that is not there.
std::string contradiction(sql::Session&, const crypto::TreeHead& known,
                          const crypto::TreeHead& now);

}
