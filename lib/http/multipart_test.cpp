#include "lib/http/multipart.h"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace motcua::http {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=bound";

struct Part {
    PartHead head;
    std::string content;
    bool ended = false;
};

struct Reading {
    std::vector<Part> parts;
    MultipartProblem problem = MultipartProblem::none;

    std::string summary() const {
        std::string out;
        for (const auto& part : parts) {
            out += "[" + part.head.name + (part.head.is_file ? "|" + part.head.file_name : "") +
                   (part.head.content_type.empty() ? "" : "|" + part.head.content_type) + "=" +
                   part.content + (part.ended ? "]" : "...");
        }
        return out + (problem == MultipartProblem::none ? "" : std::string(name_of(problem)));
    }
};

Reading read(const std::vector<std::string_view>& pieces, std::string_view content_type = type,
             std::size_t parts_max = 600) {
    Reading reading;
    MultipartReader reader(content_type,
                           {[&](const PartHead& head) {
                                reading.parts.push_back({head, {}, false});
                                return true;
                            },
                            [&](std::string_view bytes) {
                                reading.parts.back().content += bytes;
                                return true;
                            },
                            [&] { return reading.parts.back().ended = true; }},
                           parts_max);
    for (const auto piece : pieces) {
        if (!reader.take(piece)) break;
    }
    reading.problem = reader.finish();
    EXPECT_EQ(reader.problem(), reading.problem);
    return reading;
}

std::string field(std::string_view name, std::string_view content) {
    return "--bound\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" +
           std::string(content) + "\r\n";
}

std::string head_of(std::string_view disposition) {
    const auto body =
        "--bound\r\nContent-Disposition: " + std::string(disposition) + "\r\n\r\nx\r\n--bound--";
    return read({body}).summary();
}

const std::string sample =
    "a preamble\r\n--boun\r\n--bound \t\r\n"
    "Content-Disposition: form-data; name=\"who\"\r\n\r\n"
    "An\r\n--boun\r\r\n--b\r\n\r\n--\r\n"
    "--bound\r\n"
    "content-type: image/png\r\n"
    "content-disposition: form-data; name=paper; filename=\"a \\\"b\\\".png\"\r\n\r\n"
    "\r\n--bound\r\n"
    "Content-Disposition: form-data; name=\"last\"\r\n\r\n"
    "--bound--\r\nan epilogue\r\n--bound\r\n";
const std::string sample_summary = "[who=An\r\n--boun\r\r\n--b\r\n\r\n--]"
                                   "[paper|a \"b\".png|image/png=][last=]";

TEST(Multipart, IsReadInOnePiece) { EXPECT_EQ(read({sample}).summary(), sample_summary); }

TEST(Multipart, IsReadAtEverySplitIntoTwo) {
    const std::string_view whole = sample;
    for (std::size_t i = 0; i <= whole.size(); ++i) {
        EXPECT_EQ(read({whole.substr(0, i), whole.substr(i)}).summary(), sample_summary) << i;
    }
}

TEST(Multipart, IsReadInPiecesOfEverySize) {
    const std::string_view whole = sample;
    for (std::size_t size = 1; size < whole.size(); ++size) {
        std::vector<std::string_view> pieces;
        for (std::size_t i = 0; i < whole.size(); i += size)
            pieces.push_back(whole.substr(i, size));
        EXPECT_EQ(read(pieces).summary(), sample_summary) << size;
    }
}

TEST(Multipart, IsTruncatedAtEveryPointBeforeItsEnd) {
    const auto end = sample.find("--bound--") + 9;
    for (std::size_t i = 0; i < end; ++i) {
        const auto problem = read({std::string_view(sample).substr(0, i)}).problem;
        EXPECT_EQ(problem, MultipartProblem::truncated) << i;
    }
    EXPECT_EQ(read({std::string_view(sample).substr(0, end)}).problem, MultipartProblem::none);
}

TEST(Multipart, MayHaveNoParts) { EXPECT_EQ(read({"--bound--"}).summary(), ""); }

TEST(Multipart, KeepsLineEndsAndBytesOfAnyKindInContent) {
    const std::string content("\0\r\n\n\r\xff--bound\r\n --bound", 23);
    EXPECT_EQ(read({field("a", content) + "--bound--"}).parts.at(0).content, content);
}

TEST(Multipart, TakesTheBoundaryFromTheContentType) {
    const auto problem_of = [](std::string_view content_type) {
        return name_of(read({"--bound--"}, content_type).problem);
    };
    for (const auto* good :
         {"multipart/form-data; boundary=bound", "Multipart/Form-Data;charset=utf-8;BOUNDARY=bound",
          "multipart/form-data; boundary=\"bound\";"}) {
        EXPECT_EQ(problem_of(good), "none") << good;
    }
    const std::string too_long = "multipart/form-data; boundary=" + std::string(71, 'b');
    for (const std::string& bad :
         {std::string(), std::string("multipart/form-data"), std::string("text/plain; boundary=b"),
          std::string("multipart/mixed; boundary=bound"), too_long,
          std::string("multipart/form-data; boundary="),
          std::string("multipart/form-data; boundary=\"bound"),
          std::string("multipart/form-data; boundary=\"bou\rnd\""),
          std::string("multipart/form-data; boundary=a; boundary=b")}) {
        EXPECT_EQ(problem_of(bad), "no_boundary") << bad;
    }
}

TEST(Multipart, ReadsWhatAPartSaysOfItself) {
    const std::pair<std::string, std::string> cases[] = {
        {R"(form-data; name="a")", "[a=x]"},
        {R"(Form-Data ; NAME = "a" ;)", "[a=x]"},
        {R"(form-data; name=a; filename=b.png)", "[a|b.png=x]"},
        {R"(form-data; name="a"; filename="")", "[a|=x]"},
        {R"(form-data; name="a;b=c"; filename="d;e")", "[a;b=c|d;e=x]"},
        {R"(form-data; name="a\"b\\c")", "[a\"b\\c=x]"},
        {R"(form-data; name="a"; filename="C:\new\tờ khai.pdf")", "[a|tờ khai.pdf=x]"},
        {R"(form-data; name="a"; filename="../../etc/passwd")", "[a|passwd=x]"},
        {R"(form-data; name="a"; filename="folder/")", "[a|=x]"},
        {R"(form-data; name="a"; filename*=UTF-8''t%E1%BB%9D%2F..%2Fb)", "[a|b=x]"},
        {R"(form-data; name="a"; filename="plain"; filename*=utf-8''other)", "[a|plain=x]"},
        {R"(form-data; name="a"; filename*=utf-8''b%0D%0AContent-Type:%20c)", "[a|=x]"},
        {R"(form-data; name="a"; filename*=utf-8''b%4)", "[a|=x]"},
        {R"(form-data; name="a"; filename*=iso-8859-1''b)", "[a|=x]"},
    };
    for (const auto& [disposition, summary] : cases) EXPECT_EQ(head_of(disposition), summary);
}

TEST(Multipart, IsMalformedWhenAPartSaysNothingSensible) {
    for (const auto* disposition :
         {"form-data", "form-data; name", "form-data; filename=a", "attachment; name=a",
          "form-data; name=\"a", "form-data; name=\"a\"b", "form-data; name=a; name=b",
          "form-data; name=\"a\x01\"", "form-data; name=\"a\nb\"", "form-data; name=a\r\nrubbish",
          "form-data; name=a\r\n: x", "form-data; name=a\r\n folded: x",
          "form-data; name=a\r\nContent-Disposition: form-data; name=b", "; name=a", ""}) {
        EXPECT_EQ(head_of(disposition), "malformed") << disposition;
    }
    for (const auto* body :
         {"--bound\r\n\r\nx\r\n--bound--", "--bound\r\nA: b\r\n\r\nx\r\n--bound--",
          "--boundary\r\n", "--bound-x", "--bound -", "--bound\n", "--bound\r\r"}) {
        EXPECT_EQ(read({body}).summary(), "malformed") << body;
    }
    EXPECT_EQ(read({"--bound" + std::string(1000, ' ')}).summary(), "malformed");
}

TEST(Multipart, LimitsPartsAndTheirHeads) {
    const auto three = field("a", "1") + field("b", "2") + field("c", "3") + "--bound--";
    EXPECT_EQ(read({three}, type, 3).summary(), "[a=1][b=2][c=3]");
    EXPECT_EQ(read({three}, type, 2).summary(), "[a=1][b=2]too_many_parts");
    EXPECT_EQ(read({field(std::string(8192, 'a'), "1")}).summary(), "part_header_too_large");
}

TEST(Multipart, StopsWhenACallbackSaysSo) {
    const auto body = field("a", "1") + field("b", "2") + "--bound--";
    for (int stop_at = 0; stop_at < 6; ++stop_at) {
        int calls = 0;
        const auto next = [&] { return calls++ != stop_at; };
        MultipartReader reader(type, {[&](const PartHead&) { return next(); },
                                      [&](std::string_view) { return next(); }, next});
        EXPECT_FALSE(reader.take(body));
        EXPECT_FALSE(reader.take("more"));
        EXPECT_EQ(reader.finish(), MultipartProblem::none);
        EXPECT_EQ(calls, stop_at + 1);
    }
}

TEST(Multipart, SurvivesDamage) {
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        auto damaged = sample;
        for (int i = 0; i < 4; ++i) {
            const auto place = random() % damaged.size();
            switch (random() % 3) {
            case 0: damaged[place] = static_cast<char>(random() & 0xff); break;
            case 1: damaged.erase(place, random() % 9); break;
            default: damaged.insert(place, damaged.substr(random() % damaged.size(), 9)); break;
            }
        }
        const std::string_view whole = damaged;
        const auto split = random() % whole.size();
        const auto in_two = read({whole.substr(0, split), whole.substr(split)}).summary();
        EXPECT_EQ(read({whole}).summary(), in_two);
    }
}

}
}
