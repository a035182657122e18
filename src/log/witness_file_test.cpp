#include "src/log/witness_file.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/resource.h>

#include "src/log/trial_log.h"

namespace motcua::log {
namespace {

/// Of this process, as long as this lives; what does not fit is not written.
class NoFileGrowsBeyond {
  public:
    explicit NoFileGrowsBeyond(std::size_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoFileGrowsBeyond() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, signal_);
    }
    NoFileGrowsBeyond(const NoFileGrowsBeyond&) = delete;
    NoFileGrowsBeyond& operator=(const NoFileGrowsBeyond&) = delete;

  private:
    void (*signal_)(int);
    rlimit before_{};
};

/// A file of these bytes, beside everything.
class AFileOfHeads : public ::testing::Test {
  protected:
    AFileOfHeads() : path_(::testing::TempDir() + "motcua-heads.txt") {}
    ~AFileOfHeads() override { std::filesystem::remove(path_); }
    void holds(std::string_view text) {
        std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
    }
    std::string text() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    const std::string path_;
    const std::string first_ = PaperLog(3).note() + "\n";
    const std::string second_ = PaperLog(5).note() + "\n";
    const std::string third_ = PaperLog(8).note();
    const std::string foreign_ = PaperLog(4).note("another/log") + "\n";
};

TEST_F(AFileOfHeads, LosesOfATornHeadNothingButThatHead) {
    const WitnessFile file(path_, "motcua/trial");
    for (const auto& before : {std::string(), first_, foreign_ + first_, first_ + foreign_})
        for (std::size_t bytes = 0; bytes + 1 < second_.size(); ++bytes) {
            holds(before + second_.substr(0, bytes));
            EXPECT_EQ(file.last().has_value(), !before.empty()) << bytes;
            EXPECT_EQ(file.add(third_), "");
            EXPECT_EQ(text(), before + third_ + "\n") << bytes;
        }
}

TEST_F(AFileOfHeads, LosesOfATornCosignatureNothingButThatLine) {
    const crypto::NoteSigner witness("another/w", crypto::SigningKey(std::string(32, 'w')));
    const auto line = witness.cosign(PaperLog(5).note(), 5);
    const auto head = second_.substr(0, second_.size() - 1);
    const WitnessFile file(path_, "motcua/trial");
    for (std::size_t bytes = 0; bytes < line.size(); ++bytes) {
        holds(first_ + head + line.substr(0, bytes));
        EXPECT_EQ(file.last()->size, 5);
        EXPECT_EQ(file.add(third_), "");
        EXPECT_EQ(text(), first_ + head + third_ + "\n") << bytes;
    }
    EXPECT_EQ(crypto::parse_notes(text()).value().size(), 3U);
}

TEST_F(AFileOfHeads, KeepsWhatOthersWroteInIt) {
    holds("Heads of our log\n");
    EXPECT_EQ(WitnessFile(path_, "motcua/trial").add(PaperLog(3).note()), "");
    EXPECT_EQ(text(), "Heads of our log\n" + first_);
}

TEST_F(AFileOfHeads, IsLeftAsItWasWhereAHeadDoesNotFit) {
    const WitnessFile file(path_, "motcua/trial");
    holds(first_);
    {
        const NoFileGrowsBeyond limit(first_.size() + 50);
        EXPECT_EQ(file.add(third_), "file_not_written");
        EXPECT_EQ(text(), first_);
    }
    EXPECT_EQ(file.add(third_), "");
    EXPECT_EQ(text(), first_ + third_ + "\n");
}

}
}
