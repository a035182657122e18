#include "src/organisation/agency_actions.h"

#include <optional>

#include "src/office/trial_office.h"
#include "src/organisation/agency_store.h"

namespace motcua::organisation {
namespace {

base::Day day(const char* iso) { return *base::parse_day(iso); }
const auto today = day("2026-11-23");
const auto reform = day("2025-07-01");

json::Value a_commune(const std::string& code, const std::string& name,
                      const std::string& from = "") {
    json::Array units;
    for (const auto* unit : {"one_stop", "leadership"})
        units.push_back(
            json::Object{{"code", unit}, {"name", json::Object{{"vi", unit}, {"en", unit}}}});
    return json::Object{{"code", code},
                        {"kind", "commune"},
                        {"name", json::Object{{"vi", "Xã " + name}, {"en", name + " Commune"}}},
                        {"parent", "H40.18"},
                        {"calendar", "vietnam"},
                        {"area", "13741"},
                        {"area_era", "2022-10"},
                        {"valid_from", from},
                        {"sub_units", units}};
}

class OnAgencies : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({{"agency_registered", apply_registration},
                                                      {"agency_renamed", apply_renaming},
                                                      {"agency_succeeded", apply_succession},
                                                      {"agency_closed", apply_closing},
                                                      {"agency_went_live", apply_going_live},
                                                      {"signing_granted", apply_signing_grant},
                                                      {"signing_ended", apply_signing_end}}));
    }
    office::TrialOffice& office() { return *office_; }
    template <class Query> auto look(Query&& query) {
        return office()->look(std::forward<Query>(query));
    }
    bool add(const json::Value& text) {
        return *office()->perform(office::system_actor(), nullptr, [&](office::Act& act) {
            return base::Result<bool, AgencyProblem>(register_agency(act, text));
        });
    }
    void add_three() {
        add(a_commune("H40.18.01", "Đông"));
        add(a_commune("H40.18.02", "Tây"));
        add(a_commune("H40.18.09", "Đông Tây", "2025-07-01"));
    }
    /// "done", or the name of why not.
    template <class Action> std::string end_of(Action&& action) {
        const auto outcome = office()->perform(office::system_actor(), nullptr,
                                               [&](office::Act& act) { return action(act); });
        return outcome ? "done" : std::string(name_of(outcome.error()));
    }
    std::string rename(const std::string& code, const char* on, const std::string& name = "Mới",
                       const std::string& cause = "1/NQ") {
        return end_of([&](office::Act& act) {
            return rename_agency(act, {code, name, name, day(on), cause});
        });
    }
    std::string succeed(const Succeeding& wanted) {
        return end_of([&](office::Act& act) { return succeed_agency(act, wanted); });
    }
    std::optional<Agency> on(const std::string& code, const char* iso) {
        return look([&](sql::Session& session) { return find(session, code, day(iso)); });
    }
    std::string heir(const std::string& code, const char* iso) {
        return look([&](sql::Session& session) { return successor_on(session, code, day(iso)); });
    }

  private:
    std::optional<office::TrialOffice> office_;
};

class Registration : public OnAgencies {};
class Renamed : public OnAgencies {};
class Succeeded : public OnAgencies {};
class Signing : public OnAgencies {};
INSTANTIATE_TEST_SUITE_P(Engines, Registration, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Renamed, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Succeeded, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Signing, sql::both_engines(), sql::engine_name);

TEST_P(Registration, IsFoundByItsCodeInEitherOrder) {
    EXPECT_TRUE(add(a_commune("H40.18.01", "Đông")));
    EXPECT_FALSE(add(a_commune("H40.18.01", "Đông")));
    ASSERT_TRUE(on("000.01.18.H40", "2026-11-23"));
    EXPECT_EQ(on(" h40.18.01 ", "2026-11-23")->name_vi, "Xã Đông");
    EXPECT_FALSE(on("H40.18.02", "2026-11-23"));
}

TEST_P(Registration, OfWhatIsNoAgencyIsABug) {
    EXPECT_THROW(add(a_commune("000.01.18.H40", "Đông")), std::runtime_error);
    auto unknown = a_commune("H40.18.01", "Đông");
    (*unknown.object())["kind"] = "hamlet";
    EXPECT_THROW(add(unknown), std::runtime_error);
}

TEST_P(Registration, BeforeDatesAndAreasWereReadIsStillRead) {
    office::Entry entry;
    entry.version = 1;
    entry.schema_number = 1;
    entry.body = a_commune("H40.18.01", "Đông", "2025-07-01");
    office()->database().write([&](sql::Session& session) {
        apply_registration({session, office()->vault()}, entry);
        return sql::Outcome::keep;
    });
    const auto agency = on("H40.18.01", "2020-01-01");
    EXPECT_EQ(agency->area, "");
    EXPECT_TRUE(agency->live);
    EXPECT_TRUE(agency->validity.holds(day("2020-01-01")));
}

TEST_P(Registration, ListsThoseInForceOnTheDay) {
    add_three();
    const auto codes = [&](const AgencyQuery& wanted, const char* iso) {
        std::string found;
        for (const auto& each :
             look([&](sql::Session& session) { return agencies(session, wanted, day(iso)); }))
            found += each.code.substr(each.code.rfind('.') + 1) + " ";
        return found;
    };
    EXPECT_EQ(codes({.kind = "commune"}, "2025-06-30"), "01 02 ");
    EXPECT_EQ(codes({.kind = "commune"}, "2025-07-01"), "01 02 09 ");
    EXPECT_EQ(codes({.words = "dong"}, "2026-11-23"), "01 09 ");
    EXPECT_EQ(codes({.limit = 1, .after = "H40.18.01"}, "2026-11-23"), "02 ");
    EXPECT_EQ(codes({.area = "13741", .area_era = "2025-07"}, "2026-11-23"), "");
    EXPECT_EQ(codes({.parent = "H40.18", .live = false}, "2026-11-23"), "");
}

TEST_P(Renamed, HasItsNewNameFromTheDayOn) {
    add_three();
    EXPECT_EQ(rename("000.01.18.H40", "2026-01-01", "Xã Mới"), "done");
    EXPECT_EQ(on("H40.18.01", "2025-12-31")->name_vi, "Xã Đông");
    EXPECT_EQ(on("H40.18.01", "2026-01-01")->name_vi, "Xã Mới");
    EXPECT_EQ(on("H40.18.01", "1999-01-01")->name_vi, "Xã Đông");
}

TEST_P(Renamed, IsRefusedInAFixedOrder) {
    add_three();
    EXPECT_EQ(rename("H40.99", "2026-01-01", "", ""), "unknown_agency");
    EXPECT_EQ(rename("H40.18.01", "2026-01-01", "", ""), "cause_missing");
    EXPECT_EQ(rename("H40.18.09", "2025-07-01", ""), "name_missing");
    EXPECT_EQ(rename("H40.18.09", "2025-07-01"), "too_early");
    EXPECT_EQ(rename("H40.18.01", "2026-01-01"), "done");
    EXPECT_EQ(rename("H40.18.01", "2026-01-01"), "too_early");
}

TEST_P(Succeeded, EndsAndLeavesItsDossiersToTheSuccessor) {
    add_three();
    for (const auto* code : {"H40.18.01", "H40.18.02"})
        EXPECT_EQ(succeed({code, {"H40.18.09"}, "merge", reform, "1674/NQ", {}}), "done");
    EXPECT_EQ(heir("H40.18.01", "2025-06-30"), "H40.18.01");
    EXPECT_EQ(heir("H40.18.01", "2025-07-01"), "H40.18.09");
    EXPECT_TRUE(on("H40.18.01", "2026-11-23")->validity.holds(day("2025-06-30")));
    EXPECT_FALSE(on("H40.18.01", "2026-11-23")->validity.holds(reform));
    const auto before = look([](sql::Session& session) {
        return predecessors_on(session, {"H40.18.09", "one_stop"}, today);
    });
    EXPECT_EQ(before, (std::vector<Place>{{"H40.18.01", "one_stop"}, {"H40.18.02", "one_stop"}}));
    EXPECT_EQ(look([](sql::Session& session) { return successions_to(session, "H40.18.09"); })
                  .front()
                  .cause,
              "1674/NQ");
}

TEST_P(Succeeded, LeadsOverSeveralGenerations) {
    add_three();
    add(a_commune("H40.20", "Cuối", "2026-01-01"));
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.09"}, "merge", reform, "1/NQ", {}}), "done");
    EXPECT_EQ(succeed({"H40.18.09", {"H40.20"}, "merge", day("2026-01-01"), "2/NQ", {}}), "done");
    EXPECT_EQ(heir("H40.18.01", "2025-12-31"), "H40.18.09");
    EXPECT_EQ(heir("H40.18.01", "2026-01-01"), "H40.20");
    const auto before = look([](sql::Session& session) {
        return predecessors_on(session, {"H40.20", "leadership"}, today);
    });
    EXPECT_EQ(before,
              (std::vector<Place>{{"H40.18.09", "leadership"}, {"H40.18.01", "leadership"}}));
}

TEST_P(Succeeded, WhenItIsSplitTheFirstOneTakesTheDossiers) {
    add_three();
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.09", "H40.18.02"}, "split", reform, "1/NQ", {}}),
              "done");
    EXPECT_EQ(heir("H40.18.01", "2026-11-23"), "H40.18.09");
    EXPECT_EQ(
        look([](sql::Session& session) { return successions_of(session, "H40.18.01"); }).size(),
        2u);
}

TEST_P(Succeeded, MayLeaveASubUnitToOneOfAnotherCode) {
    add_three();
    auto other = a_commune("H40.20", "Khác", "2025-07-01");
    other.object()->at("sub_units") = json::Array{json::Object{
        {"code", "centre"}, {"name", json::Object{{"vi", "Trung tâm"}, {"en", "Centre"}}}}};
    add(other);
    const std::map<std::string, std::string> units{{"one_stop", "centre"},
                                                   {"leadership", "centre"}};
    EXPECT_EQ(succeed({"H40.18.01", {"H40.20"}, "merge", reform, "1/NQ", {}}),
              "sub_unit_without_heir");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.20"}, "merge", reform, "1/NQ", units}), "done");
    const auto place = look([](sql::Session& session) {
        return successor_on(session, Place{"H40.18.01", "one_stop"}, today);
    });
    EXPECT_EQ(place, (Place{"H40.20", "centre"}));
}

TEST_P(Succeeded, IsRefusedInAFixedOrder) {
    add_three();
    const auto before = day("2025-06-30");
    EXPECT_EQ(succeed({"H40.99", {}, "merge", before, "", {}}), "unknown_agency");
    EXPECT_EQ(succeed({"H40.18.01", {}, "merge", before, "", {}}), "cause_missing");
    EXPECT_EQ(succeed({"H40.18.09", {}, "merge", before, "1", {}}), "too_early");
    EXPECT_EQ(succeed({"H40.18.01", {}, "merge", before, "1", {}}), "no_successor");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.01", "H40.99"}, "merge", before, "1", {}}),
              "same_agency");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.09", "H40.99"}, "merge", before, "1", {}}),
              "unknown_successor");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.09"}, "merge", before, "1", {}}),
              "successor_not_in_force");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.09"}, "merge", reform, "1", {}}), "done");
    EXPECT_EQ(succeed({"H40.18.01", {"H40.18.02"}, "merge", reform, "1", {}}), "closed_before");
    EXPECT_EQ(rename("H40.18.01", "2026-01-01"), "closed_before");
    EXPECT_EQ(succeed({"H40.18.02", {"H40.18.01"}, "merge", reform, "1", {}}),
              "successor_not_in_force");
}

TEST_P(Signing, IsGrantedAndEndsByDate) {
    add_three();
    SigningAuthority chair{0,      "H40.18.01",       7, "TM.", "Chủ tịch", "Chair", "all",
                           "5/QĐ", {"2026-01-01", ""}};
    const auto grant = [&] {
        return end_of([&](office::Act& act) { return grant_signing(act, chair); });
    };
    EXPECT_EQ(grant(), "done");
    const auto all = [&] {
        return look(
            [](sql::Session& session) { return signing_authorities_of(session, "H40.18.01"); });
    };
    ASSERT_EQ(all().size(), 1u);
    EXPECT_EQ(all().front().title_vi, "Chủ tịch");
    EXPECT_FALSE(all().front().validity.holds(day("2025-12-31")));
    EXPECT_EQ(end_of([&](office::Act& act) {
                  return end_signing(act, all().front().id, day("2026-06-01"), "6/QĐ");
              }),
              "done");
    EXPECT_TRUE(all().front().validity.holds(day("2026-05-31")));
    EXPECT_FALSE(all().front().validity.holds(day("2026-06-01")));
    EXPECT_EQ(end_of([&](office::Act& act) { return end_signing(act, 1, reform, "6/QĐ"); }),
              "unknown_authority");
    chair.cause = "";
    EXPECT_EQ(grant(), "cause_missing");
}

TEST(CompetentAmong, IsTheOneThatNamesTheAreaElseTheOneForAll) {
    Agency general;
    general.code = "general";
    Agency local;
    local.code = "local";
    local.areas = {"14329"};
    Agency other;
    other.code = "other";
    other.sectors = {"justice"};
    const auto code = [&](const char* sector, const char* area) {
        const std::vector<Agency> all{general, local, other};
        const auto* found = competent_among(all, sector, area);
        return found == nullptr ? std::string("-") : found->code;
    };
    EXPECT_EQ(code("land", "14329"), "local");
    EXPECT_EQ(code("land", "13741"), "general");
    EXPECT_EQ(code("justice", "13741"), "-") << "two of them answer for it";
}

}
}
