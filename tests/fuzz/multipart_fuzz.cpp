// The first line is the Content-Type, the rest the body.

#include <algorithm>
#include <vector>

#include "lib/base/text.h"
#include "lib/http/multipart.h"
#include "lib/http/server.h"
#include "lib/http/upload.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

constexpr std::size_t parts_max = 6;
constexpr std::size_t head_bytes_max = 8 * 1024;

struct Part {
    http::PartHead head;
    std::string content;
    bool ended = false;
};

struct Reading {
    std::vector<Part> parts;
    http::MultipartProblem problem = http::MultipartProblem::none;
};

bool same(const Part& a, const Part& b) {
    return a.head.name == b.head.name && a.head.file_name == b.head.file_name &&
           a.head.content_type == b.head.content_type && a.head.is_file == b.head.is_file &&
           a.content == b.content && a.ended == b.ended;
}

bool same(const Reading& a, const Reading& b) {
    return a.problem == b.problem && a.parts.size() == b.parts.size() &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(),
                      [](const Part& x, const Part& y) { return same(x, y); });
}

Reading read(std::string_view type, std::string_view body, std::size_t piece) {
    Reading reading;
    auto& parts = reading.parts;
    http::MultipartReader reader(
        type,
        {[&](const http::PartHead& head) {
             holds(parts.empty() || parts.back().ended, "a part ends before the next begins");
             parts.push_back({head, {}, false});
             return true;
         },
         [&](std::string_view bytes) {
             holds(!parts.empty() && !parts.back().ended, "content comes within a part");
             holds(!bytes.empty(), "content that is announced is there");
             parts.back().content += bytes;
             return true;
         },
         [&] {
             holds(!parts.empty() && !parts.back().ended, "a part ends once");
             return parts.back().ended = true;
         }},
        parts_max);
    for (std::size_t at = 0; at < body.size(); at += piece) {
        if (reader.take(body.substr(at, piece))) continue;
        holds(reader.problem() != http::MultipartProblem::none, "reading stops for a reason");
        holds(!reader.take("more"), "what has stopped stays so");
        break;
    }
    reading.problem = reader.finish();
    holds(reading.problem == reader.problem(), "the end is what the problem says");
    return reading;
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == 127;
    });
}

void check_limits(const Reading& reading, std::string_view body) {
    holds(reading.parts.size() <= parts_max, "there are no more parts than allowed");
    std::size_t bytes = 0;
    for (const auto& part : reading.parts) {
        const auto& head = part.head;
        bytes += head.name.size() + head.file_name.size() + head.content_type.size();
        bytes += part.content.size();
        holds(head.name.size() + head.file_name.size() + head.content_type.size() <= head_bytes_max,
              "a part's head keeps its limit");
        holds(head.file_name.find_first_of("/\\") == std::string::npos, "a file name is no path");
        holds(!has_control(head.name) && !has_control(head.file_name) &&
                  !has_control(head.content_type),
              "a part's head holds no control characters");
        holds(head.is_file || head.file_name.empty(), "what is no file has no file name");
        const bool last = &part == &reading.parts.back();
        holds(part.ended || last, "only the last part may be cut off");
    }
    holds(bytes <= body.size(), "nothing comes out that did not go in");
    const bool whole = reading.problem == http::MultipartProblem::none;
    holds(!whole || reading.parts.empty() || reading.parts.back().ended,
          "a whole body has whole parts");
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

std::string written(const std::vector<Part>& parts, const std::string& boundary) {
    std::string out;
    for (const auto& [head, content, ended] : parts) {
        out += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + in_quotes(head.name);
        if (head.is_file) out += "; filename=" + in_quotes(head.file_name);
        out += "\r\n";
        if (!head.content_type.empty()) out += "Content-Type: " + head.content_type + "\r\n";
        out += "\r\n" + content + "\r\n";
    }
    return out + "--" + boundary + "--\r\n";
}

void check_round_trip(const Reading& reading) {
    std::string boundary = "b";
    const auto is_used = [&] {
        return std::any_of(reading.parts.begin(), reading.parts.end(), [&](const Part& part) {
            return part.content.find(boundary) != std::string::npos;
        });
    };
    while (is_used()) boundary += 'b';
    if (boundary.size() > 70) return;
    const auto body = written(reading.parts, boundary);
    const auto again = read("multipart/form-data; boundary=" + boundary, body, body.size());
    const bool too_long = again.problem == http::MultipartProblem::part_header_too_large;
    holds(too_long || same(reading, again), "what was read, written anew, is read alike");
}

/// The same body as the server takes it, here with no place for files.
void check_upload(std::string_view type, std::string_view body, const Reading& reading) {
    http::ServerOptions options;
    options.body_bytes_max = 256;
    http::Request request;
    request.headers["content-type"] = type;
    http::UploadReader reader(options, request);
    auto refusal = reader.take(body);
    if (!refusal) refusal = reader.finish();
    std::size_t bytes = 0;
    for (const auto& [name, value] : request.form.items()) {
        holds(base::is_storable(name) && base::is_storable(value), "a field can be stored");
        bytes += name.size() + value.size();
    }
    for (const auto& upload : request.uploads) {
        holds(upload.fault == "too_many_files" && !upload.path, "no file is kept without a place");
        holds(base::is_storable(upload.file_name), "a file name can be stored");
    }
    holds(bytes <= options.body_bytes_max, "the fields keep their limit");
    const auto taken = request.form.items().size() + request.uploads.size();
    const bool cut_short = reading.problem != http::MultipartProblem::none;
    holds(refusal || cut_short || taken <= reading.parts.size(), "no part counts twice");
    const bool over_parts = reading.problem == http::MultipartProblem::too_many_parts;
    holds(refusal || !cut_short || over_parts, "a broken body is refused");
}

}

void read_multipart(std::string_view input) {
    const auto [type, body] = halves_of(input);
    const auto reading = read(type, body, std::max<std::size_t>(body.size(), 1));
    for (const std::size_t piece : {1U, 2U, 7U})
        holds(same(reading, read(type, body, piece)), "pieces of any size are read alike");
    check_limits(reading, body);
    if (reading.problem == http::MultipartProblem::none) check_round_trip(reading);
    check_upload(type, body, reading);
}

}
