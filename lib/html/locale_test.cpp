#include "lib/html/locale.h"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace motcua::html {
namespace {

class LocaleFile : public testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            std::filesystem::path(testing::TempDir()) / ("locale-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path file_of(std::string_view content) const {
        const auto file = folder_ / "vi.json";
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }
    std::string refusal(std::string_view content) const {
        try {
            Locale::from_file(file_of(content));
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

    std::filesystem::path folder_;
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

TEST_F(LocaleFile, GivesLanguageKeysAndTexts) {
    const auto locale =
        Locale::from_file(file_of(R"({"b.title":"Đăng ký","a.count":"{n} hồ sơ"})"));
    EXPECT_EQ(locale.language(), "vi");
    EXPECT_EQ(locale.keys(), (std::vector<std::string>{"a.count", "b.title"}));
    EXPECT_TRUE(locale.has("b.title"));
    EXPECT_FALSE(locale.has("b"));
    EXPECT_EQ(locale.text("a.count", {{"n", "12"}}), "12 hồ sơ");
}

TEST_F(LocaleFile, IsRefusedWithFileAndReason) {
    EXPECT_TRUE(has(refusal("{"), "vi.json: is no locale: syntax"));
    EXPECT_TRUE(has(refusal("[]"), "vi.json: is no object"));
    EXPECT_TRUE(has(refusal(R"({"a":{"b":"c"}})"), "the value of a is no text"));
    EXPECT_TRUE(has(refusal(R"({"a":"x","a":"y"})"), "duplicate_key"));
    EXPECT_TRUE(has(refusal(R"({"a.b":"{n hồ sơ"})"), "the text of a.b has a brace"));
    EXPECT_TRUE(has(refusal(R"({"a.b":"{Số} hồ sơ"})"), "the text of a.b has a brace"));
    EXPECT_THROW(Locale::from_file(folder_ / "en.json"), std::runtime_error);
}

TEST(Locale, FillsEveryNameAndLeavesTheOthersVisible) {
    const Locale locale("vi", {{"k", "{a} và {b}, {a}{c}."}});
    EXPECT_EQ(locale.text("k", {{"a", "{b}"}, {"b", "<2>"}}), "{b} và <2>, {b}{c}.");
    EXPECT_EQ(locale.text("k"), "{a} và {b}, {a}{c}.");
}

TEST(LocaleDeathTest, TakesAnUnknownKeyForABug) {
    const Locale locale("vi", {});
    EXPECT_DEATH(locale.text("none"), "none");
}

}
}
