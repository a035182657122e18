// Without clang: every target over its seeds and over some thousand ways to damage them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {

/// How GoogleTest shows a target.
void PrintTo(const Target& target, std::ostream* out) { *out << target.name; }

namespace {

const std::filesystem::path folder = std::filesystem::path(MOTCUA_SOURCE_DIR) / "tests/fuzz";
constexpr int rounds = 4000;

std::string printable(std::string_view input) {
    std::string out;
    for (const char c : input) {
        const bool plain = c >= ' ' && c < 127 && c != '\\';
        out += plain ? std::string(1, c) : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    return out;
}

/// What the target says of the input; "" when it is content.
std::string complaint_of(const Target& target, const std::string& input) {
    // Exactly as many bytes as there are, so that sanitizers see one that is read behind them.
    const std::vector<char> bytes(input.begin(), input.end());
    try {
        target.read({bytes.data(), bytes.size()});
        return "";
    } catch (const std::exception& complaint) {
        return complaint.what();
    }
}

class Parser : public testing::TestWithParam<Target> {
  protected:
    std::string name() const { return std::string(GetParam().name); }
    std::vector<std::string> seeds() const { return contents_of(folder / "corpus" / name()); }
    std::vector<std::string> words() const {
        return words_of(folder / "dictionary" / (name() + ".dict"));
    }
};

TEST_P(Parser, KeepsItsPromisesOnEverySeed) {
    const auto all = seeds();
    ASSERT_GE(all.size(), 3U) << "a target has seeds";
    for (const auto& seed : all) EXPECT_EQ(complaint_of(GetParam(), seed), "") << printable(seed);
}

TEST_P(Parser, KeepsItsPromisesOnDamagedSeeds) {
    Mutator mutator(seeds(), words(), 1);
    for (int round = 0; round < rounds; ++round) {
        const auto input = mutator.next();
        ASSERT_EQ(complaint_of(GetParam(), input), "")
            << "round " << round << ": " << printable(input);
    }
}

INSTANTIATE_TEST_SUITE_P(Every, Parser, testing::ValuesIn(targets),
                         [](const auto& target) { return std::string(target.param.name); });

TEST(Corpus, HasNoFolderThatNoTargetReads) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / "corpus")) {
        const auto name = entry.path().filename().string();
        const auto known = std::any_of(targets.begin(), targets.end(),
                                       [&](const Target& target) { return target.name == name; });
        EXPECT_TRUE(known) << name;
    }
}

TEST(Mutator, GivesTheSameInputsForTheSameNumber) {
    Mutator one({"seed", "another"}, {"word"}, 7);
    Mutator two({"seed", "another"}, {"word"}, 7);
    Mutator other({"seed", "another"}, {"word"}, 8);
    bool differs = false;
    for (int round = 0; round < 50; ++round) {
        const auto input = one.next();
        EXPECT_EQ(two.next(), input);
        differs = differs || other.next() != input;
    }
    EXPECT_TRUE(differs);
}

TEST(Target, ThatIsNotContentIsHeard) {
    const Target fussy{"fussy", [](std::string_view input) { holds(input.empty(), "nothing"); }};
    EXPECT_EQ(complaint_of(fussy, ""), "");
    EXPECT_EQ(complaint_of(fussy, "a"), "nothing");
}

}
}
