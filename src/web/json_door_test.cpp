#include "src/web/json_door.h"

#include <gtest/gtest.h>

namespace motcua::web {
namespace {

/// Reads what an act with all kinds of members would read; the pointer of the fault, or "".
std::string fault_of(const std::string& text) {
    const auto body = json::parse(text);
    if (!body) return "not JSON";
    Ledger ledger;
    const Reader read(*body, ledger);
    read.text("reason");
    read.number("count");
    read.flag("whole");
    read.numbers("lines");
    read.ids("photos");
    read.answers("form");
    read.object("owner").text("name");
    for (const auto& paper : read.objects("papers")) paper.ids("files");
    return ledger.fault_in(*body, Unknown::refused).value_or("");
}

std::string text_of(const std::string& text) {
    const auto body = json::parse(text);
    Ledger ledger;
    return Reader(*body, ledger).text("reason", "fallback");
}

TEST(Reader, TakesWhatIsThereAndCountsNullAsMissing) {
    EXPECT_EQ(fault_of("{}"), "");
    EXPECT_EQ(fault_of(R"({"reason":null,"count":null,"photos":null,"owner":null})"), "");
    EXPECT_EQ(fault_of(R"({"reason":"x","count":1,"whole":true,"lines":[2],"photos":["7"],)"
                       R"("papers":[{"files":["8"]}],)"
                       R"("owner":{"name":"y"},"form":{"any":{"thing":[1]}}})"),
              "");
}

TEST(Reader, PointsAtMembersOfAWrongKind) {
    EXPECT_EQ(fault_of(R"({"reason":123})"), "/reason");
    EXPECT_EQ(fault_of(R"({"count":"1"})"), "/count");
    EXPECT_EQ(fault_of(R"({"whole":"yes"})"), "/whole");
    EXPECT_EQ(fault_of(R"({"lines":[1,"2"]})"), "/lines/1");
    EXPECT_EQ(fault_of(R"({"photos":"7"})"), "/photos");
    EXPECT_EQ(fault_of(R"({"photos":["7","x"]})"), "/photos/1");
    EXPECT_EQ(fault_of(R"({"owner":["name"]})"), "/owner");
    EXPECT_EQ(fault_of(R"({"owner":{"name":false}})"), "/owner/name");
    EXPECT_EQ(fault_of(R"({"papers":[{},7]})"), "/papers/1");
    EXPECT_EQ(fault_of(R"({"form":[]})"), "/form");
}

TEST(Reader, PointsAtMembersThatNobodyAskedFor) {
    EXPECT_EQ(fault_of(R"({"raeson":"x"})"), "/raeson");
    EXPECT_EQ(fault_of(R"({"owner":{"fullname":"x"}})"), "/owner/fullname");
    EXPECT_EQ(fault_of(R"({"papers":[{"files":[]},{"file":"7"}]})"), "/papers/1/file");
    EXPECT_EQ(fault_of(R"({"a/b~":1})"), "/a~1b~0");
}

TEST(Reader, CleansTextsAndCountsBlankOnesAsEmpty) {
    EXPECT_EQ(text_of(R"({"reason":"  đủ \r\n hồ sơ\n"})"), "đủ \n hồ sơ");
    EXPECT_EQ(text_of(R"({"reason":"  \n "})"), "");
    EXPECT_EQ(text_of("{\"reason\":\"\u00a0\u3000\"}"), "");
    EXPECT_EQ(text_of(R"({"reason":null})"), "fallback");
}

TEST(Reader, LeavesEmptyAnswersOut) {
    const auto body = json::parse(R"({"form":{"a":" ","b":" x ","c":{"d":""},"e":["", "y "]}})");
    Ledger ledger;
    EXPECT_EQ(json::canonical(Reader(*body, ledger).answers("form")),
              R"({"b":"x","c":{},"e":["y"]})");
}

}
}
