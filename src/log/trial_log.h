#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "src/log/witness.h"
#include "src/office/trial_office.h"

namespace motcua::log {

/// A log of some leaves, beside any database.
class PaperLog {
  public:
    explicit PaperLog(std::int64_t size, const std::string& beginning = "leaf ") {
        for (std::int64_t i = 0; i < size; ++i)
            tree_.append(crypto::hash_of_leaf(beginning + std::to_string(i)),
                         [&](const auto& at, const auto& hash) {
                             nodes_[{at.level, at.position}] = hash;
                         });
    }
    crypto::TreeHead head() const { return {tree_.size(), tree_.root()}; }
    crypto::ReadNode read() const {
        return [this](const auto& at) { return nodes_.at({at.level, at.position}); };
    }
    std::string note(const std::string& origin = "motcua/trial") const {
        const auto text = crypto::Checkpoint{origin, head()}.text();
        return text + "\n" + office::trial_log_key().log.sign(text);
    }
    std::string showing(std::int64_t old) const {
        return write_showing(
            old,
            crypto::consistency_proof(std::min(old, tree_.size()), tree_.size(), read()),
            note());
    }

  private:
    crypto::GrowingTree tree_;
    std::map<std::pair<std::int64_t, std::int64_t>, crypto::TreeHash> nodes_;
};

}
