#include "lib/sheet/sheet.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include <gtest/gtest.h>

namespace motcua::sheet {
namespace {

Sheet a_sheet() {
    Sheet sheet;
    sheet.name = "Báo cáo";
    sheet.title = {"Tình hình giải quyết hồ sơ"};
    sheet.columns = {{"Cơ quan"}, {"Trực tuyến", "Tiếp nhận"}, {"Trực tiếp", "Tiếp nhận"}};
    return sheet;
}

/// A part of the workbook, as any unzip finds it.
std::string part_of(const std::string& book, const std::string& name) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("motcua-sheet-test-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto file = folder / "book.xlsx";
    std::ofstream(file, std::ios::binary) << book;
    const auto command = "unzip -qo " + file.string() + " -d " + folder.string() + " && xmllint " +
                         "--noout " + (folder / name).string();
    EXPECT_EQ(std::system(command.c_str()), 0) << name;
    std::ifstream in(folder / name, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    in.close();
    std::filesystem::remove_all(folder);
    return text;
}

TEST(Csv, BeginsWithTheMarkByWhichExcelKnowsTheLetters) {
    EXPECT_EQ(csv(a_sheet()), "\xef\xbb\xbf\"Cơ quan\",\"Tiếp nhận: Trực tuyến\","
                              "\"Tiếp nhận: Trực tiếp\"\r\n");
}

TEST(Csv, QuotesTextsAndWritesDaysAsPeopleDo) {
    auto sheet = a_sheet();
    sheet.rows = {{std::string("a \"b\", c\nd"), std::int64_t{-12}, *base::parse_day("2026-11-05")},
                  {std::monostate{}, std::string(), std::int64_t{0}}};
    const auto text = csv(sheet);
    EXPECT_NE(text.find("\"a \"\"b\"\", c\nd\",-12,05/11/2026\r\n,\"\",0\r\n"), std::string::npos)
        << text;
}

TEST(Csv, LetsNoTextBecomeAFormula) {
    for (const auto* typed : {"=1+1", "+84", "-1", "@SUM(A1)", "\tx", "\rx"}) {
        auto sheet = a_sheet();
        sheet.rows = {{std::string(typed), std::monostate{}, std::monostate{}}};
        const auto text = csv(sheet);
        EXPECT_NE(text.find("\"'" + std::string(typed) + "\""), std::string::npos) << typed;
    }
}

TEST(Xlsx, HoldsNumbersDaysAndTextsThatAreNoFormulas) {
    auto sheet = a_sheet();
    sheet.rows = {{std::string("=1+1"), std::int64_t{1234567}, *base::parse_day("2026-11-05")},
                  {std::string("Cộng"), std::int64_t{1234567}, std::monostate{}}};
    sheet.sums_last = true;
    sheet.notes = {"Ghi chú"};
    const auto book = xlsx(sheet);
    const auto leaf = part_of(book, "xl/worksheets/sheet1.xml");
    EXPECT_NE(leaf.find("<v>1234567</v>"), std::string::npos);
    EXPECT_NE(leaf.find("<v>46331</v>"), std::string::npos); // days since 1900, as Excel counts
    EXPECT_EQ(leaf.find("<f>"), std::string::npos);
    EXPECT_NE(leaf.find("mergeCell ref=\"B3:C3\""), std::string::npos);
    const auto texts = part_of(book, "xl/sharedStrings.xml");
    for (const auto* text : {"=1+1", "Tình hình giải quyết hồ sơ", "Trực tuyến", "Ghi chú"})
        EXPECT_NE(texts.find(text), std::string::npos) << text;
}

}
}
