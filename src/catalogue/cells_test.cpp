#include "src/catalogue/cells.h"

#include <fstream>

#include <gtest/gtest.h>

#include "lib/base/text.h"

namespace motcua::catalogue {
namespace {

std::vector<std::string> parts_of(const std::string& line) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (;;) {
        const auto to = line.find(" |", from);
        parts.push_back(base::trimmed(line.substr(from, to - from)));
        if (to == std::string::npos) return parts;
        from = to + 2;
    }
}

std::string in_words(const ListedLimit& limit) {
    if (!limit.term) return limit.why;
    return std::to_string(limit.term->length) + " " +
           std::string(calendar::name_of(limit.term->unit));
}

std::string in_words(const ListedFee& fee) {
    return fee.amount_dong ? std::to_string(*fee.amount_dong) : fee.why;
}

std::string in_words(const ListedPaper& paper) {
    auto words = paper.why.empty() ? std::to_string(paper.originals.value_or(0)) + "/" +
                                         std::to_string(paper.copies)
                                   : paper.why;
    words += " " + paper.name;
    if (!paper.group.empty()) words += " [" + paper.group + (paper.shown ? ", shown]" : "]");
    return words;
}

void join(std::string& into, const std::string& next, const char* with = "; ") {
    into += (into.empty() ? "" : with) + next;
}

std::string read(const std::vector<std::string>& parts) {
    const auto& kind = parts[0];
    const auto& cell = parts[1];
    std::string out;
    if (kind == "limit") return in_words(limit_in(cell));
    if (kind == "fee") return in_words(fee_in(cell, parts[2]));
    if (kind == "glued")
        for (const auto& method : methods_in(cell))
            join(out, method.channel + " " + in_words(method.limit) + " " + in_words(method.fee));
    if (kind == "papers")
        for (const auto& paper : papers_in(cell)) join(out, in_words(paper));
    if (kind == "results")
        for (const auto& result : results_in(cell)) join(out, result.name + " = " + result.code);
    if (kind == "tiers")
        for (const auto& tier : tiers_in(cell)) join(out, tier, " ");
    if (kind == "basis") {
        std::int64_t unread = 0;
        for (const auto& number : basis_in(cell, unread)) join(out, number, " ");
        join(out, "(" + std::to_string(unread) + ")", " ");
    }
    return out.empty() ? "none" : base::trimmed(out);
}

TEST(Cells, AreReadAsTheTableSays) {
    std::ifstream file(MOTCUA_SOURCE_DIR "/src/catalogue/cells.cases");
    int cases = 0;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line[0] == '#') continue;
        const auto parts = parts_of(line);
        ASSERT_GE(parts.size(), 3u) << "line " << number;
        EXPECT_EQ(read(parts), parts.back()) << "line " << number << ": " << line;
        ++cases;
    }
    EXPECT_GE(cases, 65);
}

TEST(Cells, KeepsANoteOnlySoFarAndWhole) {
    const std::string note(2000, 'x');
    EXPECT_LT(shortened(note).size(), 700u);
    std::string accents;
    for (int i = 0; i < 500; ++i) accents += "ệ";
    EXPECT_TRUE(base::is_storable(shortened(accents)));
}

}
}
