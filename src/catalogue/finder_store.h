#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>

#include "lib/base/time.h"
#include "lib/sql/session.h"
#include "src/catalogue/finder.h"

namespace motcua::catalogue {

/// The finder over what is published now: every node of a province has its own, and looks into the
/// database every two seconds at most for what another has published. Safe to use from any thread.
class CurrentFinder {
  public:
    explicit CurrentFinder(Sayings);

    /// What answers the words, best first; the list by pages when there are none. Public, so there
    /// is nothing for a Scope to filter.
    FoundPage find(sql::Session&, const Wanted&, std::string_view language, base::Instant now);

    /// Counts the dossiers of the last twelve months anew, when the last count is an hour old. It
    /// reads a year of dossiers: for a chore, not for a request.
    void refresh_use(sql::Session&, base::Instant now);

    /// How often each procedure was filed, as last counted; without those that nobody filed.
    std::map<std::string, std::int64_t> filed_lately();

  private:
    struct Known {
        std::int64_t revision = -1;
        std::int64_t listing = 0; ///< its version
        Findable facts;
    };
    void look_for_news(sql::Session&, base::Instant now);
    bool read_news(sql::Session&);
    void build();

    const Sayings sayings_;
    std::mutex news_; ///< held by whoever reads news; the others go on with what there is
    std::map<std::string, Known> known_;
    /// Revisions are only added and versions of listings only grow: their sum tells of news.
    std::int64_t changes_ = 0;
    std::optional<base::Instant> looked_at_;
    std::optional<base::Instant> counted_at_;
    std::shared_mutex using_; ///< of finder_
    Finder finder_;
};

}
