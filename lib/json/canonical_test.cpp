#include <random>

#include <gtest/gtest.h>

#include "lib/json/value.h"

namespace motcua::json {
namespace {

constexpr ParseLimits wide{.bytes_max = 64u << 20, .depth_max = 64};

bool the_slow_way(std::string_view text) {
    const auto value = parse(text, wide);
    return value && canonical(*value) == text;
}

std::string quoted(std::string_view text) {
    std::string out;
    write_text(out, text);
    return out;
}

TEST(Canonical, IsToldFromWhatIsNearlySo) {
    for (const std::string text :
         {"null", "true", "-7", "0", "[]", "{}", R"({"a":[1,{"b":"x"}],"c":false})",
          R"("\"\\\b\f\n\r\t\u0001\u001f")", "9007199254740991", R"({"a":1,"b":2})", "\"Đăng ký\"",
          "{\"đ\":1}", R"({"\n":1,"a":2})"})
        EXPECT_TRUE(is_canonical(text)) << text;
    for (const std::string text : {"",
                                   " 1",
                                   "1 ",
                                   "-0",
                                   "01",
                                   "1.0",
                                   "1e2",
                                   "9007199254740992",
                                   "[1, 2]",
                                   "[1,]",
                                   R"({"b":1,"a":2})",
                                   R"({"a":1,"a":2})",
                                   R"({"a":1,})",
                                   R"("\u000a")",
                                   R"("\u0000")",
                                   R"("\/")",
                                   R"("\u001F")",
                                   R"("\u0041")",
                                   "\"a\nb\"",
                                   "\"open",
                                   "nul",
                                   "truex",
                                   "{}{}",
                                   "\"Tie\xCC\x82ng\"",
                                   "\"\xff\"",
                                   R"({1:2})",
                                   "-",
                                   "\"\\"})
        EXPECT_FALSE(is_canonical(text)) << text;
}

TEST(Canonical, IsSeenAsTheSlowWaySeesIt) {
    std::mt19937 chance(7);
    const std::string letters = "{}[],:\"\\au01-9 nltrue\xC3\xA9";
    int sound = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto text = canonical(Object{{"a", Array{1, -2, "x\n\x01", nullptr}},
                                     {"b", Object{{"c", true}, {"d", quoted("é\"")}}}});
        for (auto changes = chance() % 3; changes > 0; --changes)
            text[chance() % text.size()] = letters[chance() % letters.size()];
        ASSERT_EQ(is_canonical(text), the_slow_way(text)) << text;
        sound += is_canonical(text) ? 1 : 0;
    }
    EXPECT_GT(sound, 5'000);
}

TEST(Canonical, IsNotWhatIsNestedTooDeep) {
    EXPECT_TRUE(is_canonical(std::string(60, '[') + std::string(60, ']')));
    EXPECT_FALSE(is_canonical(std::string(100'000, '[')));
}

}
}
