#include "lib/sql/within.h"

#include <stdexcept>

#include "lib/sql/trial_database.h"

namespace motcua::sql {
namespace {

class Together : public OnBothEngines {
  protected:
    void begin() override {
        database_.emplace(GetParam());
        (*database_)->write([](Session& session) {
            session.script("CREATE TABLE things (id INTEGER PRIMARY KEY NOT NULL)");
            return Outcome::keep;
        });
        within_.emplace(**database_);
    }
    Within& within() { return *within_; }
    void add(std::int64_t id, Outcome outcome = Outcome::keep) {
        within_->write([&](Session& session) {
            session.run("INSERT INTO things (id) VALUES ($1)", id);
            return outcome;
        });
    }
    static std::int64_t count(Database& database) {
        std::int64_t counted = 0;
        database.read([&](Session& session) {
            counted = session.query("SELECT COUNT(*) FROM things").front().integer(0);
        });
        return counted;
    }
    std::int64_t count() { return count(**database_); }

  private:
    std::optional<TrialDatabase> database_;
    std::optional<Within> within_;
};

TEST_P(Together, ManyPiecesAreOneCommit) {
    const auto before = within().commits();
    within().together([&] {
        add(1);
        add(2);
        EXPECT_EQ(count(within()), 2);
    });
    EXPECT_EQ(within().commits(), before + 1);
    EXPECT_EQ(count(), 2);
}

TEST_P(Together, APieceThatIsUndoneLeavesTheOthers) {
    within().together([&] {
        add(1);
        add(2, Outcome::undo);
        EXPECT_THROW(add(1), Error);
        add(3);
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(Together, WhatFailsOutsideAPieceUndoesAll) {
    EXPECT_THROW(within().together([&] {
        add(1);
        throw std::runtime_error("enough");
    }),
                 std::runtime_error);
    EXPECT_EQ(count(), 0);
}

TEST_P(Together, ApartFromThatItIsTheOtherDatabase) {
    add(1);
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(count(within()), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Together, both_engines(), engine_name);

}
}
