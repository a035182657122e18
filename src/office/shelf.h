#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace motcua::office {

/// Keeps rule texts that were read and compiled once. What stands here never changes: a new
/// revision is another book. References stay valid as long as the shelf.
template <class Book> class Shelf {
  public:
    /// The book of that code and revision; `make` reads it when it is asked for the first time.
    template <class Make>
    const Book& get(const std::string& code, std::int64_t revision, Make&& make) const {
        const std::lock_guard lock(mutex_);
        auto& place = books_[{code, revision}];
        if (place == nullptr) place = std::make_unique<const Book>(make());
        return *place;
    }

  private:
    mutable std::mutex mutex_;
    mutable std::map<std::pair<std::string, std::int64_t>, std::unique_ptr<const Book>> books_;
};

}
