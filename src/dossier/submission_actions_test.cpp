#include "src/dossier/submission_actions.h"

#include <array>
#include <optional>
#include <set>
#include <thread>

#include "src/document/file_store.h"
#include "src/dossier/trial_province.h"

namespace motcua::dossier {
namespace {

class SubmitAction : public OnProvince {
  protected:
    std::size_t found_by(const std::string& login, const std::string& words) {
        const auto scope = office::scope_of(province().person(login));
        return office()
            ->look([&](sql::Session& session) {
                return search_dossiers(session, office()->vault(), scope, words, {});
            })
            .size();
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, SubmitAction, sql::both_engines(), sql::engine_name);

TEST_P(SubmitAction, GivesCodesWithoutGapsToACrowd) {
    constexpr int crowd = 8;
    constexpr int filings_each = 25;
    std::array<std::vector<std::string>, crowd> codes;
    std::vector<std::thread> threads;
    for (auto& mine : codes)
        threads.emplace_back([&] {
            for (int i = 0; i < filings_each; ++i) {
                auto filing = a_filing();
                // Every fifth try is refused and must use no number.
                if (i % 5 == 0) {
                    filing.channel = "pigeon";
                    EXPECT_FALSE(province().file(filing));
                    filing.channel = "online";
                }
                const auto filed = province().file(filing);
                if (filed) mine.push_back(filed->body.text_at("code"));
            }
        });
    for (auto& thread : threads) thread.join();
    std::set<std::string> all;
    for (const auto& mine : codes) all.insert(mine.begin(), mine.end());
    ASSERT_EQ(all.size(), std::size_t{crowd * filings_each});
    EXPECT_EQ(*all.begin(), "H42.02.01-261123-0001");
    EXPECT_EQ(*all.rbegin(), "H42.02.01-261123-0200");
}

TEST_P(SubmitAction, CountsEachAgencyAndEachDayByItself) {
    auto elsewhere = a_filing();
    elsewhere.receiving_unit = vu_ban;
    const auto code_of = [&](const Filing& filing) {
        return TrialProvince::done(province().file(filing)).body.text_at("code");
    };
    EXPECT_EQ(code_of(a_filing()), "H42.02.01-261123-0001");
    EXPECT_EQ(code_of(elsewhere), "H42.02.02-261123-0001");
    // 23:30 UTC of the day before is already the next morning in Việt Nam.
    office().set_clock("2026-11-24 06:30");
    EXPECT_EQ(code_of(a_filing()), "H42.02.01-261124-0001");
}

TEST_P(SubmitAction, HappensOnceWhenTwinsArriveTogether) {
    const auto promise = a_promise("twin");
    std::array<std::optional<Outcome>, 4> answers;
    std::vector<std::thread> twins;
    for (auto& answer : answers)
        twins.emplace_back([&] { answer = province().file(a_filing(), "cong-dan", &promise); });
    for (auto& twin : twins) twin.join();
    for (const auto& answer : answers) {
        ASSERT_TRUE(answer->has_value());
        EXPECT_EQ((*answer)->id, (*answers.front())->id);
    }
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM dossiers"), 1);
    EXPECT_EQ(office().number("SELECT value FROM counters"
                              " WHERE name = 'dossier:H42.02.01:261123'"),
              1);
}

TEST_P(SubmitAction, RefusesByNameAndUsesNoNumber) {
    const auto refused_with = [&](auto&& breaking) {
        auto filing = a_filing();
        breaking(filing);
        return end_of(province().file(filing));
    };
    EXPECT_EQ(refused_with([](Filing& f) { f.procedure = "9.999999"; }), "unknown_procedure");
    EXPECT_EQ(refused_with([](Filing& f) { f.variant = "twins"; }), "unknown_variant");
    EXPECT_EQ(refused_with([](Filing& f) { f.receiving_unit = "H99"; }), "unknown_agency");
    EXPECT_EQ(refused_with([](Filing& f) { f.competent_agency = "H99"; }), "unknown_agency");
    EXPECT_EQ(refused_with([](Filing& f) { f.receiving_unit = "H42"; }), "outside_receiving_scope");
    EXPECT_EQ(refused_with([](Filing& f) { f.channel = "pigeon"; }), "unknown_channel");
    EXPECT_EQ(refused_with([](Filing& f) { f.handed_over_at = office::at("2026-11-20 09:00"); }),
              "hand_over_wrong");
    EXPECT_EQ(refused_with([](Filing& f) { f.delivery_way = ""; }), "unknown_delivery");
    EXPECT_EQ(refused_with([](Filing& f) { f.owner.full_name = ""; }), "owner_incomplete");
    EXPECT_EQ(refused_with([](Filing& f) { f.submitter = Party{}; }), "owner_incomplete");
    EXPECT_EQ(refused_with([](Filing& f) { f.form = json::Object{}; }), "form_invalid");
    EXPECT_EQ(refused_with([](Filing& f) { f.papers.clear(); }), "papers_missing");
    EXPECT_EQ(refused_with([](Filing& f) { f.owner.identity_number = "12345"; }),
              "owner_incomplete");
    EXPECT_EQ(
        refused_with([](Filing& f) { (*f.form.object())["child_birth_date"] = "2026-11-24"; }),
        "form_invalid");
    EXPECT_EQ(refused_with([](Filing& f) { f.papers.front().paper = "x"; }), "unknown_paper");
    EXPECT_EQ(refused_with([](Filing& f) { f.papers.push_back(f.papers.front()); }),
              "unknown_paper");
    EXPECT_EQ(refused_with([](Filing& f) { f.papers.front().originals = -1; }), "unknown_paper");
    EXPECT_EQ(refused_with([](Filing& f) { f.papers.front().files = {17}; }), "unknown_file");
    EXPECT_EQ(refused_with([](Filing&) {}), "done");
    EXPECT_EQ(province().file(a_filing())->body.text_at("code"), "H42.02.01-261123-0002");
}

TEST_P(SubmitAction, NamesTheFirstReasonWhenThereAreSeveral) {
    auto filing = a_filing();
    filing.channel = "pigeon";
    filing.owner = {};
    filing.form = nullptr;
    EXPECT_EQ(end_of(province().file(filing)), "unknown_channel");
}

TEST_P(SubmitAction, SaysWhichFieldsAreWrong) {
    auto filing = a_filing();
    filing.owner.phone = "12";
    filing.submitter = an_owner();
    filing.submitter->email = "no address";
    const auto outcome = province().file(filing);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(json::canonical(outcome.error().detail), R"({"fields":["phone","submitter.email"]})");
}

TEST_P(SubmitAction, IsForCitizensAndTheCounterOfTheAgencyOnly) {
    auto filing = a_filing();
    filing.channel = "counter";
    EXPECT_TRUE(province().file(filing, "mot-cua"));
    EXPECT_EQ(end_of(province().file(filing, "mot-cua-vu-ban")), "outside_receiving_scope");
    EXPECT_EQ(end_of(province().file(filing, "van-thu")), "not_yours");
    EXPECT_EQ(end_of(province().file(filing, "quan-tri")), "not_yours");
}

TEST_P(SubmitAction, IsToBeReceivedWithinEightWorkingHours) {
    const auto code = province().a_dossier_at("reception");
    // 10:00 to 11:30 and 13:30 to 17:00 are five hours; Tuesday is off; three more on Wednesday.
    EXPECT_EQ(province().found(code).step->due_at, office::at("2026-11-25 10:30"));
}

TEST_P(SubmitAction, TakesAFileThatAPaperNamesTwiceAsOne) {
    document::StoredFile file;
    file.id = office()->ids().next();
    file.uploader = province().person("cong-dan").account;
    office()->database().write([&](sql::Session& session) {
        document::insert_file(session, file, office()->now());
        return sql::Outcome::keep;
    });
    auto filing = a_filing();
    filing.papers.front().files = {file.id, file.id};
    const auto filed = province().file(filing);
    ASSERT_TRUE(filed);
    const auto papers = office()->look(
        [&](sql::Session& session) { return papers_of(session, DossierId(filed->stream)); });
    EXPECT_EQ(papers.front().files, std::vector<std::int64_t>{file.id});
    EXPECT_EQ(end_of(province().file(filing, "cong-dan-2")), "unknown_file");
}

TEST_P(SubmitAction, KeepsThePersonOutOfTheBodyAndFindable) {
    const auto filed = province().file(a_filing());
    ASSERT_TRUE(filed);
    const auto body = json::canonical(filed->body);
    for (const auto* word : {"Khang", "999094000011", "0900000011", "An Nhiên", "tổ dân phố"})
        EXPECT_EQ(body.find(word), std::string::npos) << word;
    for (const auto* words : {"vu minh kh", "khang", "Khang VŨ", "999094000011", "0900 000 011",
                              "+84 900.000.011", "84900000011", "H42.02.01-2611", " h42.02.01-26"})
        EXPECT_EQ(found_by("mot-cua", words), 1u) << words;
    for (const auto* words : {"hang", "vu khang tam", "0900 000 01", "84", "k", "!!", ""})
        EXPECT_EQ(found_by("mot-cua", words), 0u) << words;
    EXPECT_EQ(found_by("mot-cua-vu-ban", "vu minh"), 0u);
}

TEST_P(SubmitAction, IsFoundByItsCodeHoweverThatIsTyped) {
    const auto code = TrialProvince::done(province().file(a_filing())).body.text_at("code");
    const auto glance = office()->look(
        [](sql::Session& session) { return public_glance(session, " h42.02.01-261123-0001\t"); });
    ASSERT_TRUE(glance);
    EXPECT_EQ(glance->code, code);
    EXPECT_EQ(province().found(" h42.02.01-261123-0001 ").code, code);
}

TEST_P(SubmitAction, IsFoundPageByPage) {
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(province().file(a_filing()));
    const auto page = [&](std::int64_t after) {
        return office()->look([&](sql::Session& session) {
            return search_dossiers(session, office()->vault(),
                                   office::scope_of(province().person("mot-cua")), "khang",
                                   {2, 0, after});
        });
    };
    const auto first = page(0);
    ASSERT_EQ(first.size(), 2u);
    const auto second = page(first.back().dossier_id);
    ASSERT_EQ(second.size(), 1u);
    EXPECT_EQ(second.front().code, "H42.02.01-261123-0001");
}

TEST_P(SubmitAction, WantsAPlaceForDeliveryByPost) {
    auto filing = a_filing();
    filing.delivery_way = "post";
    EXPECT_EQ(end_of(province().file(filing)), "done");
    filing.owner.address = "";
    EXPECT_EQ(end_of(province().file(filing)), "delivery_place_missing");
    filing.delivery_place = std::string(601, 'x');
    EXPECT_EQ(end_of(province().file(filing)), "delivery_place_too_long");
    filing.delivery_place = "Số 1, đường Lê Lợi";
    EXPECT_EQ(end_of(province().file(filing)), "done");
}

}
}
