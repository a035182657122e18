#include "src/app/shipping/shipment.h"

#include <algorithm>
#include <fstream>

#include "src/app/shipping/trial_shipment.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

TEST_F(ShippingADatabase, BringsBackTheNewestStateAndAnyBetween) {
    Shipment shipment(order_, tail_, pulse_, true);
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
    SecondFolder(order_.to).claim(order_.master, SecondFolder::Holds::database, true);
    EXPECT_NE(laid().find("nothing was shipped there yet"), std::string::npos);
    Shipment shipment(order_, tail_, pulse_, true);
    follow_to_pictures(shipment, 1);
    EXPECT_NE(laid(base::from_microseconds(0)).find("nothing was shipped before that moment"),
              std::string::npos);
}

TEST_F(ShippingADatabase, LeavesATornLastSegmentOutAndNamesOneInBetween) {
    Shipment shipment(order_, tail_, pulse_, true);
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
        Shipment shipment(order_, tail_, pulse_, true);
        follow_to_pictures(shipment, 1);
        add("a");
        database_.reset();
        shipment.follow();
    }
    open();
    add("b");
    Shipment shipment(order_, tail_, pulse_, false);
    shipment.follow();
    EXPECT_EQ(second().chains().size(), 1U);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, SetsATornLastSegmentAsideWhenItGoesOn) {
    {
        Shipment shipment(order_, tail_, pulse_, true);
        follow_to_pictures(shipment, 1);
        for (const auto* thing : {"a", "b"}) {
            add(thing);
            shipment.follow();
        }
    }
    const auto last = newest_chain().segments().back();
    const auto place = newest_chain().segment(last);
    fs::resize_file(place, fs::file_size(place) / 2);
    Shipment shipment(order_, tail_, pulse_, false);
    shipment.follow();
    EXPECT_EQ(newest_chain().segments().back(), last);
    EXPECT_EQ(second().chains().size(), 1U);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, BeginsAnewChainWhereCommitsWereMissed) {
    {
        Shipment shipment(order_, tail_, pulse_, true);
        follow_to_pictures(shipment, 1);
        add("a");
        shipment.follow();
    }
    database_.reset();
    open();
    database_->drop_old_writes();
    add("b");
    Shipment shipment(order_, tail_, pulse_, false);
    shipment.follow();
    EXPECT_EQ(second().chains().size(), 2U);
    follow_to_pictures(shipment, 2);
    EXPECT_EQ(laid(), "a b ");
}

TEST_F(ShippingADatabase, TakesAnOlderPictureWhereTheNewestIsDamaged) {
    order_.picture_every = std::chrono::seconds{0};
    Shipment shipment(order_, tail_, pulse_, true);
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

TEST_F(ShippingADatabase, TakesAnOlderPictureWhereTheNewestNeedsWhatIsDamaged) {
    order_.picture_every = std::chrono::seconds{0};
    Shipment shipment(order_, tail_, pulse_, true);
    follow_to_pictures(shipment, 2);
    add("a");
    shipment.follow();
    add("b");
    shipment.follow();
    auto picture = SecondFolder::pictures(newest_chain()).back();
    const auto last = newest_chain().segments().back();
    picture.replay_from = picture.valid_from = last;
    SecondFolder::note(newest_chain(), picture);
    fs::resize_file(newest_chain().segment(last), 100);
    EXPECT_NE(laid().find("segment " + std::to_string(last) + ", the last, is torn"),
              std::string::npos);
    EXPECT_EQ(laid().substr(0, 2), "a ") << laid();
}

TEST_F(ShippingADatabase, MakesAPictureWhileOthersWrite) {
    Shipment shipment(order_, tail_, pulse_, true);
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
    Shipment shipment(order_, tail_, pulse_, true);
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
    const auto begin = [&](const fs::path& to, bool may_be_new) {
        const Order order{order_.data, to, order_.master};
        const Shipment shipment(order, tail_, pulse_, may_be_new);
    };
    EXPECT_THROW(begin(folder_.path() / "away", true), std::runtime_error);
    EXPECT_THROW(begin(order_.data, true), std::runtime_error);
    EXPECT_THROW(begin(order_.to, false), std::runtime_error) << "empty, as without its disk";
    {
        const Shipment shipment(order_, tail_, pulse_, true);
        EXPECT_THROW(begin(order_.to, true), std::runtime_error) << "one ships there already";
    }
    order_.master = "another";
    EXPECT_THROW(begin(order_.to, true), std::runtime_error);
}

TEST_F(ShippingADatabase, GoesOnWithSegmentsWhileAPictureHangs) {
    Shipment shipment(order_, tail_, pulse_, true);
    follow_to_pictures(shipment, 1);
    Hang hang(newest_chain().picture(2));
    order_.picture_every = std::chrono::seconds{0};
    shipment.follow();
    EXPECT_FALSE(shipment.picture_hangs());
    order_.patience = std::chrono::milliseconds{0};
    add("a");
    shipment.follow();
    EXPECT_TRUE(shipment.picture_hangs());
    EXPECT_EQ(laid(), "a ");
    tail_.let_go();
    database_.reset();
    EXPECT_FALSE(fs::exists(log())) << "the picture's thread holds nothing of the database";
    hang.end();
}

}
}
