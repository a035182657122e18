// Bytes of a connection, as a peer sends them.

#include <algorithm>

#include "lib/base/text.h"
#include "lib/http/request_parser.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

constexpr std::size_t header_bytes_max = 1024;

struct Reading {
    http::Request request;
    std::optional<http::Refusal> refusal;
    std::size_t taken = 0;
    bool header_done = false;
    bool done = false;
    bool keeps_alive = false;
    bool is_1_0 = false;
    std::optional<std::uint64_t> length;
};

/// As a connection does: the header first, which may be refused, then the body.
Reading read(std::string_view bytes, std::size_t piece, std::size_t header_max) {
    Reading reading;
    http::RequestParser parser(header_max);
    std::string unread;
    const auto take = [&] {
        const auto taken = parser.take(unread, reading.request);
        holds(taken <= unread.size(), "no more is taken than was given");
        unread.erase(0, taken);
        reading.taken += taken;
        holds(reading.header_done || reading.taken <= header_max, "a header keeps its limit");
        reading.refusal = parser.refusal();
        if (!reading.header_done && parser.header_done() && !reading.refusal)
            reading.refusal = parser.resolve(reading.request);
        reading.header_done = parser.header_done();
        return taken > 0 && !reading.refusal && !parser.done();
    };
    for (std::size_t at = 0; at < bytes.size() && !reading.refusal && !parser.done(); at += piece) {
        unread += bytes.substr(at, piece);
        while (take()) {
        }
    }
    if (!reading.header_done || reading.refusal) return reading;
    reading.done = parser.done();
    reading.keeps_alive = parser.keeps_alive();
    reading.is_1_0 = parser.is_http_1_0();
    reading.length = parser.content_length();
    return reading;
}

bool same(const http::Request& a, const http::Request& b) {
    return a.method == b.method && a.target == b.target && a.path == b.path &&
           a.query.items() == b.query.items() && a.headers == b.headers && a.body == b.body;
}

bool same_refusal(const Reading& a, const Reading& b) {
    if (!a.refusal || !b.refusal) return !a.refusal && !b.refusal;
    return a.refusal->status == b.refusal->status && a.refusal->problem == b.refusal->problem;
}

/// Of what is not whole, the parser may hold some bytes back, and may say sooner or later that it
/// never will be a header.
bool same(Reading a, Reading b) {
    if (a.header_done != b.header_done) return false;
    if (!a.header_done) return true;
    if (a.done != b.done || !same_refusal(a, b)) return false;
    if (a.done || a.refusal) return a.taken == b.taken && same(a.request, b.request);
    const auto length = std::min(a.request.body.size(), b.request.body.size());
    a.request.body.resize(length);
    b.request.body.resize(length);
    return same(a.request, b.request);
}

void check_request(const Reading& reading, std::string_view bytes) {
    const auto& request = reading.request;
    holds(request.path.starts_with('/'), "a path begins with a slash");
    holds(base::is_storable(request.path), "a path can be stored");
    for (const auto& [name, value] : request.query.items())
        holds(base::is_storable(name) && base::is_storable(value), "a query can be stored");
    for (const auto& [name, value] : request.headers) {
        holds(!name.empty() && name.find_first_of(" \t\r\n:") == std::string::npos,
              "the name of a header is a word");
        holds(std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }),
              "names of headers are in lower case");
        holds(value.find_first_of(std::string_view("\0\r\n", 3)) == std::string::npos,
              "a header is one line");
    }
    holds(!request.header("host").empty() || request.headers.contains("host") || reading.is_1_0,
          "a request has a host");
    holds(request.body.size() <= bytes.size(), "nothing comes out that did not go in");
    holds(!reading.length || request.body.size() <= *reading.length, "a body keeps its length");
    holds(!reading.length || !reading.done || request.body.size() == *reading.length,
          "a whole body has its length");
    holds(!reading.length || !request.headers.contains("transfer-encoding"),
          "where a request ends is said once");
}

std::string written(const Reading& reading) {
    const auto& request = reading.request;
    auto out = request.method + " " + request.target +
               (reading.is_1_0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    for (const auto& [name, value] : request.headers)
        if (name != "content-length" && name != "transfer-encoding")
            out += name + ": " + value + "\r\n";
    out += "content-length: " + std::to_string(request.body.size()) + "\r\n\r\n";
    return out + request.body;
}

/// The target without scheme and host, which a proxy may send along.
std::string own_part(const std::string& target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        const bool same_scheme =
            target.size() >= scheme.size() &&
            std::equal(scheme.begin(), scheme.end(), target.begin(),
                       [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
        if (!same_scheme) continue;
        const auto end = target.find_first_of("/?", scheme.size());
        const auto rest = end == std::string::npos ? "" : target.substr(end);
        return rest.starts_with('/') ? rest : "/" + rest;
    }
    return target;
}

void check_own_part(Reading reading) {
    const auto request = reading.request;
    reading.request.target = own_part(request.target);
    const auto text = written(reading);
    const auto again = read(text, text.size(), text.size());
    holds(!again.refusal && again.request.path == request.path &&
              again.request.query.items() == request.query.items(),
          "scheme and host change neither path nor query");
}

void check_round_trip(Reading reading) {
    const auto text = written(reading);
    auto again = read(text, text.size(), text.size());
    for (auto* each : {&reading, &again}) {
        each->request.headers.erase("content-length");
        each->request.headers.erase("transfer-encoding");
        // Joined to one before it, a header without value leaves a blank at the end.
        for (auto& [name, value] : each->request.headers) value = base::trimmed(value);
    }
    holds(again.done && !again.refusal, "what was understood, written anew, is understood");
    holds(again.taken == text.size(), "a request ends where it ends");
    holds(same(reading.request, again.request), "what was read, written anew, is read alike");
    holds(reading.keeps_alive == again.keeps_alive, "the connection's future is read alike");
}

}

void read_request(std::string_view input) {
    const auto whole = read(input, std::max<std::size_t>(input.size(), 1), header_bytes_max);
    for (const std::size_t piece : {1U, 3U, 16U})
        holds(same(whole, read(input, piece, header_bytes_max)),
              "pieces of any size are read alike");
    if (!whole.header_done || whole.refusal) return;
    check_request(whole, input);
    if (!whole.done) return;
    check_own_part(whole);
    check_round_trip(whole);
}

}
