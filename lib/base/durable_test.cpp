#include "lib/base/durable.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <gtest/gtest.h>
#include <unistd.h>

namespace motcua::base {
namespace {

class Durable : public testing::Test {
  protected:
    void SetUp() override {
        auto wanted = (std::filesystem::temp_directory_path() / "motcua-XXXXXX").string();
        ASSERT_NE(::mkdtemp(wanted.data()), nullptr);
        folder_ = wanted;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path at(const std::string& name) const { return folder_ / name; }
    static std::string bytes_in(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::filesystem::path folder_;
};

TEST_F(Durable, FileIsWrittenIntoFoldersThatAreMadeAndWrittenOver) {
    write_durably(at("a/b/c"), [](std::ostream& out) { out << "one"; });
    EXPECT_EQ(bytes_in(at("a/b/c")), "one");
    write_durably(at("a/b/c"), [](std::ostream& out) { out << "two"; });
    EXPECT_EQ(bytes_in(at("a/b/c")), "two");
}

TEST_F(Durable, FileStaysAsItWasWhenTheWritingFails) {
    write_durably(at("c"), [](std::ostream& out) { out << "one"; });
    const auto failing = [](std::ostream& out) {
        out << "tw";
        throw std::runtime_error("no more");
    };
    EXPECT_THROW(write_durably(at("c"), failing), std::runtime_error);
    EXPECT_EQ(bytes_in(at("c")), "one");
    EXPECT_FALSE(std::filesystem::exists(at("c.part")));
}

TEST_F(Durable, CopyHasTheSameBytesAndNeedsAnOriginal) {
    const std::string bytes(200'000, 'x');
    write_durably(at("c"), [&](std::ostream& out) { out << bytes; });
    copy_durably(at("c"), at("d/e"));
    EXPECT_EQ(bytes_in(at("d/e")), bytes);
    EXPECT_THROW(copy_durably(at("none"), at("f")), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(at("f")));
}

TEST_F(Durable, FileIsRemovedOnceAndThenIsGone) {
    write_durably(at("c"), [](std::ostream& out) { out << "one"; });
    remove_durably(at("c"));
    remove_durably(at("c"));
    EXPECT_FALSE(std::filesystem::exists(at("c")));
}

}
}
