#include "src/catalogue/check.h"

#include <gtest/gtest.h>

#include "src/catalogue/publishing.h"

namespace motcua::catalogue {
namespace {

json::Value json_from(std::string_view text) { return *json::parse(text); }

std::string refusal_of(Part part, std::string_view stated) {
    const auto decided = decide_check(part, json_from(stated));
    return decided ? "" : std::string(name_of(decided.error().why));
}

TEST(Check, ALimitHasAUnitAndABelievableLength) {
    EXPECT_EQ(refusal_of(Part::limit, R"({"unit":"working_days","length":15})"), "");
    EXPECT_EQ(refusal_of(Part::limit, R"({"unit":"weeks","length":2})"), "unknown_unit");
    EXPECT_EQ(refusal_of(Part::limit, R"({"unit":"months","length":0})"), "bad_length");
    EXPECT_EQ(refusal_of(Part::limit, R"({"unit":"months","length":100000})"), "bad_length");
}

TEST(Check, ASameDayLimitNeedsNoLength) {
    const auto decided = decide_check(Part::limit, json_from(R"({"unit":"same_day"})"));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->integer_at("length"), 1);
}

TEST(Check, AFeeIsFreeFixedOrVaries) {
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"free"})"), "");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"varies"})"), "");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"fixed","amount_dong":50000})"), "");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"fixed"})"), "bad_amount");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"fixed","amount_dong":-1})"), "bad_amount");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"gift"})"), "unknown_fee_way");
    EXPECT_EQ(refusal_of(Part::fee, R"({"way":"free","due":"never"})"), "unknown_fee_way");
}

TEST(Check, EachPaperHasANameANeedAndCounts) {
    EXPECT_EQ(refusal_of(Part::papers, R"({"papers":[]})"), "");
    EXPECT_EQ(refusal_of(Part::papers, R"({"papers":[{"name":"Đơn","need":"required"}]})"), "");
    EXPECT_EQ(refusal_of(Part::papers, R"({"papers":[{"name":"Đơn"}]})"), "unknown_need");
    EXPECT_EQ(refusal_of(Part::papers, R"({"papers":[{"need":"required"}]})"),
              "paper_without_name");
    EXPECT_EQ(
        refusal_of(Part::papers, R"({"papers":[{"name":"Đơn","need":"required","originals":-1}]})"),
        "bad_count");
}

TEST(Check, WhollyOnlineIsRefusedWhileAPaperMustBeShownAndNamesIt) {
    const auto fault = decide_level({"full", "2026-11-25", ""}, {"Thẻ căn cước"});
    ASSERT_TRUE(fault);
    EXPECT_EQ(name_of(fault->why), "shown_in_person");
    EXPECT_EQ(json::canonical(fault->detail), R"({"papers":["Thẻ căn cước"]})");
    EXPECT_FALSE(decide_level({"full", "2026-11-25", ""}, {}));
    EXPECT_FALSE(decide_level({"information", "2026-11-25", ""}, {"Thẻ căn cước"}));
}

TEST(Check, ALevelHasADayAndAPartialOneItsReason) {
    EXPECT_EQ(name_of(decide_level({"partial", "2026-11-25", ""}, {})->why),
              "level_reason_missing");
    EXPECT_EQ(name_of(decide_level({"full", "25/11/2026", ""}, {})->why), "bad_day");
    EXPECT_EQ(name_of(decide_level({"none", "2026-11-25", ""}, {})->why), "unknown_level");
}

TEST(Check, KnowsWhetherAllIsOrWillBeDoneOnline) {
    const auto checks = json_from(R"({"service_levels":[{"level":"partial","from":"2026-01-01"},
        {"level":"full","from":"2026-06-01"},{"level":"partial","from":"2026-09-01"}]})");
    EXPECT_TRUE(is_or_will_be_full(checks, "2026-02-01"));
    EXPECT_TRUE(is_or_will_be_full(checks, "2026-07-01"));
    EXPECT_FALSE(is_or_will_be_full(checks, "2026-09-01"));
    EXPECT_FALSE(is_or_will_be_full(json::Object{}, "2026-09-01"));
}

json::Value listing() {
    return json_from(R"({"code":"1.900001","name":"Việc thử","sector":"Hộ tịch",
        "tiers":["province","commune"],"decision":"1/QĐ","methods":[
        {"channel":"online","limit":{"cell":"5 Ngày"},"fee":{"cell":""}}],
        "papers":[{"name":"Đơn"}],"results":[{"name":"Giấy xác nhận","code":"KQ.1"}]})");
}

json::Value checks_of(const json::Value& listing) {
    json::Object checks;
    const auto check = [&](Part part, std::string_view value) {
        checks[std::string(name_of(part))] = json::Object{{"seen", seen_of(listing, part)},
                                                          {"value", json_from(value)},
                                                          {"by", "77"},
                                                          {"at", std::int64_t{1795564800000000}}};
    };
    check(Part::limit, R"({"unit":"working_days","length":5})");
    check(Part::fee, R"({"way":"fixed","amount_dong":8000,"due":"delivery"})");
    check(Part::papers,
          R"({"papers":[{"name":"Đơn","need":"required","originals":1,"copies":0}]})");
    return checks;
}

TEST(Publishing, ARevisionSaysOfEachFactWhoCheckedItAndWhen) {
    const auto source = listing();
    const auto checks = checks_of(source);
    EXPECT_TRUE(open_parts(source, checks).empty());
    const json::Value text = revision_of(source, checks, {"", "", "2026-11-25"});
    EXPECT_TRUE(is_from_listing(text));
    EXPECT_EQ(text.text_at("tier"), "commune");
    const auto& variant = text.array_at("variants").front();
    for (const auto* fact : {&variant.at("limit"), &variant.array_at("papers").front(),
                             &variant.array_at("fees").front()}) {
        EXPECT_EQ(fact->text_at("certainty"), "checked");
        EXPECT_EQ(fact->text_at("checked_by"), "77");
        EXPECT_EQ(fact->text_at("checked_on"), "2026-11-25");
    }
    EXPECT_EQ(variant.array_at("fees").front().integer_at("amount_dong"), 8000);
    EXPECT_EQ(text.at("result").text_at("certainty"), "none") << "nobody has checked it";
}

TEST(Publishing, WithoutAProcessNothingCanBeFiled) {
    const auto source = listing();
    const json::Value informs = revision_of(source, checks_of(source), {"", "", "2026-11-25"});
    EXPECT_TRUE(informs.array_at("channels").empty());
    const json::Value files =
        revision_of(source, checks_of(source), {"civil-status", "XN", "2026-11-25"});
    EXPECT_EQ(files.at("result").text_at("notation"), "XN");
    EXPECT_EQ(files.array_at("channels").front().text_at("code"), "counter")
        << "no level lets anybody file online";
}

TEST(Publishing, AChangeOfTheSourceOpensThePartAgain) {
    auto source = listing();
    const auto checks = checks_of(source);
    (*source.object())["papers"] = json::Array{json::Object{{"name", "Đơn khác"}}};
    EXPECT_EQ(open_parts(source, checks), std::vector{Part::papers});
}

}
}
