#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include <spdlog/spdlog.h>

#include "lib/base/durable.h"
#include "lib/base/thread_name.h"
#include "lib/base/turnstile.h"
#include "lib/sql/database.h"
#include "lib/sql/sqlite_session.h"

namespace motcua::sql {
namespace {

/// How long the writer waits for readers of an older picture before it goes on with a long log.
constexpr std::chrono::milliseconds patience{50};

/// One request's work, waiting for the writer.
struct Job {
    const Database::Work* work = nullptr;
    std::exception_ptr failure;
    base::Turnstile done{0};
};

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(std::filesystem::path file, SqliteOptions options)
        : file_(std::move(file)), options_(options),
          writer_session_(file_,
                          options.scratch ? SqliteSession::Mode::scratch
                                          : SqliteSession::Mode::write,
                          options.create),
          next_use_up_(options.log_pages_max), writer_([this] { write_groups(); }) {
        if (!options.scratch) checkpointer_ = std::thread([this] { checkpoint_often(); });
    }

    ~SqliteDatabase() override {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        arrived_.notify_all();
        stop_checkpoints_.notify_all();
        writer_.join();
        if (checkpointer_.joinable()) checkpointer_.join();
    }

    Dialect dialect() const override { return Dialect::sqlite; }
    std::int64_t commits() const override { return commits_.load(); }

    void write(const Work& work) override {
        Job job;
        job.work = &work;
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(&job);
        }
        arrived_.notify_one();
        job.done.acquire();
        if (job.failure) std::rethrow_exception(job.failure);
    }

    void read(const std::function<void(Session&)>& work) override {
        if (options_.scratch)
            return write([&](Session& session) {
                work(session);
                return Outcome::keep;
            });
        auto session = borrow_reader();
        try {
            session->run("BEGIN");
            work(*session);
            session->run("COMMIT");
        } catch (...) {
            give_back(still_good(std::move(session)));
            throw;
        }
        give_back(std::move(session));
    }

    void drop_old_writes() override {
        SqliteSession session(file_, SqliteSession::Mode::write, false);
        const auto rows = session.query("PRAGMA wal_checkpoint(TRUNCATE)");
        if (rows.empty() || rows.front().integer(0) != 0)
            throw Error("SQLite: somebody reads an older picture of the database", true);
    }

  private:
    void write_groups();
    std::vector<Job*> next_group();
    void run_group(const std::vector<Job*>& group);
    void run_alone(const Job& job);
    void keep_log_short();
    void commit();
    bool run_job(Job& job);
    void checkpoint_often();
    std::unique_ptr<SqliteSession> borrow_reader();
    static std::unique_ptr<SqliteSession> still_good(std::unique_ptr<SqliteSession> session);
    void give_back(std::unique_ptr<SqliteSession> session);

    std::filesystem::path file_;
    SqliteOptions options_;
    SqliteSession writer_session_;
    std::int64_t next_use_up_ = 0;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable stop_checkpoints_;
    std::deque<Job*> waiting_;
    bool stopping_ = false;
    std::atomic<std::int64_t> commits_{0};
    std::mutex readers_mutex_;
    std::condition_variable reader_returned_;
    std::vector<std::unique_ptr<SqliteSession>> idle_readers_;
    std::size_t readers_ = 0;
    std::thread writer_;
    std::thread checkpointer_;
};

void SqliteDatabase::write_groups() {
    base::name_this_thread("writer");
    for (;;) {
        const auto group = next_group();
        if (group.empty()) return;
        run_group(group);
        keep_log_short();
    }
}

/// The checkpointer never sees a moment without a writer while commits follow each other at once.
/// Readers who stay, and the checkpointer at work, keep the log from being begun anew; so it is
/// tried again after an eighth, not by each group.
void SqliteDatabase::keep_log_short() {
    const auto pages = writer_session_.log_pages();
    if (pages < next_use_up_) return;
    try {
        writer_session_.use_log_up(patience);
    } catch (const Error& error) {
        spdlog::warn("the database's log stays long: {}", error.what());
    }
    const auto left = writer_session_.log_pages();
    next_use_up_ = left == 0 ? options_.log_pages_max : left + options_.log_pages_max / 8;
}

/// All that wait, up to a limit; empty when the database closes.
std::vector<Job*> SqliteDatabase::next_group() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    std::vector<Job*> group;
    while (!waiting_.empty() && group.size() < options_.group_max) {
        group.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return group;
}

/// Nobody is answered before the outer commit. When an error of one member has undone the whole
/// transaction (disk full, for one), the others run again, each in a commit of its own.
void SqliteDatabase::run_group(const std::vector<Job*>& group) {
    bool undone = false;
    try {
        writer_session_.run("BEGIN IMMEDIATE");
        if (group.size() == 1) {
            run_alone(*group.front());
        } else {
            for (auto* job : group) {
                undone = !run_job(*job);
                if (undone) break;
            }
            if (!undone) commit();
        }
    } catch (...) {
        if (writer_session_.in_transaction()) writer_session_.run("ROLLBACK");
        for (auto* job : group)
            if (!job->failure) job->failure = std::current_exception();
    }
    for (auto* job : group) {
        if (undone && group.size() > 1 && !job->failure)
            run_group({job});
        else
            job->done.release();
    }
}

/// With nobody beside it, work needs no savepoint of its own: much work in one transaction would
/// pay for that with each page it writes.
void SqliteDatabase::run_alone(const Job& job) {
    if ((*job.work)(writer_session_) == Outcome::keep)
        commit();
    else
        writer_session_.run("ROLLBACK");
}

void SqliteDatabase::commit() {
    writer_session_.run("COMMIT");
    ++commits_;
}

/// False when the whole transaction is gone.
bool SqliteDatabase::run_job(Job& job) {
    writer_session_.run("SAVEPOINT act");
    try {
        if ((*job.work)(writer_session_) == Outcome::undo) writer_session_.run("ROLLBACK TO act");
    } catch (...) {
        job.failure = std::current_exception();
        if (!writer_session_.in_transaction()) return false;
        writer_session_.run("ROLLBACK TO act");
    }
    writer_session_.run("RELEASE act");
    return true;
}

/// Checkpoints run beside the writer, so that no request pays for them.
void SqliteDatabase::checkpoint_often() {
    base::name_this_thread("checkpointer");
    SqliteSession session(file_, SqliteSession::Mode::write, false);
    std::int64_t seen = 0;
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        stop_checkpoints_.wait_for(lock, std::chrono::seconds(1));
        const auto commits = commits_.load();
        if (commits == seen) continue;
        seen = commits;
        lock.unlock();
        try {
            session.query("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (const Error& error) {
            spdlog::warn("checkpoint put off: {}", error.what());
        }
        lock.lock();
    }
}

std::unique_ptr<SqliteSession> SqliteDatabase::borrow_reader() {
    std::unique_lock lock(readers_mutex_);
    reader_returned_.wait(
        lock, [this] { return !idle_readers_.empty() || readers_ < options_.readers_max; });
    if (!idle_readers_.empty()) {
        auto session = std::move(idle_readers_.back());
        idle_readers_.pop_back();
        return session;
    }
    ++readers_;
    lock.unlock();
    try {
        return std::make_unique<SqliteSession>(file_, SqliteSession::Mode::read, false);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

/// The reader with nothing begun, after a failure that may have undone its transaction already (a
/// disk that does not answer does that); null when it cannot be used any more.
std::unique_ptr<SqliteSession>
SqliteDatabase::still_good(std::unique_ptr<SqliteSession> session) {
    try {
        if (session->in_transaction()) session->run("ROLLBACK");
        return session;
    } catch (const Error&) {
        return nullptr;
    }
}

/// Null: the reader was lost, and another may be opened in its place.
void SqliteDatabase::give_back(std::unique_ptr<SqliteSession> session) {
    {
        const std::lock_guard lock(readers_mutex_);
        if (session != nullptr)
            idle_readers_.push_back(std::move(session));
        else
            --readers_;
    }
    reader_returned_.notify_one();
}

}

void copy_sqlite(const std::filesystem::path& from, const std::filesystem::path& to) {
    SqliteSession session(from, SqliteSession::Mode::write, false);
    session.run("VACUUM INTO $1", to.string());
    base::make_durable(to);
    base::make_durable(to.has_parent_path() ? to.parent_path() : ".");
}

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, SqliteOptions options) {
    return std::make_unique<SqliteDatabase>(file, options);
}

}
