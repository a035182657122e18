#pragma once
#include <atomic>
#include <stdexcept>
#include <string>
#include <utility>

#include "lib/sql/trial_database.h"
#include "src/office/log_key.h"
#include "src/office/office.h"

namespace motcua::office {

/// The moment of a time in Việt Nam, as "2026-11-23 10:00".
inline base::Instant at(const std::string& local) {
    const auto moment = base::parse_rfc3339(local + ":00+07:00");
    if (!moment) throw std::runtime_error("no moment: " + local);
    return *moment;
}

inline Vault trial_vault() { return Vault(crypto::Key(std::string(crypto::Key::size, 'k'))); }

inline const LogKey& trial_log_key() {
    static const LogKey key(
        {"motcua/trial", crypto::SigningKey(std::string(crypto::SigningKey::seed_bytes, 'l'))});
    return key;
}

/// An office on a throw-away database, where it is 10 o'clock on 23 November 2026 until a test
/// moves the clock.
class TrialOffice {
  public:
    TrialOffice(const std::string& engine, Appliers appliers)
        : database_(engine, sql::TrialDatabase::Tables::empty),
          now_(base::to_microseconds(at("2026-11-23 10:00"))),
          office_(*database_, trial_vault(), std::move(appliers),
                  [this] { return base::from_microseconds(now_.load()); }) {
        sql::migrate(*database_, MOTCUA_SOURCE_DIR "/migrations");
    }
    Office& operator*() { return office_; }
    Office* operator->() { return &office_; }
    sql::TrialDatabase& database() { return database_; }

    void set_clock(const std::string& local) { now_ = base::to_microseconds(at(local)); }
    void wait(std::chrono::microseconds time) { now_ += time.count(); }

    /// The one number that a query answers with.
    template <class... Values> std::int64_t number(std::string_view sql, const Values&... values) {
        return office_.look([&](sql::Session& session) {
            return session.query(sql, values...).front().integer(0);
        });
    }

  private:
    sql::TrialDatabase database_;
    std::atomic<std::int64_t> now_;
    Office office_;
};

}
