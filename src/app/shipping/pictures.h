#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "src/app/shipping/order.h"
#include "src/app/shipping/picture_work.h"
#include "src/app/shipping/second_folder.h"

namespace motcua::shipping {

/// Has pictures of a chain made from time to time, one at a time, and what no kept moment needs
/// taken away.
class Pictures {
  public:
    Pictures(const Order&, SecondFolder);
    /// Of this chain from here on.
    void begin(const Chain&);

    const std::optional<Picture>& newest() const { return newest_; }
    enum class Haste { none, erased, at_once };
    /// Never while one is being made, or has just failed. After an erasure sooner: what was erased
    /// would not be in it.
    bool is_due(Haste) const;
    /// Contents of files behind `files_before` are durable at once, the others with the picture.
    void make(std::int64_t replay_from, std::int64_t files_before);
    bool is_done() const { return work_ && work_->is_done(); }
    /// Notes the one that is done, which is a state once the segments to `valid_from` are laid over
    /// it. Throws when it failed.
    void note(std::int64_t valid_from);
    /// Whether the one that is being made has not got on for long.
    bool hangs() const;
    void forget_when_due();

  private:
    const Order& order_;
    SecondFolder folder_;
    Chain chain_;
    std::optional<Picture> newest_;
    std::optional<std::chrono::steady_clock::time_point> failed_at_;
    base::Instant forgotten_at_{};
    std::unique_ptr<PictureWork> work_;
};

}
