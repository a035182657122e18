#include "lib/base/line_file.h"

#include <fstream>
#include <stdexcept>
#include <unistd.h>

#include <gtest/gtest.h>
#include <zlib.h>

namespace motcua::base {
namespace {

class LineFileTest : public testing::Test {
  protected:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() / ("lines-" + std::to_string(::getpid()));
    ~LineFileTest() override { std::filesystem::remove(path_); }

    void plain(const std::string& text) { std::ofstream(path_, std::ios::binary) << text; }
    void packed(const std::string& text) {
        auto* file = gzopen(path_.c_str(), "wb");
        gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
        gzclose(file);
    }
    std::string all(LineFile::Limits limits = {}) {
        LineFile file(path_, limits);
        std::string out;
        std::string line;
        for (;;) {
            const auto next = file.next(line);
            if (next == LineFile::Next::end) return out;
            out += std::to_string(file.number()) + ":" +
                   (next == LineFile::Next::too_long ? "too long" : line) + "|";
        }
    }
};

TEST_F(LineFileTest, ReadsPlainLinesWithAnyLineEnd) {
    plain("one\ntwo\r\n\nfour");
    EXPECT_EQ(all(), "1:one|2:two|3:|4:four|");
}

TEST_F(LineFileTest, ReadsCompressedLinesAcrossItsBuffers) {
    const std::string longer(200'000, 'x');
    packed(longer + "\nlast\n");
    EXPECT_EQ(all(), "1:" + longer + "|2:last|");
}

TEST_F(LineFileTest, PassesOverALineThatIsTooLong) {
    plain("12345\n123456\n1\n");
    EXPECT_EQ(all({.line_bytes_max = 5}), "1:12345|2:too long|3:1|");
}

TEST_F(LineFileTest, RefusesWhatUnpacksToTooMuch) {
    packed(std::string(1'000'000, 'x'));
    EXPECT_THROW(all({.bytes_max = 500'000}), std::runtime_error);
}

TEST_F(LineFileTest, RefusesAFileThatWasCutOff) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919) + "\n";
    packed(text);
    std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
    EXPECT_THROW(all(), std::runtime_error);
}

TEST_F(LineFileTest, RefusesWhatIsNotThere) { EXPECT_THROW(all(), std::runtime_error); }

}
}
