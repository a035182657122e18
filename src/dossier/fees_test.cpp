#include "src/dossier/fees.h"

#include <gtest/gtest.h>

namespace motcua::dossier {
namespace {

catalogue::FeeLine a_line(const std::string& code, std::optional<std::int64_t> amount,
                          const std::string& due = "reception") {
    catalogue::FeeLine line;
    line.code = code;
    line.amount_dong = amount;
    line.due = due;
    return line;
}

catalogue::Variant a_variant() {
    catalogue::Variant variant;
    variant.fees = {a_line("registration", 100'000), a_line("copy", 8'000, "delivery"),
                    a_line("survey", std::nullopt)};
    variant.fees[1].counted_by = "copies";
    return variant;
}

const json::Value two_copies{json::Object{{"copies", std::int64_t{2}}}};

TEST(Fees, CountUnitsInTheForm) {
    const auto variant = a_variant();
    const auto charges = charges_of(variant, "counter", two_copies, {});
    EXPECT_EQ(charges[0].amount_dong, 100'000);
    EXPECT_EQ(charges[1].amount_dong, 16'000);
    EXPECT_FALSE(charges[2].amount_dong);
    EXPECT_EQ(charges_of(variant, "counter", json::Value(json::Object{}), {})[1].amount_dong, 0);
}

TEST(Fees, ArePaidForEachOfSeveralSets) {
    catalogue::Variant variant;
    auto line = a_line("certification", 2'000);
    line.counted_by = "pages";
    line.times = "copies";
    variant.fees = {line};
    const json::Value form{json::Object{{"pages", std::int64_t{4}}, {"copies", std::int64_t{3}}}};
    EXPECT_EQ(charges_of(variant, "counter", form, {})[0].amount_dong, 24'000);
}

TEST(Fees, AreAskedForWhereTheDossierWasFiled) {
    catalogue::Variant variant;
    variant.fees = {a_line("at_the_counter", 50'000), a_line("online", 150'000)};
    variant.fees[0].channels = {"counter"};
    variant.fees[1].channels = {"online", "post"};
    const auto charges = charges_of(variant, "post", two_copies, {});
    ASSERT_EQ(charges.size(), 1U);
    EXPECT_EQ(charges[0].line->code, "online");
}

TEST(Fees, AreOwedUntilAReceiptNamesThem) {
    const auto variant = a_variant();
    EXPECT_TRUE(is_owed(charges_of(variant, "counter", two_copies, {}), "reception"));
    EXPECT_FALSE(
        is_owed(charges_of(variant, "counter", two_copies, {"registration"}), "reception"));
    EXPECT_TRUE(is_owed(charges_of(variant, "counter", two_copies, {"registration"}), "delivery"));
}

TEST(Fees, OfUnknownPriceHoldNothingUp) {
    catalogue::Variant variant;
    variant.fees = {a_line("survey", std::nullopt)};
    EXPECT_FALSE(is_owed(charges_of(variant, "counter", two_copies, {}), "reception"));
}

TEST(Payment, TakesAllThatIsOpenWhenNoLineIsNamed) {
    const auto variant = a_variant();
    const auto paid = decide_payment(charges_of(variant, "counter", two_copies, {}), {});
    ASSERT_TRUE(paid);
    EXPECT_EQ(total_dong(*paid), 116'000);
}

TEST(Payment, CountsUnitsAnewWhereTheCounterDoes) {
    const auto variant = a_variant();
    const auto paid =
        decide_payment(charges_of(variant, "counter", two_copies, {}), {{"copy", 5, std::nullopt}});
    ASSERT_TRUE(paid);
    EXPECT_EQ(total_dong(*paid), 40'000);
}

TEST(Payment, AsksForTheAmountWhereThePriceIsNotVerified) {
    const auto variant = a_variant();
    const auto charges = charges_of(variant, "counter", two_copies, {});
    EXPECT_EQ(decide_payment(charges, {{"survey", {}, {}}}).error(),
              PaymentProblem::amount_missing);
    EXPECT_EQ(total_dong(*decide_payment(charges, {{"survey", {}, 50'000}})), 50'000);
    catalogue::Variant unpriced;
    unpriced.fees = {a_line("survey", std::nullopt)};
    EXPECT_EQ(decide_payment(charges_of(unpriced, "counter", two_copies, {}), {}).error(),
              PaymentProblem::amount_missing);
}

TEST(Payment, RefusesWhatIsUnknownPaidTwiceOrAnotherAmount) {
    const auto variant = a_variant();
    const auto charges = charges_of(variant, "counter", two_copies, {"registration"});
    EXPECT_EQ(decide_payment(charges, {{"bribe", {}, 1}}).error(), PaymentProblem::unknown_fee);
    EXPECT_EQ(decide_payment(charges, {{"registration", {}, {}}}).error(),
              PaymentProblem::paid_before);
    EXPECT_EQ(decide_payment(charges, {{"copy", {}, {}}, {"copy", {}, {}}}).error(),
              PaymentProblem::paid_before);
    EXPECT_EQ(decide_payment(charges, {{"copy", {}, 1}}).error(), PaymentProblem::amount_differs);
    EXPECT_EQ(decide_payment(charges, {{"survey", {}, -1}}).error(),
              PaymentProblem::amount_differs);
}

}
}
