#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lib/crypto/note.h"

namespace motcua::log {

/// How many bytes of these heads, written one after the other, are whole: the power may have gone
/// while the last one of `origin`, or a cosignature of it, was being added. What is not of this log
/// stays as it is.
std::size_t whole_part(std::string_view heads, std::string_view origin);

/// A file that heads of one log are added to: the plainest witness there is.
class WitnessFile {
  public:
    /// `origin`: the name of the log, with which each of its heads begins.
    WitnessFile(std::string path, std::string origin);

    /// The last head of this log that stands there whole.
    std::optional<crypto::TreeHead> last() const;
    /// "" when the head stands there, durable, in place of one that was not written whole; else
    /// file_not_opened, or file_not_written with the file as it was.
    std::string add(std::string_view note) const;

  private:
    std::string path_;
    std::string origin_;
};

}
