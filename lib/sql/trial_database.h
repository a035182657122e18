#pragma once
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

#include "lib/sql/database.h"

namespace motcua::sql {

/// A new folder that goes away with this object.
class TrialFolder {
  public:
    TrialFolder() {
        auto wanted = (std::filesystem::temp_directory_path() / "motcua-XXXXXX").string();
        if (::mkdtemp(wanted.data()) == nullptr) throw std::runtime_error("no trial folder");
        path_ = wanted;
    }
    ~TrialFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TrialFolder(const TrialFolder&) = delete;
    TrialFolder& operator=(const TrialFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// The PostgreSQL database of this test program: made at the first use, dropped at its end.
class TrialPostgres {
  public:
    static bool offered() { return std::getenv("MOTCUA_TEST_POSTGRES") != nullptr; }
    static const std::string& url() {
        static const TrialPostgres database;
        return database.url_;
    }
    TrialPostgres(const TrialPostgres&) = delete;
    TrialPostgres& operator=(const TrialPostgres&) = delete;

  private:
    TrialPostgres() : name_("motcua_t_" + std::to_string(::getpid())) {
        const std::string base = std::getenv("MOTCUA_TEST_POSTGRES");
        const auto settings = std::min(base.find('?'), base.size());
        url_ = base.substr(0, base.rfind('/', settings)) + "/" + name_ + base.substr(settings);
        run("CREATE DATABASE " + name_ +
            " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    }
    ~TrialPostgres() { run("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)"); }

    /// Through psql: a database cannot be made inside a transaction.
    static void run(const std::string& statement) {
        const auto command =
            "psql -X -q -v ON_ERROR_STOP=1 \"$MOTCUA_TEST_POSTGRES\" -c \"" + statement + "\"";
        if (std::system(command.c_str()) != 0) ADD_FAILURE() << "psql refused: " << statement;
    }

    std::string name_;
    std::string url_;
};

/// A throw-away database on "sqlite" or "postgres": without tables, or with tables that are empty
/// where an earlier test of this program has left some.
class TrialDatabase {
  public:
    enum class Tables { none, empty };
    explicit TrialDatabase(const std::string& engine, Tables tables = Tables::none)
        : engine_(engine) {
        if (engine == "postgres") tables == Tables::none ? sweep() : empty_tables();
        database_ = opened();
    }
    Database& operator*() const { return *database_; }
    Database* operator->() const { return database_.get(); }
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::filesystem::path file() const { return folder() / "trial.db"; }

    /// Another process' view of the same database.
    std::unique_ptr<Database> opened() const {
        if (engine_ == "postgres") return open_postgres(TrialPostgres::url());
        return open_sqlite(file());
    }

  private:
    static void sweep() {
        open_postgres(TrialPostgres::url())->write([](Session& session) {
            session.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            return Outcome::keep;
        });
    }

    /// Empties the tables and leaves them standing, which is much faster than to make them anew.
    static void empty_tables() {
        open_postgres(TrialPostgres::url())->write([](Session& session) {
            session.script("DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables"
                           " WHERE schemaname = 'public' AND tablename <> 'migrations' LOOP"
                           " EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', t);"
                           " EXECUTE format('DELETE FROM %I', t);"
                           " EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', t);"
                           " END LOOP; END $$");
            return Outcome::keep;
        });
    }

    std::string engine_;
    TrialFolder folder_;
    std::unique_ptr<Database> database_;
};

/// Runs each test on both engines; skips those on PostgreSQL where none is offered.
class OnBothEngines : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (GetParam() == "postgres" && !TrialPostgres::offered())
            GTEST_SKIP() << "MOTCUA_TEST_POSTGRES names no server (bin/postgres starts one)";
        begin();
    }
    virtual void begin() {}
    bool on_sqlite() const { return GetParam() == "sqlite"; }
};

inline auto both_engines() { return testing::Values("sqlite", "postgres"); }
inline std::string engine_name(const testing::TestParamInfo<std::string>& info) {
    return info.param;
}

}
