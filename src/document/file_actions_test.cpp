#include "src/document/file_actions.h"

#include <fstream>
#include <optional>
#include <thread>
#include <vector>

#include "lib/crypto/digest.h"
#include "src/document/file_routes.h"
#include "src/document/trial_files.h"

namespace motcua::document {
namespace {

std::string a_png() {
    static constexpr char bytes[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0"
                                    "\x90\x77\x53\xde\0\0\0\0IEND\xae\x42\x60\x82";
    return {bytes, sizeof bytes - 1};
}

class KeepFile : public OnFiles {};
class Content : public OnFiles {
  protected:
    std::optional<std::int64_t> without_content() {
        return office()->look(
            [&](sql::Session& session) { return first_file_without_content(session, shelf()); });
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, KeepFile, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, Content, sql::both_engines(), sql::engine_name);

TEST_P(KeepFile, IsReadBackAsItWas) {
    const auto png = keep(khang, a_png(), "ảnh.png");
    ASSERT_TRUE(png);
    EXPECT_EQ(png->content_type, "image/png");
    EXPECT_EQ(png->size, static_cast<std::int64_t>(a_png().size()));
    EXPECT_EQ(png->sha256, crypto::hex(crypto::sha256(a_png())));
    const auto found =
        office()->look([&](sql::Session& session) { return find_file(session, png->id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->uploader, khang.account);
    EXPECT_EQ(name_of(office()->vault(), *found), "ảnh.png");
    EXPECT_EQ(content(*found), a_png());
}

TEST_P(KeepFile, TakesAnyLength) {
    // At and around the chunk of the sealed stream.
    for (const std::size_t size : {65'535u, 65'536u, 65'537u, 200'000u}) {
        auto pdf = a_pdf(size);
        pdf.resize(size);
        const auto kept = keep(khang, pdf);
        ASSERT_TRUE(kept);
        EXPECT_EQ(kept->content_type, "application/pdf");
        EXPECT_EQ(content(*kept), pdf) << size;
    }
}

TEST_P(KeepFile, RefusesKindsThatNobodyShouldOpen) {
    const auto refused = [&](const std::string& content) {
        const auto kept = keep(khang, content, "giấy.pdf");
        return !kept && kept.error() == FileProblem::kind_not_accepted;
    };
    EXPECT_TRUE(refused("<!DOCTYPE html><html><script>alert(1)</script></html>"));
    EXPECT_TRUE(refused("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    EXPECT_TRUE(refused("#!/bin/sh\nrm -rf /\n"));
    EXPECT_TRUE(refused(std::string("\x7f"
                                    "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0",
                                    20)));
    EXPECT_TRUE(refused("Đơn đề nghị, viết bằng chữ thường.\n"));
    EXPECT_TRUE(refused("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(504, '\0')));
    EXPECT_TRUE(refused(std::string("PK\3\4\x14\0\0\0\0\0", 10)));
    EXPECT_TRUE(refused("RIFF\x24\1\1\1WEBPVP8 " + std::string(40, '\1')));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM files"), 0);
}

TEST_P(KeepFile, TakesTheOfficeFilesOfToday) {
    const auto kind = [&](const std::string& part, const std::string& name) {
        const auto kept = keep(khang, an_archive_with(part), name);
        return kept ? kept->content_type : std::string(name_of(kept.error()));
    };
    constexpr auto office_kind = "application/vnd.openxmlformats-officedocument.";
    EXPECT_EQ(kind("word/document.xml", "đơn.docx"),
              std::string(office_kind) + "wordprocessingml.document");
    EXPECT_EQ(kind("xl/workbook.xml", "bảng kê.XLSX"),
              std::string(office_kind) + "spreadsheetml.sheet");
    EXPECT_EQ(kind("word/document.xml", "đơn.xlsx"), "kind_not_as_named");
    EXPECT_EQ(kind("ghi chú.txt", "đơn.docx"), "kind_not_accepted");
}

TEST_P(KeepFile, RefusesANameThatSaysAnotherKind) {
    const auto refused = [&](const std::string& content, const std::string& name) {
        const auto kept = keep(khang, content, name);
        return !kept && kept.error() == FileProblem::kind_not_as_named;
    };
    for (const auto* name : {"giấy.png", "giấy.html", "giấy.pdf.exe", ".docx"})
        EXPECT_TRUE(refused(a_pdf(), name)) << name;
    EXPECT_TRUE(refused(a_png(), "ảnh.jpg"));
    for (const auto* name : {"GIẤY.PDF", "giấy", "tờ khai 12.05", "bản v.2", "a.b c", ""})
        EXPECT_TRUE(keep(khang, a_pdf(), name)) << name;
}

TEST_P(KeepFile, RefusesNothingAtAllAndNamesWithoutEnd) {
    EXPECT_EQ(keep(khang, "").error(), FileProblem::empty);
    EXPECT_EQ(keep(khang, a_pdf(), std::string(256, 'x')).error(), FileProblem::name_too_long);
}

TEST_P(KeepFile, StoresTheSameContentOfOnePersonOnce) {
    const auto first = keep(khang, a_pdf());
    const auto second = keep(khang, a_pdf(), "another name.pdf");
    EXPECT_EQ(first->id, second->id);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM files"), 1);
}

TEST_P(KeepFile, SharesNothingBetweenPeople) {
    const auto one = keep(khang, a_pdf());
    const auto two = keep(chau, a_pdf());
    EXPECT_NE(one->id, two->id);
    EXPECT_NE(one->content_name, two->content_name);
    EXPECT_EQ(content(*one), content(*two));
    EXPECT_NE(bytes_in(shelf().place_of(*one)), bytes_in(shelf().place_of(*two)));
}

TEST_P(KeepFile, CanBeReadByBothWhenTheSameComesTwiceAtOnce) {
    for (int round = 0; round < 5; ++round) {
        const auto pdf = a_pdf(300'000) + std::to_string(round);
        std::vector<std::filesystem::path> uploads;
        for (int i = 0; i < 4; ++i) uploads.push_back(uploaded(pdf));
        std::vector<std::optional<StoredFile>> kept(uploads.size());
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < uploads.size(); ++i)
            threads.emplace_back([&, i] {
                kept[i] = *keep_file(*office(), shelf(), khang, uploads[i], "giấy.pdf");
            });
        for (auto& thread : threads) thread.join();
        for (const auto& file : kept) EXPECT_EQ(content(*file), pdf);
    }
}

TEST_P(Content, IsNotThePlainTextOnDisk) {
    const auto kept = keep(khang, a_pdf());
    const auto bytes = bytes_in(shelf().place_of(*kept));
    EXPECT_GT(bytes.size(), a_pdf().size());
    EXPECT_EQ(bytes.find("PDF"), std::string::npos);
    EXPECT_EQ(bytes.find("chứng sinh"), std::string::npos);
}

TEST_P(Content, LeavesNoHalfWrittenFile) {
    ASSERT_TRUE(keep(khang, a_pdf()));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shelf().folder()))
        EXPECT_NE(entry.path().extension(), ".part");
}

TEST_P(Content, IsAFailureWhenDamaged) {
    const auto kept = keep(khang, a_pdf(100'000));
    const auto place = shelf().place_of(*kept);
    const auto whole = bytes_in(place);
    const auto write = [&](const std::string& bytes) {
        std::ofstream(place, std::ios::binary | std::ios::trunc) << bytes;
    };
    for (const auto at : {std::size_t{0}, std::size_t{100}, whole.size() - 1}) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        write(bytes);
        EXPECT_THROW(content(*kept), sql::Error) << at;
    }
    write(whole.substr(0, whole.size() / 2));
    EXPECT_THROW(content(*kept), sql::Error) << "cut";
    write(whole + "x");
    EXPECT_THROW(content(*kept), sql::Error) << "longer";
    std::filesystem::remove(place);
    EXPECT_THROW(content(*kept), sql::Error) << "gone";
}

TEST_P(Content, IsMissedWhenItIsGoneOrCutOff) {
    ASSERT_TRUE(keep(khang, a_pdf(900)));
    const auto kept = keep(khang, a_pdf(1000));
    ASSERT_TRUE(keep(khang, a_pdf(1100)));
    EXPECT_EQ(without_content(), std::nullopt);
    const auto place = shelf().place_of(*kept);
    std::filesystem::resize_file(place, 900);
    EXPECT_EQ(without_content(), kept->id);
    std::filesystem::remove(place);
    EXPECT_EQ(without_content(), kept->id);
}

}
}
