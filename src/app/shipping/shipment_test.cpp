#include "src/app/shipping/shipment.h"

#include <algorithm>
#include <fstream>

#include "lib/sql/trial_database.h"
#include "src/app/shipping/laying.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

class ShippingADatabase : public testing::Test {
  protected:
    ShippingADatabase() {
        order_.data = folder_.path() / "data";
        order_.to = folder_.path() / "second";
        order_.master = "0123456789abcdef";
        fs::create_directories(order_.data);
        fs::create_directories(order_.to);
        open();
        sql::migrate(*database_, fs::path(MOTCUA_SOURCE_DIR) / "migrations");
        write("CREATE TABLE things (t TEXT)");
    }

    void open() { database_ = sql::open_sqlite(order_.data / "motcua.db"); }
    void write(const std::string& statement) {
        database_->write([&](sql::Session& session) {
            session.script(statement);
            return sql::Outcome::keep;
        });
    }
    void add(const std::string& thing) { write("INSERT INTO things (t) VALUES ('" + thing + "')"); }
    static std::size_t pictures_in(const SecondFolder& second) {
        std::size_t count = 0;
        for (const auto& chain : second.chains()) count += SecondFolder::pictures(chain).size();
        return count;
    }
    /// Until there are so many pictures.
    void follow_to_pictures(Shipment& shipment, std::size_t count) const {
        for (int i = 0; i < 100'000 && pictures_in(second()) < count; ++i) {
            shipment.follow();
            std::this_thread::yield();
        }
        ASSERT_GE(pictures_in(second()), count);
    }
    SecondFolder second() const { return SecondFolder(order_.to); }
    Chain newest_chain() const { return second().chains().back(); }

    /// What is in the database that is put together; or why it cannot be.
    std::string laid(std::optional<base::Instant> at = {}) const {
        const auto file = folder_.path() / "laid.db";
        for (const auto* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix);
        const auto done = lay(second(), at, file);
        if (!done) return done.error();
        std::string things;
        sql::open_sqlite(file)->read([&](sql::Session& session) {
            EXPECT_EQ(session.query("PRAGMA integrity_check").front().text(0), "ok");
            for (const auto& row : session.query("SELECT t FROM things ORDER BY t"))
                things += row.text(0) + " ";
        });
        return things + done->left_out;
    }
    base::Instant taken_at(std::int64_t number) const {
        std::ifstream in(newest_chain().segment(number), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        return parse_segment(bytes)->head.taken_at;
    }

    sql::TrialFolder folder_;
    Order order_;
    std::unique_ptr<sql::Database> database_;
};

TEST_F(ShippingADatabase, BringsBackTheNewestStateAndAnyBetween) {
    Shipment shipment(order_, true);
    follow_to_pictures(shipment, 1);
    add("a");
    shipment.follow();
    const auto first = newest_chain().segments().back();
    add("b");
    shipment.follow();
    EXPECT_EQ(laid(), "a b ");
    EXPECT_EQ(laid(taken_at(first)), "a ");
    EXPECT_EQ(laid(taken_at(first) - std::chrono::microseconds{1}), "");
}

TEST_F(ShippingADatabase, SaysWhenNothingWasShippedBeforeThatMoment) {
    SecondFolder(order_.to).claim(order_.master, true);
    EXPECT_NE(laid().find("nothing was shipped there yet"), std::string::npos);
    Shipment shipment(order_, true);
    follow_to_pictures(shipment, 1);
    EXPECT_NE(laid(base::from_microseconds(0)).find("nothing was shipped before that moment"),
              std::string::npos);
}

TEST_F(ShippingADatabase, LeavesATornLastSegmentOutAndNamesOneInBetween) {
    Shipment shipment(order_, true);
    follow_to_pictures(shipment, 1);
    for (const auto* thing : {"a", "b", "c"}) {
        add(thing);
        shipment.follow();
    }
    const auto last = newest_chain().segments().back();
    const auto place = newest_chain().segment(last);
    fs::resize_file(place, fs::file_size(place) - 1);
    EXPECT_EQ(laid(), "a b segment " + std::to_string(last) +
                          ", the last, is torn and was left out");
    fs::resize_file(newest_chain().segment(last - 1), 100);
    EXPECT_NE(laid().find("segment " + std::to_string(last - 1) + " is damaged"),
              std::string::npos);
    fs::remove(newest_chain().segment(last - 1));
    EXPECT_NE(laid().find("segment " + std::to_string(last - 1) + " is missing"),
              std::string::npos);
    EXPECT_EQ(laid(taken_at(last - 2)), "a segment " + std::to_string(last - 1) +
                                            " is missing, and nothing from it on was laid");
}

TEST_F(ShippingADatabase, GoesOnWithItsChainAfterAnEndOfBoth) {
    {
        Shipment shipment(order_, true);
        follow_to_pictures(shipment, 1);
        add("a");
        database_.reset();
        shipment.follow();
    }
    open();
    add("b");
    Shipment shipment(order_, false);
    shipment.follow();
    EXPECT_EQ(second().chains().size(), 1U);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, SetsATornLastSegmentAsideWhenItGoesOn) {
    {
        Shipment shipment(order_, true);
        follow_to_pictures(shipment, 1);
        for (const auto* thing : {"a", "b"}) {
            add(thing);
            shipment.follow();
        }
    }
    const auto last = newest_chain().segments().back();
    const auto place = newest_chain().segment(last);
    fs::resize_file(place, fs::file_size(place) / 2);
    Shipment shipment(order_, false);
    shipment.follow();
    EXPECT_EQ(newest_chain().segments().back(), last);
    EXPECT_EQ(second().chains().size(), 1U);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, BeginsAnewChainWhereCommitsWereMissed) {
    {
        Shipment shipment(order_, true);
        follow_to_pictures(shipment, 1);
        add("a");
        shipment.follow();
    }
    database_.reset();
    open();
    database_->drop_old_writes();
    add("b");
    Shipment shipment(order_, false);
    shipment.follow();
    EXPECT_EQ(second().chains().size(), 2U);
    follow_to_pictures(shipment, 2);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, TakesAnOlderPictureWhereTheNewestIsDamaged) {
    order_.picture_every = std::chrono::seconds{0};
    Shipment shipment(order_, true);
    follow_to_pictures(shipment, 2);
    add("a");
    shipment.follow();
    const auto pictures = SecondFolder::pictures(newest_chain());
    std::fstream file(newest_chain().picture(pictures.back().number),
                      std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(5000);
    file << "otherwise";
    file.close();
    EXPECT_NE(laid().find("a picture "), std::string::npos) << laid();
}

TEST_F(ShippingADatabase, MakesAPictureWhileOthersWrite) {
    Shipment shipment(order_, true);
    for (int i = 0; i < 300; ++i) {
        add(std::string(2000, 'x'));
        if (i % 7 == 0) shipment.follow();
        if (i % 11 == 0) database_->read([](sql::Session&) {});
    }
    order_.picture_every = std::chrono::seconds{0};
    const auto pictures = pictures_in(second());
    follow_to_pictures(shipment, pictures + 3);
    add("last");
    shipment.follow();
    const auto things = laid();
    EXPECT_EQ(std::count(things.begin(), things.end(), ' '), 301);
}

TEST_F(ShippingADatabase, ForgetsWhatNoMomentNeedsThatIsKept) {
    order_.picture_every = std::chrono::seconds{0};
    order_.keep = std::chrono::seconds{0};
    Shipment shipment(order_, true);
    follow_to_pictures(shipment, 1);
    for (int i = 0; i < 20; ++i) {
        add("a");
        shipment.follow();
    }
    for (int i = 0; i < 100'000 && SecondFolder::pictures(newest_chain()).front().number < 2; ++i) {
        shipment.follow();
        std::this_thread::yield();
    }
    EXPECT_GE(SecondFolder::pictures(newest_chain()).front().number, 2);
    EXPECT_EQ(std::string(laid()).size(), 40U);
}

TEST_F(ShippingADatabase, TakesNoFolderThatIsAwayOrSomebodyElses) {
    EXPECT_THROW(Shipment(Order{order_.data, folder_.path() / "away", order_.master}, true),
                 std::runtime_error);
    EXPECT_THROW(Shipment(Order{order_.data, order_.data, order_.master}, true),
                 std::runtime_error);
    EXPECT_THROW(Shipment(order_, false), std::runtime_error) << "empty, as without its disk";
    {
        Shipment shipment(order_, true);
        EXPECT_THROW(Shipment(order_, true), std::runtime_error) << "one ships there already";
    }
    order_.master = "another";
    EXPECT_THROW(Shipment(order_, true), std::runtime_error);
}

}
}
