#include "src/app/shipping/shipper.h"

#include "src/app/shipping/trial_shipment.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class ASecondFolderThatHangs : public ShippingADatabase {
  protected:
    ASecondFolderThatHangs() {
        order_.every = 10ms;
        order_.patience = 200ms;
    }

    template <class Holds> static void until(Holds holds) {
        const auto end = std::chrono::steady_clock::now() + 60s;
        while (!holds() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
        ASSERT_TRUE(holds());
    }
    static void until_it_says_so(const Shipper& shipper) {
        until([&] { return shipper.state().failure.find("does not answer") != std::string::npos; });
    }
    /// Until all is shipped that was committed before.
    static void until_shipped(const Shipper& shipper) {
        const auto before = shipper.state().as_of;
        int successes = 0;
        until([last = before, &successes, &shipper]() mutable {
            const auto state = shipper.state();
            if (state.as_of != last) ++successes;
            last = state.as_of;
            return successes > 1 && state.failure.empty();
        });
    }
    void until_pictures(std::size_t count) const {
        until([&] { return pictures_in(second()) >= count; });
    }
    void ship_a(Shipper& shipper) {
        until_pictures(1);
        add("a");
        until_shipped(shipper);
    }
    /// The shipper's next segment does not get written.
    fs::path next_segment() const {
        auto half = newest_chain().segment(newest_chain().segments().back() + 1);
        half += ".part";
        return half;
    }
};

TEST_F(ASecondFolderThatHangs, LetsTheLogBeginAnewAndHasEverythingWhenItIsBack) {
    Shipper shipper(order_);
    ship_a(shipper);
    Hang hang(next_segment());
    add("b");
    until_it_says_so(shipper);
    database_->drop_old_writes();
    EXPECT_EQ(fs::file_size(log()), 0U);
    add("c");
    EXPECT_EQ(laid(), "a ") << "what came before can be brought back meanwhile";
    hang.end();
    until_shipped(shipper);
    EXPECT_EQ(second().chains().size(), 2U) << "commits were missed";
    until_pictures(2);
    EXPECT_EQ(laid(), "a b c ");
    EXPECT_TRUE(shipper.end());
}

TEST_F(ASecondFolderThatHangs, IsLetGoBeforePatienceIsOverForWhoWaits) {
    order_.patience = 12s;
    Shipper shipper(order_);
    ship_a(shipper);
    Hang hang(next_segment());
    add("b");
    const auto begin = std::chrono::steady_clock::now();
    database_->drop_old_writes();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
    hang.end();
    until_shipped(shipper);
    EXPECT_EQ(second().chains().size(), 2U);
}

TEST_F(ASecondFolderThatHangs, HoldsUpNoEndAndLeavesNoLogOnceItWasNoticed) {
    Shipper shipper(order_);
    ship_a(shipper);
    Hang hang(next_segment());
    add("b");
    until_it_says_so(shipper);
    database_.reset();
    EXPECT_FALSE(fs::exists(log()));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(shipper.end());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
    hang.end();
}

TEST_F(ASecondFolderThatHangs, LosesNothingWhereTheProgramEndsBeforeItWasNoticed) {
    order_.patience = 60s;
    {
        Shipper shipper(order_);
        ship_a(shipper);
        Hang hang(next_segment());
        add("b");
        database_.reset();
        EXPECT_FALSE(shipper.end());
        EXPECT_TRUE(fs::exists(log())) << "the next one goes on behind what was shipped";
        hang.end();
    }
    open();
    Shipper shipper(order_);
    until_shipped(shipper);
    EXPECT_EQ(second().chains().size(), 1U);
    EXPECT_EQ(laid(), "a b ");
}

}
}
