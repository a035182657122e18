#include "src/catalogue/finder.h"

#include <gtest/gtest.h>

#include "src/catalogue/trial_catalogue.h"

namespace motcua::catalogue {
namespace {

/// Names only; the code is the place in the list.
Finder finder_of(const std::vector<std::string>& names) {
    std::vector<Findable> all;
    for (const auto& name : names) {
        Findable facts;
        facts.code = "1.00000" + std::to_string(all.size());
        facts.name_vi = name;
        all.push_back(std::move(facts));
    }
    return {std::move(all), Sayings{}};
}

std::vector<std::string> names_for(const Finder& finder, const std::string& words,
                                   std::string_view language = "vi") {
    std::vector<std::string> names;
    for (const auto& found :
         finder.find({.words = words, .sector = "", .tier = "", .after = ""}, language))
        names.push_back(found.name);
    return names;
}

using Names = std::vector<std::string>;

struct Case {
    std::string typed;
    std::string code; ///< "" for nothing
    std::string name;
};

std::vector<Case> shipped_cases() {
    std::vector<Case> cases;
    std::ifstream file(MOTCUA_SOURCE_DIR "/src/catalogue/finder.cases");
    for (std::string line; std::getline(file, line);) {
        const auto arrow = line.find(" => ");
        if (line.starts_with('#') || arrow == std::string::npos) continue;
        const auto answer = line.substr(arrow + 4);
        const auto blank = std::min(answer.find(' '), answer.size() - 1);
        if (answer == "nothing")
            cases.push_back({line.substr(0, arrow), "", ""});
        else
            cases.push_back(
                {line.substr(0, arrow), answer.substr(0, blank), answer.substr(blank + 1)});
    }
    return cases;
}

TEST(FinderCases, AllHold) {
    const Finder finder(trial_procedures(), shipped_sayings());
    EXPECT_GT(finder.size(), 2000U);
    const auto cases = shipped_cases();
    EXPECT_GE(cases.size(), 60U);
    for (const auto& each : cases) {
        const auto hits = finder.find(
            {.words = each.typed, .sector = "", .tier = "", .limit = 5, .after = ""}, "vi");
        std::string others;
        for (const auto& hit : hits) others += "\n  " + hit.code + " " + hit.name.substr(0, 90);
        EXPECT_EQ(hits.empty() ? "" : hits.front().code, each.code) << each.typed << others;
        const auto name = hits.empty() ? "" : hits.front().name;
        EXPECT_TRUE(name.starts_with(each.name)) << each.typed << others;
    }
}

TEST(Finder, PutsWhatIsNamedJustSoFirstThenPhrasesThenWordsThatAreParted) {
    const auto finder = finder_of({"giấy kết hợp cho việc hôn nhân", "cấp lại giấy kết hôn",
                                   "Thủ tục giấy kết hôn", "giấy đăng ký kết hôn", "hôn nhân"});
    EXPECT_EQ(names_for(finder, "giay ket hon"),
              (Names{"Thủ tục giấy kết hôn", "cấp lại giấy kết hôn", "giấy đăng ký kết hôn",
                     "giấy kết hợp cho việc hôn nhân"}));
}

TEST(Finder, ShowsWordsThatStandAnyhowOnlyWhereNothingIsBetter) {
    const auto finder = finder_of({"kết quả điều trị hôn mê", "đăng ký kết hôn"});
    EXPECT_EQ(names_for(finder, "ket hon"), Names{"đăng ký kết hôn"});
    EXPECT_EQ(names_for(finder, "ket qua hon"), Names{"kết quả điều trị hôn mê"});
}

TEST(Finder, PutsTheRightAccentsFirstAndStillFindsTheOthers) {
    const auto finder = finder_of({"cấp ma", "cấp mã", "cấp má"});
    EXPECT_EQ(names_for(finder, "cấp má").front(), "cấp má");
    EXPECT_EQ(names_for(finder, "cấp mã").front(), "cấp mã");
    EXPECT_EQ(names_for(finder, "cap ma").size(), 3U);
    EXPECT_EQ(names_for(finder, "CẤP MÁ").front(), "cấp má");
}

TEST(Finder, SettlesTiesByWhatCanBeFiledThenByUseThenByHowNearItIs) {
    const auto facts = [](const char* code, const char* tier, bool fileable, std::int64_t lately) {
        Findable listed;
        listed.code = code;
        listed.name_vi = "cấp phép đỗ xe " + std::string(code);
        listed.tier = tier;
        listed.fileable = fileable;
        listed.filed_lately = lately;
        return listed;
    };
    const Finder finder(
        {facts("1.000001", "ministry", false, 0), facts("1.000002", "province", false, 0),
         facts("1.000003", "commune", false, 0), facts("1.000004", "ministry", false, 7),
         facts("1.000005", "ministry", true, 1), facts("1.000006", "ministry", true, 2)},
        Sayings{});
    std::string order;
    for (const auto& found :
         finder.find({.words = "do xe", .sector = "", .tier = "", .after = ""}, "vi"))
        order += found.code.back();
    EXPECT_EQ(order, "654321");
}

TEST(Finder, KnowsACodeWithDotsWithoutThemAndInPart) {
    const auto finder = finder_of({"một", "hai"});
    EXPECT_EQ(names_for(finder, "1.000001"), Names{"hai"});
    EXPECT_EQ(names_for(finder, "1000001"), Names{"hai"});
    EXPECT_EQ(names_for(finder, "TTHC 1.000001"), Names{"hai"});
    EXPECT_EQ(names_for(finder, "1.0000"), (Names{"một", "hai"}));
    EXPECT_EQ(names_for(finder, "1.0"), Names{}) << "too little to mean anything";
}

TEST(Finder, TakesTheLastWordForTheBeginningOfOne) {
    const auto finder = finder_of({"đăng ký khai tử", "đăng ký khai sinh"});
    EXPECT_EQ(names_for(finder, "khai si"), Names{"đăng ký khai sinh"});
    EXPECT_EQ(names_for(finder, "kha sinh"), Names{"đăng ký khai sinh"}) << "mended, not begun";
}

TEST(Finder, MendsLettersOnlyWhereNothingHasTheWords) {
    const auto finder = finder_of({"cấp bàn", "cấp bản đồ"});
    EXPECT_EQ(names_for(finder, "cap ban").size(), 2U);
    EXPECT_EQ(names_for(finder, "cap bna").size(), 2U);
    EXPECT_EQ(names_for(finder, "cap bawn").size(), 2U);
    EXPECT_EQ(names_for(finder, "xxx yyy"), Names{});
}

TEST(Finder, ShowsWhatHasMostOfTheWordsWhenNothingHasAll) {
    const auto finder = finder_of({"đăng ký kết hôn", "đăng ký xe", "đăng ký đất"});
    EXPECT_EQ(names_for(finder, "đăng ký kết hôn zzzzzz"), Names{"đăng ký kết hôn"});
}

TEST(Finder, KeepsToTheSectorAndTierThatWereAskedFor) {
    Findable one;
    one.code = "1.000001";
    one.name_vi = "đăng ký một";
    one.sector = "land";
    one.tier = "commune";
    auto other = one;
    other.code = "1.000002";
    other.sector = "civil_status";
    const Finder finder({one, other}, Sayings{});
    const auto asked = [&](const char* words, const char* sector, const char* tier) {
        return finder.find({.words = words, .sector = sector, .tier = tier, .after = ""}, "vi")
            .size();
    };
    EXPECT_EQ(asked("dang ky", "", ""), 2U);
    EXPECT_EQ(asked("dang ky", "land", ""), 1U);
    EXPECT_EQ(asked("1.00000", "land", ""), 1U);
    EXPECT_EQ(asked("dang ky", "", "province"), 0U);
}

TEST(Finder, NamesThingsInTheLanguageAskedForWhereItCan) {
    Findable one;
    one.code = "1.000001";
    one.name_vi = "Đăng ký khai sinh";
    one.name_en = "Birth registration";
    Findable other;
    other.code = "1.000002";
    other.name_vi = "Đăng ký khai tử";
    const Finder finder({one, other}, Sayings{});
    EXPECT_EQ(names_for(finder, "khai", "en"), (Names{"Birth registration", "Đăng ký khai tử"}));
    EXPECT_EQ(names_for(finder, "birth"), Names{"Đăng ký khai sinh"});
    const auto hits = finder.find({.words = "khai", .sector = "", .tier = "", .after = ""}, "en");
    EXPECT_EQ(hits[0].language, "en");
    EXPECT_EQ(hits[1].language, "vi");
}

TEST(Finder, AnswersAnythingWithAListPerhapsEmpty) {
    const Finder finder(trial_procedures(), shipped_sayings());
    const auto count = [&](const std::string& words) { return names_for(finder, words).size(); };
    EXPECT_EQ(count(""), 0U);
    EXPECT_EQ(count("  \t "), 0U);
    EXPECT_EQ(count(std::string("a\0b", 3)), 0U);
    EXPECT_EQ(count("\xff\xfe"), 0U);
    EXPECT_EQ(count(std::string(601, 'a')), 0U);
    EXPECT_EQ(count("\u0301\u0301\u0301"), 0U);
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "khai sinh ";
    long_text.resize(600);
    EXPECT_LE(count(long_text), 20U);
    EXPECT_EQ(finder.find({.words = "dat", .sector = "", .tier = "", .limit = 0, .after = ""}, "vi")
                  .size(),
              0U);
    EXPECT_LE(count("' OR 1=1 --"), 20U);
}

TEST(Finder, ListsEverythingOnceAcrossPages) {
    const Finder finder(trial_procedures(), shipped_sayings());
    Wanted wanted{.words = "", .sector = "", .tier = "", .limit = 100, .after = ""};
    std::vector<std::string> codes;
    bool fileable_before = true;
    do {
        const auto page = finder.list(wanted, "vi");
        for (const auto& item : page.items) {
            EXPECT_TRUE(fileable_before || !item.fileable) << item.code;
            fileable_before = item.fileable;
            codes.push_back(item.code);
        }
        wanted.after = page.next;
        EXPECT_TRUE(is_cursor(wanted.after));
    } while (!wanted.after.empty());
    EXPECT_EQ(codes.size(), finder.size());
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
}

TEST(Sayings, ThatSayOrMeanNothingOrStandTwiceAreRefused) {
    const auto refused = [](const char* text) {
        Sayings sayings;
        EXPECT_THROW(sayings.add(*json::parse(text)), std::runtime_error) << text;
    };
    refused(R"({"sayings": [{"said": ["a"]}]})");
    refused(R"({"sayings": [{"said": [], "means": "b"}]})");
    refused(R"({"sayings": [{"said": [1], "means": "b"}]})");
    refused(R"({"sayings": [{"said": ["a"], "means": "b"}, {"said": ["A"], "means": "c"}]})");
}

TEST(Sayings, AreTakenByTheirAccentsWhereSomeAreTyped) {
    Sayings sayings;
    sayings.add(*json::parse(R"({"sayings": [{"said": ["sổ đỏ"], "means": "giấy đất"}]})"));
    const auto count = [&](const char* typed, Care care) {
        return sayings.senses(words_in(typed), care).size();
    };
    EXPECT_EQ(count("sổ đỏ", Care::exact), 2U);
    EXPECT_EQ(count("so do", Care::exact), 2U);
    EXPECT_EQ(count("sơ đồ", Care::exact), 1U);
    EXPECT_EQ(count("sơ đồ", Care::loose), 2U);
}

TEST(Sayings, ShippedNameProceduresOfTheNationalPortal) {
    std::vector<std::string> known;
    for (const auto& facts : trial_procedures()) known.push_back(facts.code);
    for (const auto& file : std::filesystem::directory_iterator(MOTCUA_SOURCE_DIR "/data/search")) {
        const auto shipped = trial_json(file.path());
        for (const auto& saying : shipped.array_at("sayings"))
            for (const auto& code : saying.array_at("codes"))
                EXPECT_NE(std::find(known.begin(), known.end(), *code.text()), known.end())
                    << *code.text();
    }
}

}
}
