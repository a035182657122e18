#include "src/app/shipping/segment.h"

#include <fstream>

#include "lib/sql/trial_database.h"

namespace motcua::shipping {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

SegmentHead a_head() {
    SegmentHead head;
    head.number = 7;
    head.taken_at = base::from_microseconds(1'795'000'000'123'456);
    head.page_bytes = 512;
    head.pages = 2;
    head.database_pages = 9;
    head.before = std::string(64, 'a');
    head.place = {0xfedc'ba98'7654'3210, 5, 0x0000'0001'ffff'ffff};
    return head;
}

class Segments : public testing::Test {
  protected:
    Segments() {
        digest_ = write_segment(file_, a_head(), {{3, 0}, {8, 0}}, [](std::uint32_t number) {
            return std::string(512, static_cast<char>('0' + number));
        });
        bytes_ = bytes_of(file_);
    }

    sql::TrialFolder folder_;
    std::filesystem::path file_ = folder_.path() / "1.seg";
    std::string digest_;
    std::string bytes_;
};

TEST_F(Segments, AreReadAsTheyWereWritten) {
    const auto segment = parse_segment(bytes_);
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->head, a_head());
    EXPECT_EQ(segment->digest, digest_);
    std::map<std::uint32_t, std::string> pages;
    for_each_page(*segment, [&](std::uint32_t number, std::string_view content) {
        pages[number] = content;
    });
    EXPECT_EQ(pages, (std::map<std::uint32_t, std::string>{{3, std::string(512, '3')},
                                                           {8, std::string(512, '8')}}));
}

TEST_F(Segments, ThatAreTornAnywhereAreNone) {
    for (std::size_t size = 0; size < bytes_.size(); ++size)
        ASSERT_FALSE(parse_segment(std::string_view(bytes_).substr(0, size))) << size;
    EXPECT_FALSE(parse_segment(bytes_ + "\n"));
}

TEST_F(Segments, ThatWereAlteredAnywhereAreNone) {
    for (std::size_t at = 0; at < bytes_.size(); ++at) {
        auto altered = bytes_;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        ASSERT_FALSE(parse_segment(altered)) << at;
    }
}

TEST_F(Segments, WhoseHeadPromisesMoreThanThereIsAreNone) {
    const auto at = bytes_.find("\"pages\":2");
    ASSERT_NE(at, std::string::npos);
    auto altered = bytes_;
    altered.replace(at, 9, "\"pages\":4294967294");
    EXPECT_FALSE(parse_segment(altered));
}

}
}
