#pragma once
#include "lib/sql/database.h"

namespace motcua::sql {

/// A database that can do much in one transaction of another, for one thread that fills a database
/// which nobody else uses yet. What it does together is durable when `together` returns, all of it
/// or nothing; apart from that it is the other database.
class Within final : public Database {
  public:
    explicit Within(Database& outer) : outer_(outer) {}

    /// Each piece of work that is given to this meanwhile is a savepoint of one transaction, and
    /// what is read sees it. The work is run once: where the outer database asks to run it again,
    /// this throws.
    void together(const std::function<void()>& work);

    Dialect dialect() const override { return outer_.dialect(); }
    std::int64_t commits() const override { return outer_.commits(); }
    void drop_old_writes() override { outer_.drop_old_writes(); }
    void write(const Work&) override;
    void read(const std::function<void(Session&)>&) override;

  private:
    Database& outer_;
    Session* session_ = nullptr; ///< of the transaction that is open
};

}
