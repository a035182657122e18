#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace motcua::http {

/// Bytes that have come from a peer and are not yet understood. It grows while a peer sends much
/// and lets go of its memory when empty, since most connections of a server are idle.
class Inbox {
  public:
    explicit Inbox(std::size_t bytes_max) : bytes_max_(std::max(bytes_max, bytes_min)) {}

    std::string_view unread() const { return {bytes_.data() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }

    void drop(std::size_t count) {
        begin_ += count;
        if (begin_ == end_) begin_ = end_ = 0;
    }

    /// Room for more, to be followed by came(); empty when the inbox is full of unread bytes.
    std::span<char> room() {
        if (begin_ > 0) {
            std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        const auto wanted = filled_ ? bytes_.size() * 2 : bytes_.size();
        bytes_.resize(std::clamp(wanted, bytes_min, bytes_max_));
        filled_ = false;
        return {bytes_.data() + end_, bytes_.size() - end_};
    }
    void came(std::size_t count) {
        end_ += count;
        filled_ = end_ == bytes_.size();
    }

    void let_go_when_empty() {
        if (empty() && bytes_.size() > bytes_min) std::vector<char>().swap(bytes_);
    }

  private:
    static constexpr std::size_t bytes_min = 4096;

    std::size_t bytes_max_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool filled_ = false; // the last bytes took all the room, so there are likely more
};

}
