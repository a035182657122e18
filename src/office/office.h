#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "lib/base/id.h"
#include "lib/sql/database.h"
#include "src/office/act.h"
#include "src/office/journal.h"
#include "src/office/vault.h"

namespace motcua::office {

/// The one place where acts happen. Shared by all threads; lives as long as the program.
class Office {
  public:
    using Clock = std::function<base::Instant()>;
    Office(sql::Database&, Vault, Appliers, Clock = system_clock, std::int64_t node = 0);

    static base::Instant system_clock();
    base::Instant now() const { return clock_(); }
    sql::Database& database() { return database_; }
    const Vault& vault() const { return vault_; }
    const Appliers& appliers() const { return appliers_; }
    base::IdMaker& ids() { return ids_; }

    /// Runs an action: begins, undoes everything when it returns a problem, and comes back when
    /// the outer commit is durable. `action` takes an Act& and returns a base::Result; it may be
    /// run more than once.
    template <class Action> auto perform(const Actor& actor, const Once* once, Action&& action) {
        using Answer = decltype(action(std::declval<Act&>()));
        std::optional<Answer> answer;
        const auto now = clock_();
        database_.write([&](sql::Session& session) {
            Act act{session, vault_, ids_, appliers_, actor, now, once};
            answer.emplace(action(act));
            return answer->has_value() ? sql::Outcome::keep : sql::Outcome::undo;
        });
        return std::move(*answer);
    }

    /// Runs a query in one consistent picture.
    template <class Query> auto look(Query&& query) {
        std::optional<decltype(query(std::declval<sql::Session&>()))> answer;
        database_.read([&](sql::Session& session) { answer.emplace(query(session)); });
        return std::move(*answer);
    }

  private:
    sql::Database& database_;
    Vault vault_;
    Appliers appliers_;
    Clock clock_;
    base::IdMaker ids_;
};

/// Takes a node number for this process from the database, for `lease` time; renew it before that
/// is over. Two processes on one database never hold the same number.
std::int64_t lease_node(sql::Database&, base::Instant now, const std::string& holder);
void renew_node(sql::Database&, std::int64_t node, base::Instant now, const std::string& holder);
/// The newest entry's id, 0 where there is none: what is made from now on comes after it, also when
/// the clock was put back between two runs of the program.
std::int64_t newest_id(sql::Database&);
/// Gives the number back at once, for a process that ends in order.
void release_node(sql::Database&, std::int64_t node, const std::string& holder);

}
