#include "src/dossier/filing.h"

#include <gtest/gtest.h>

namespace motcua::dossier {
namespace {

Party a_party() {
    return {"citizen",      "Vũ Minh Khang",    "999094000011",
            "0900 000 011", "khang@example.vn", "phường Hoa Lư"};
}

using Faults = std::vector<std::string>;

TEST(Party, IsBelievedWhenWhole) { EXPECT_EQ(faults_in(a_party()), Faults{}); }

TEST(Party, NeedsNothingButAName) {
    Party child;
    child.full_name = "Vũ Ngọc An Nhiên";
    EXPECT_EQ(faults_in(child), Faults{});
    child.full_name = "";
    EXPECT_EQ(faults_in(child), Faults{"full_name"});
}

TEST(Party, IsOfAKnownKind) {
    for (const auto* kind : {"citizen", "business", "organisation"}) {
        auto party = a_party();
        party.kind = kind;
        EXPECT_EQ(faults_in(party), Faults{}) << kind;
    }
    auto party = a_party();
    party.kind = "agency";
    EXPECT_EQ(faults_in(party), Faults{"kind"});
}

TEST(Party, HasABelievableNumberOrNone) {
    for (const auto* number : {"1234", "123456789012345678901", "99909400 0011", "99909400é11"}) {
        auto party = a_party();
        party.identity_number = number;
        EXPECT_EQ(faults_in(party), Faults{"identity_number"}) << number;
    }
    for (const auto* number : {"164123456", "B1234567", "0100109106-001"}) {
        auto party = a_party();
        party.identity_number = number;
        EXPECT_EQ(faults_in(party), Faults{}) << number;
    }
}

TEST(Party, HasABelievablePhoneOrNone) {
    for (const auto* phone : {"0900000", "090000001a", "1234567890123456", "0900000011;drop"}) {
        auto party = a_party();
        party.phone = phone;
        EXPECT_EQ(faults_in(party), Faults{"phone"}) << phone;
    }
    for (const auto* phone : {"+84 900 000 011", "(0229) 387-1234", "0900.000.011"}) {
        auto party = a_party();
        party.phone = phone;
        EXPECT_EQ(faults_in(party), Faults{}) << phone;
    }
}

TEST(Party, NamesEveryFault) {
    Party party{"", "", "x", "x", "x", std::string(601, 'x')};
    EXPECT_EQ(faults_in(party),
              (Faults{"kind", "full_name", "identity_number", "phone", "email", "address"}));
}

TEST(DossierCode, IsUnitDayAndSequence) {
    const auto day = base::parse_day("2026-11-03").value();
    EXPECT_EQ(dossier_code("H42.02.01", day, 7), "H42.02.01-261103-0007");
    EXPECT_EQ(dossier_code("H42.02.01", day, 9999), "H42.02.01-261103-9999");
    EXPECT_EQ(dossier_code("H42.02.01", day, 10000), "H42.02.01-261103-10000");
}

TEST(CodeFrom, TakesTheUnitInEitherOrder) {
    EXPECT_EQ(code_from(" h40.05.02-220110-0001 "), "H40.05.02-220110-0001");
    EXPECT_EQ(code_from("000.02.05.h40-220110-0001"), "H40.05.02-220110-0001");
    EXPECT_EQ(code_from("000.02.05.H40"), "H40.05.02");
    EXPECT_EQ(code_from("H40.05.02-22"), "H40.05.02-22");
    EXPECT_EQ(code_from("H40.05.02 - 220110 - 0001"), "H40.05.02-220110-0001");
    EXPECT_EQ(code_from("H40.05.02  220110 0001"), "H40.05.02-220110-0001");
    EXPECT_EQ(code_from("vũ minh - khang"), "VũMINH-KHANG");
}

TEST(DossierCounter, IsOfOneUnitAndOneDay) {
    EXPECT_EQ(dossier_counter("H42.02.01", base::parse_day("2026-11-03").value()),
              "dossier:H42.02.01:261103");
}

}
}
