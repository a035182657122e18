#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "lib/base/time.h"

namespace motcua::people {

/// Somebody at the door: the login that was typed, and where it came from.
struct Attempt {
    std::string login;
    std::string peer;
};

/// Wrong passwords of the last quarter of an hour. Who guesses is stopped soon, and cannot soon
/// stop the person whose login it is: few tries for a login from one peer, more for a login in all,
/// and not endlessly many from one peer, whatever the logins. Thread-safe.
class Tries {
  public:
    static constexpr int login_from_peer_max = 5;
    static constexpr int login_max = 50;
    static constexpr int peer_max = 100;
    static constexpr std::chrono::minutes window{15};
    /// Of each kind; beyond it the older half is forgotten.
    static constexpr std::size_t watched_max = 50'000;

    /// 0 when a password may be tried, else after how many whole seconds.
    std::int64_t wait_seconds(const Attempt&, base::Instant now) const;
    void add(const Attempt&, base::Instant now);
    /// After the right password this peer begins anew with this login. What others tried, and what
    /// this peer tried with other logins, stays counted.
    void forget(const Attempt&);

  private:
    struct Counted {
        base::Instant since;
        int count = 0;
    };
    using Counts = std::map<std::string, Counted, std::less<>>;
    static void count(Counts&, const std::string& key, base::Instant now);
    static void make_room(Counts&, base::Instant now);

    mutable std::mutex mutex_;
    Counts by_both_;
    Counts by_login_;
    Counts by_peer_;
};

}
