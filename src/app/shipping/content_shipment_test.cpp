#include "src/app/shipping/content_shipment.h"

#include <fstream>
#include <thread>

#include "src/app/shipping/shipper.h"
#include "src/app/shipping/trial_shipment.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::int64_t ids_per_second = std::int64_t{1000} << 22;
constexpr std::int64_t some_id = 100'000 * ids_per_second;

class ShippingContents : public sql::OnBothEngines {
  protected:
    void begin() override {
        order_.data = folder_.path() / "data";
        order_.to = folder_.path() / "second";
        order_.master = "0123456789abcdef";
        order_.every = 10ms;
        fs::create_directories(order_.data / "files");
        fs::create_directories(order_.to);
        if (on_sqlite()) {
            database_ = sql::open_sqlite(order_.data / "motcua.db");
        } else {
            trial_.emplace("postgres");
            order_.database = sql::TrialPostgres::url();
            database_ = trial_->opened();
        }
        sql::migrate(*database_, fs::path(MOTCUA_SOURCE_DIR) / "migrations");
    }

    static document::StoredFile file(std::int64_t id) {
        document::StoredFile file;
        file.id = id;
        file.uploader = office::AccountId(1);
        file.content_name = std::string(32, 'n');
        file.size = 7;
        file.content_type = "application/pdf";
        file.wrapped_key = file.sealed_name = "sealed";
        return file;
    }
    void write(const std::function<void(sql::Session&)>& work) {
        database_->write([&](sql::Session& session) {
            work(session);
            return sql::Outcome::keep;
        });
    }
    void add_row(std::int64_t id) {
        write([&](sql::Session& session) {
            document::insert_file(session, file(id), base::from_microseconds(0));
        });
    }
    fs::path content(std::int64_t id) const {
        return document::FileShelf(order_.data / "files").place_of(file(id));
    }
    void add_content(std::int64_t id) const {
        fs::create_directories(content(id).parent_path());
        std::ofstream(content(id)) << "content, sealed";
    }
    void add(std::int64_t id) {
        add_content(id);
        add_row(id);
    }
    void erase(std::int64_t id) {
        write([&](sql::Session& session) {
            session.run("DELETE FROM files WHERE id = $1", id);
        });
        fs::remove(content(id));
    }
    fs::path copy(std::int64_t id) const {
        return document::FileShelf(order_.to / "files").place_of(file(id));
    }
    bool is_there(std::int64_t id) const { return fs::exists(copy(id)); }
    template <class Holds> static void until(Holds holds) {
        const auto end = std::chrono::steady_clock::now() + 60s;
        while (!holds() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        ASSERT_TRUE(holds());
    }
    template <class Holds> static void follow_until(ContentShipment& shipment, Holds holds) {
        until([&] {
            shipment.follow();
            return holds();
        });
    }

    sql::TrialFolder folder_;
    std::optional<sql::TrialDatabase> trial_;
    Order order_;
    std::unique_ptr<sql::Database> database_;
    Pulse pulse_;
};

TEST_P(ShippingContents, CopiesEachWithItsRowAndTwiceNone) {
    ContentShipment shipment(order_, pulse_, true);
    add(some_id);
    shipment.follow();
    EXPECT_TRUE(is_there(some_id));
    add_content(some_id + 1);
    shipment.follow();
    EXPECT_FALSE(is_there(some_id + 1)) << "nobody knows yet whether it will have a row";
}

TEST_P(ShippingContents, FindsRowsThatCommitAfterYoungerOnes) {
    ContentShipment shipment(order_, pulse_, true);
    add(some_id);
    shipment.follow();
    add(some_id - 50 * ids_per_second);
    shipment.follow();
    EXPECT_TRUE(is_there(some_id - 50 * ids_per_second));
}

TEST_P(ShippingContents, LooksAgainForOneThatAnotherNodeHasOnlyJustWritten) {
    ContentShipment shipment(order_, pulse_, true);
    add_row(some_id);
    shipment.follow();
    EXPECT_FALSE(is_there(some_id));
    add_content(some_id);
    shipment.follow();
    EXPECT_TRUE(is_there(some_id));
}

TEST_P(ShippingContents, IsWholeOnceAllThatWasThereBeforeIsCopied) {
    add(some_id);
    add(some_id + 3600 * ids_per_second);
    ContentShipment shipment(order_, pulse_, true);
    EXPECT_FALSE(shipment.is_whole());
    follow_until(shipment, [&] { return shipment.is_whole(); });
    EXPECT_TRUE(is_there(some_id));
}

TEST_P(ShippingContents, HasWhatCameWhileNobodyShippedBeforeItSaysSo) {
    {
        ContentShipment shipment(order_, pulse_, true);
        follow_until(shipment, [&] { return shipment.is_whole(); });
    }
    add(some_id);
    ContentShipment shipment(order_, pulse_, false);
    shipment.follow();
    EXPECT_TRUE(shipment.is_whole());
    EXPECT_TRUE(is_there(some_id));
}

TEST_P(ShippingContents, FindsWhatWasMissedWithTheNextPicture) {
    add(some_id + 3600 * ids_per_second);
    ContentShipment shipment(order_, pulse_, true);
    follow_until(shipment, [&] { return shipment.is_whole(); });
    add(some_id);
    shipment.follow();
    EXPECT_FALSE(is_there(some_id)) << "its row is too old to be followed";
    order_.picture_every = 0s;
    follow_until(shipment, [&] { return is_there(some_id); });
}

TEST_P(ShippingContents, CopiesAnewWhatAPowerCutTore) {
    const auto young = some_id + 3600 * ids_per_second;
    add(some_id);
    add(young);
    order_.picture_every = 0s;
    {
        ContentShipment shipment(order_, pulse_, true);
        follow_until(shipment, [&] { return shipment.is_whole(); });
    }
    for (const auto id : {some_id, young}) fs::resize_file(copy(id), 0);
    ContentShipment shipment(order_, pulse_, false);
    const auto is_whole = [&](std::int64_t id) {
        return fs::file_size(copy(id)) == fs::file_size(content(id));
    };
    follow_until(shipment, [&] { return is_whole(some_id) && is_whole(young); });
}

TEST_P(ShippingContents, CopiesNothingTornOverWhatIsLeftOfIt) {
    add(some_id);
    order_.picture_every = 0s;
    ContentShipment shipment(order_, pulse_, true);
    follow_until(shipment, [&] { return shipment.is_whole(); });
    fs::resize_file(content(some_id), 3);
    add(some_id - ids_per_second);
    follow_until(shipment, [&] { return is_there(some_id - ids_per_second); });
    EXPECT_EQ(fs::file_size(copy(some_id)), 15U);
}

TEST_P(ShippingContents, TakesAwayWhatWasErasedOnceNoKeptMomentNeedsIt) {
    add(some_id);
    add(some_id + 1);
    order_.picture_every = 0s;
    ContentShipment shipment(order_, pulse_, true);
    follow_until(shipment, [&] { return shipment.is_whole(); });
    erase(some_id);
    for (int i = 0; i < 20; ++i) shipment.follow();
    EXPECT_TRUE(is_there(some_id)) << "seven days are kept";
    order_.keep = 0s;
    follow_until(shipment, [&] { return !is_there(some_id); });
    EXPECT_TRUE(is_there(some_id + 1));
}

TEST_P(ShippingContents, TakesNoMissingFolderForOneInWhichAllWasErased) {
    ContentShipment shipment(order_, pulse_, true);
    fs::rename(order_.data / "files", order_.data / "away");
    add_row(some_id);
    EXPECT_THROW(shipment.follow(), std::runtime_error);
    fs::rename(order_.data / "away", order_.data / "files");
    add_content(some_id);
    shipment.follow();
    EXPECT_TRUE(is_there(some_id));
}

TEST_P(ShippingContents, TakesNoFolderOfADatabaseOfAnotherKind) {
    SecondFolder(order_.to).claim(order_.master, SecondFolder::Holds::database, true);
    EXPECT_THROW(ContentShipment(order_, pulse_, true), std::runtime_error);
}

TEST_P(ShippingContents, IsDoneByOneNodeAndByTheNextWhenThatEnds) {
    auto first = std::make_unique<Shipper>(order_);
    until([&] { return first->state().as_of.has_value(); });
    Shipper second(order_);
    // A second shipper of one SQLite database is somebody's mistake.
    until([&] { return second.state().by_another || !second.state().failure.empty(); });
    EXPECT_EQ(second.state().by_another, !on_sqlite());
    add(some_id);
    until([&] { return is_there(some_id); });
    first.reset();
    until([&] { return second.state().as_of.has_value(); });
    EXPECT_FALSE(second.state().by_another);
    EXPECT_EQ(second.state().failure, "");
    EXPECT_TRUE(second.end());
}

TEST_P(ShippingContents, HangsWithTheSecondFolderAloneAndGoesOnWhenItIsBack) {
    order_.patience = 200ms;
    Shipper shipper(order_);
    until([&] { return shipper.state().as_of.has_value(); });
    auto half = document::FileShelf(order_.to / "files").place_of(file(some_id));
    half += ".part";
    fs::create_directories(half.parent_path());
    Hang hang(half);
    add(some_id);
    until([&] { return shipper.state().failure.find("does not answer") != std::string::npos; });
    database_->drop_old_writes();
    hang.end();
    until([&] { return is_there(some_id) && shipper.state().failure.empty(); });
    EXPECT_TRUE(shipper.end());
}

INSTANTIATE_TEST_SUITE_P(Engines, ShippingContents, sql::both_engines(), sql::engine_name);

}
}
