#include <atomic>
#include <condition_variable>
#include <mutex>

#include <fmt/format.h>

#include "lib/sql/database.h"
#include "lib/sql/postgres_session.h"

namespace motcua::sql {
namespace {

constexpr int attempts_max = 4;

class PostgresDatabase final : public Database {
  public:
    PostgresDatabase(std::string url, PostgresOptions options)
        : url_(std::move(url)), options_(options) {
        read([](Session& session) { refuse_other_orders(session); });
    }

    Dialect dialect() const override { return Dialect::postgres; }
    std::int64_t commits() const override { return commits_.load(); }
    void drop_old_writes() override {}

    void write(const Work& work) override {
        for (int attempt = 1;; ++attempt) {
            try {
                write_once(work);
                return;
            } catch (const Error& error) {
                if (!error.transient() || attempt == attempts_max) throw;
            }
        }
    }

    void read(const std::function<void(Session&)>& work) override {
        Loan loan(*this, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        work(loan.session());
        loan.session().end_reading();
        loan.settle();
    }

  private:
    /// A connection with an open transaction, for one piece of work. Unless settled, the
    /// transaction is rolled back, or the connection thrown away when even that fails.
    class Loan {
      public:
        Loan(PostgresDatabase& database, const char* begin)
            : database_(database), session_(database.borrow()) {
            try {
                session_->begin(begin);
            } catch (...) {
                database.give_back(nullptr);
                throw;
            }
        }
        ~Loan() {
            if (!settled_) roll_back();
            database_.give_back(std::move(session_));
        }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        PostgresSession& session() { return *session_; }
        void settle() { settled_ = true; }

      private:
        void roll_back() {
            try {
                session_->roll_back();
            } catch (const Error&) {
                session_ = nullptr;
            }
        }
        PostgresDatabase& database_;
        std::unique_ptr<PostgresSession> session_;
        bool settled_ = false;
    };

    void write_once(const Work& work) {
        Loan loan(*this, "BEGIN ISOLATION LEVEL READ COMMITTED");
        if (work(loan.session()) == Outcome::undo) return;
        loan.session().commit();
        loan.settle();
        ++commits_;
    }

    static void refuse_other_orders(Session& session) {
        const auto rows = session.query(
            "SELECT pg_encoding_to_char(encoding)::text, datcollate::text FROM pg_database"
            " WHERE datname = current_database()");
        const auto& encoding = rows.front().text(0);
        const auto& order = rows.front().text(1);
        const bool by_code_point = order == "C" || order == "POSIX" || order == "C.UTF-8" ||
                                   order == "C.utf8" || order == "ucs_basic";
        if (encoding != "UTF8" || !by_code_point)
            throw Error(fmt::format("the database must be UTF8 with collation C, this one is {} "
                                    "with {}",
                                    encoding, order),
                        false);
    }

    /// An idle connection may have been cut; nothing was done on it, so another one serves.
    std::unique_ptr<PostgresSession> borrow() {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [this] { return !idle_.empty() || open_ < options_.connections_max; });
        if (!idle_.empty()) {
            auto session = std::move(idle_.back());
            idle_.pop_back();
            if (session->alive()) return session;
        } else {
            ++open_;
        }
        lock.unlock();
        try {
            return std::make_unique<PostgresSession>(url_, options_);
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Null: the connection was lost, and another may be opened in its place.
    void give_back(std::unique_ptr<PostgresSession> session) {
        {
            const std::lock_guard lock(mutex_);
            if (session != nullptr && session->alive())
                idle_.push_back(std::move(session));
            else
                --open_;
        }
        returned_.notify_one();
    }

    std::string url_;
    PostgresOptions options_;
    std::atomic<std::int64_t> commits_{0};
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<PostgresSession>> idle_;
    std::size_t open_ = 0;
};

}

std::unique_ptr<Database> open_postgres(const std::string& url, PostgresOptions options) {
    return std::make_unique<PostgresDatabase>(url, options);
}

}
