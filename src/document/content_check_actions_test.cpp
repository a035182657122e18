#include "src/document/content_check_actions.h"

#include "src/document/trial_files.h"

namespace motcua::document {
namespace {

class Contents : public OnFiles {
  protected:
    ContentsChecked checked(const FileShelf* second = nullptr) {
        return check_contents(*office(), shelf(), second);
    }
    /// "content_missing 7" of each that is bad, and whether it was repaired.
    std::vector<std::string> faults(const FileShelf* second = nullptr) {
        std::vector<std::string> faults;
        for (const auto& bad : checked(second).named)
            faults.push_back(std::string(name_of(bad.fault)) + " " + std::to_string(bad.file) +
                             (bad.repaired ? " repaired" : ""));
        return faults;
    }
    static std::string fault(const char* name, const StoredFile& file, const char* more = "") {
        return std::string(name) + " " + std::to_string(file.id) + more;
    }
    static void flip_a_bit(const std::filesystem::path& file, std::size_t at) {
        auto bytes = bytes_in(file);
        bytes[at] = static_cast<char>(bytes[at] ^ 4);
        std::ofstream(file, std::ios::binary) << bytes;
    }
    static void age(const std::filesystem::path& file, std::chrono::minutes by) {
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - by);
    }
    FileShelf copied() {
        const auto folder = office().database().folder() / "copy";
        std::filesystem::copy(shelf().folder(), folder, std::filesystem::copy_options::recursive);
        return FileShelf(folder);
    }
};
INSTANTIATE_TEST_SUITE_P(Engines, Contents, sql::both_engines(), sql::engine_name);

TEST_P(Contents, ThatAreWholeAreCountedAndNothingIsNamed) {
    const auto size = keep(khang, a_pdf())->size + keep(chau, a_pdf(200'000))->size;
    const auto found = checked();
    EXPECT_EQ(found.files, 2);
    EXPECT_EQ(found.bytes, size);
    EXPECT_EQ(found.bad, 0);
    EXPECT_TRUE(found.named.empty());
}

TEST_P(Contents, OfWhichOneBitWasFlippedAreNamed) {
    ASSERT_TRUE(keep(khang, a_pdf()));
    const auto kept = keep(khang, a_pdf(100'000));
    for (const std::size_t at : {3u, 500u, 90'000u}) {
        flip_a_bit(shelf().place_of(*kept), at);
        EXPECT_EQ(faults(), std::vector{fault("content_altered", *kept)}) << at;
        flip_a_bit(shelf().place_of(*kept), at);
    }
    EXPECT_TRUE(faults().empty());
}

TEST_P(Contents, ThatAreGoneOrCutOffAreNamed) {
    const auto cut = keep(khang, a_pdf());
    const auto gone = keep(chau, a_pdf());
    std::filesystem::resize_file(shelf().place_of(*cut), 100);
    std::filesystem::remove(shelf().place_of(*gone));
    EXPECT_EQ(faults(),
              (std::vector{fault("content_altered", *cut), fault("content_missing", *gone)}));
    EXPECT_EQ(checked().bad, 2);
}

TEST_P(Contents, ThatWereExchangedAreNamed) {
    const auto one = keep(khang, a_pdf());
    const auto two = keep(khang, a_pdf(600));
    const auto between = office().database().folder() / "between";
    std::filesystem::rename(shelf().place_of(*one), between);
    std::filesystem::rename(shelf().place_of(*two), shelf().place_of(*one));
    std::filesystem::rename(between, shelf().place_of(*two));
    EXPECT_EQ(faults(),
              (std::vector{fault("content_altered", *one), fault("content_altered", *two)}));
}

TEST_P(Contents, OfARowWhoseSizeOrNameWasAlteredAreNamed) {
    const auto kept = keep(khang, a_pdf());
    const auto altered = [&](const char* statement) {
        office()->database().write([&](sql::Session& session) {
            session.run(statement, kept->id);
            return sql::Outcome::keep;
        });
        return faults();
    };
    const std::vector expected{fault("content_altered", *kept)};
    EXPECT_EQ(altered("UPDATE files SET size = size + 1 WHERE id = $1"), expected);
    EXPECT_TRUE(altered("UPDATE files SET size = size - 1 WHERE id = $1").empty());
    EXPECT_EQ(altered("UPDATE files SET uploader = uploader + 1 WHERE id = $1"), expected);
}

TEST_P(Contents, OfARowThatTellsAnotherKindOrNoNameAreNamedBeforeAnyEntryNamesThem) {
    const auto kept = keep(khang, a_pdf());
    ASSERT_TRUE(keep(khang, a_docx(), "đơn.docx"));
    const auto altered = [&](const char* statement) {
        office()->database().write([&](sql::Session& session) {
            session.run(statement, kept->id);
            return sql::Outcome::keep;
        });
        return faults();
    };
    EXPECT_TRUE(faults().empty());
    EXPECT_EQ(altered("UPDATE files SET content_type = 'image/png' WHERE id = $1"),
              std::vector{fault("content_kind_altered", *kept)});
    EXPECT_EQ(altered("UPDATE files SET content_type = 'application/pdf',"
                      " sealed_name = wrapped_key WHERE id = $1"),
              std::vector{fault("file_name_unreadable", *kept)});
}

TEST_P(Contents, ThatNoRowKnowsAreNamedOnceTheyAreOldEnough) {
    const auto kept = keep(khang, a_pdf());
    const auto stray = shelf().folder() / "ab" / "cd" / "abcd-7";
    const auto half = std::filesystem::path(shelf().place_of(*kept).string() + ".part");
    std::filesystem::create_directories(stray.parent_path());
    for (const auto& file : {stray, half}) std::ofstream(file) << "x";
    EXPECT_TRUE(faults().empty());
    for (const auto& file : {stray, half}) age(file, orphan_age + std::chrono::minutes{1});
    EXPECT_EQ(faults(), (std::vector<std::string>{"content_orphaned 0", "content_orphaned 0"}));
    std::filesystem::remove(half);
    EXPECT_EQ(checked().named.front().place, "ab/cd/abcd-7");
}

TEST_P(Contents, AreRepairedFromASecondCopyAndOnlyWhereThatIsSound) {
    const auto gone = keep(khang, a_pdf());
    const auto altered = keep(khang, a_pdf(100'000));
    const auto lost = keep(khang, a_pdf(900));
    const auto second = copied();
    std::filesystem::remove(shelf().place_of(*gone));
    flip_a_bit(shelf().place_of(*altered), 70'000);
    std::filesystem::remove(shelf().place_of(*lost));
    flip_a_bit(second.place_of(*lost), 200);
    const auto damaged = bytes_in(second.place_of(*lost));
    EXPECT_EQ(faults(&second), (std::vector{fault("content_missing", *gone, " repaired"),
                                            fault("content_altered", *altered, " repaired"),
                                            fault("content_missing", *lost)}));
    EXPECT_EQ(content(*gone), a_pdf());
    EXPECT_EQ(faults(), std::vector{fault("content_missing", *lost)});
    EXPECT_EQ(bytes_in(second.place_of(*lost)), damaged);
}

}
}
