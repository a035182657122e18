#include "src/catalogue/finder_store.h"

#include <optional>

#include "src/catalogue/listing_actions.h"
#include "src/catalogue/listing_store.h"
#include "src/catalogue/procedure_store.h"
#include "src/office/publication.h"
#include "src/office/trial_office.h"

namespace motcua::catalogue {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

class CurrentlyFound : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({{"procedure_published", apply_publication},
                                                      {"procedure_listed", apply_listing}}));
    }
    office::TrialOffice& office() { return *office_; }

    void publish(const std::string& code, const std::string& name) {
        const json::Object text{{"code", code}, {"name", json::Object{{"vi", name}}}};
        const auto done = office()->perform(
            office::system_actor(), nullptr, [&](office::Act& act) -> base::Result<bool, int> {
                return office::publish(act, "procedures", "procedure_published", text);
            });
        ASSERT_TRUE(done && *done);
    }
    void list(const std::string& code, const std::string& name, const std::string& result) {
        Listing listing;
        listing.code = code;
        listing.name = name;
        listing.tiers = {"commune"};
        listing.results.emplace({ListedResult{result, ""}});
        const auto done = office()->perform(
            office::system_actor(), nullptr, [&](office::Act& act) -> base::Result<bool, int> {
                return list_procedure(act, listing, "a test") != Listed::same;
            });
        ASSERT_TRUE(done && *done);
    }
    /// So many dossiers of that procedure, all filed so long ago.
    void file(const std::string& code, int count, std::chrono::hours ago) {
        office()->database().write([&](sql::Session& session) {
            for (int i = 0; i < count; ++i) {
                ++dossiers_;
                session.run("INSERT INTO dossiers (id, code, version, state, procedure_code,"
                            " procedure_revision, variant, process, process_revision, channel,"
                            " receiving_unit, competent_agency, delivery_way, submitter,"
                            " submitted_at, submission_entry) VALUES ($1, $2, 1, 'submitted', $3,"
                            " 1, '', '', 1, 'online', '', '', 'online', 1, $4, 1)",
                            dossiers_, "D" + std::to_string(dossiers_), code,
                            base::to_microseconds(office()->now() - ago));
            }
            return sql::Outcome::keep;
        });
    }
    Names names(CurrentFinder& finder, const std::string& words) {
        Names found;
        for (const auto& item : page(finder, words).items) found.push_back(item.name);
        return found;
    }
    FoundPage page(CurrentFinder& finder, const std::string& words) {
        return office()->look([&](sql::Session& session) {
            return finder.find(session, {.words = words, .sector = "", .tier = "", .after = ""},
                               "vi", office()->now());
        });
    }
    void count(CurrentFinder& finder) {
        office()->look([&](sql::Session& session) {
            finder.refresh_use(session, office()->now());
            return true;
        });
    }

  private:
    std::optional<office::TrialOffice> office_;
    std::int64_t dossiers_ = 0;
};
INSTANTIATE_TEST_SUITE_P(Engines, CurrentlyFound, sql::both_engines(), sql::engine_name);

TEST_P(CurrentlyFound, IsNothingInAnEmptyCatalogue) {
    CurrentFinder finder{Sayings{}};
    EXPECT_EQ(names(finder, "khai sinh"), Names{});
    EXPECT_EQ(names(finder, ""), Names{});
}

TEST_P(CurrentlyFound, IsWhatAnyNodeHasPublishedTwoSecondsLaterAtMost) {
    CurrentFinder one{Sayings{}};
    CurrentFinder other{Sayings{}};
    publish("1.000001", "Đăng ký khai sinh");
    EXPECT_EQ(names(one, "khai sinh"), Names{"Đăng ký khai sinh"});
    publish("1.000002", "Đăng ký khai tử");
    office().wait(2s);
    EXPECT_EQ(names(one, "khai tu"), Names{"Đăng ký khai tử"});
    EXPECT_EQ(names(other, "khai tu"), Names{"Đăng ký khai tử"});
    EXPECT_EQ(names(other, "").size(), 2U);
}

TEST_P(CurrentlyFound, IsTheNewestRevisionOnly) {
    CurrentFinder finder{Sayings{}};
    publish("1.000001", "Đăng ký khai sinh");
    EXPECT_EQ(names(finder, "").size(), 1U);
    publish("1.000001", "Khai báo việc sinh");
    office().wait(2s);
    EXPECT_EQ(names(finder, ""), Names{"Khai báo việc sinh"});
    EXPECT_EQ(names(finder, "dang ky khai sinh"), Names{});
}

TEST_P(CurrentlyFound, IsWhatIsOnlyListedToo) {
    CurrentFinder finder{Sayings{}};
    list("1.000001", "Đăng ký tạm trú", "Sổ tạm trú");
    EXPECT_EQ(names(finder, "dang ky tam tru"), Names{"Đăng ký tạm trú"});
    EXPECT_EQ(names(finder, "so tam tru"), Names{"Đăng ký tạm trú"}) << "by what one gets";
    EXPECT_FALSE(page(finder, "").items.front().fileable);
    list("1.000001", "Khai báo tạm trú", "");
    office().wait(2s);
    EXPECT_EQ(names(finder, ""), Names{"Khai báo tạm trú"});
    publish("1.000001", "Đăng ký nơi ở");
    office().wait(2s);
    EXPECT_EQ(names(finder, ""), Names{"Đăng ký nơi ở"}) << "what is published counts";
}

TEST_P(CurrentlyFound, ComesInTheOrderOfWhatWasFiledInTheLastTwelveMonths) {
    CurrentFinder finder{Sayings{}};
    publish("1.000001", "Cấp phép đỗ xe");
    publish("1.000002", "Cấp phép chạy xe");
    file("1.000001", 9, 366 * 24h);
    file("1.000002", 2, 24h);
    EXPECT_EQ(names(finder, "cap phep").front(), "Cấp phép đỗ xe");
    count(finder);
    EXPECT_EQ(names(finder, "cap phep").front(), "Cấp phép chạy xe");
    file("1.000001", 3, 1h);
    count(finder);
    EXPECT_EQ(names(finder, "cap phep").front(), "Cấp phép chạy xe") << "counted once an hour";
    office().wait(1h);
    count(finder);
    EXPECT_EQ(names(finder, "cap phep").front(), "Cấp phép đỗ xe");
}

TEST_P(CurrentlyFound, KeepsItsCountsWhenARevisionIsPublished) {
    CurrentFinder finder{Sayings{}};
    publish("1.000001", "Cấp phép đỗ xe");
    publish("1.000002", "Cấp phép chạy xe");
    file("1.000002", 2, 24h);
    count(finder);
    publish("1.000002", "Cấp phép chạy xe mới");
    office().wait(2s);
    EXPECT_EQ(names(finder, "cap phep").front(), "Cấp phép chạy xe mới");
}

}
}
