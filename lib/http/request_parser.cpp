#include "lib/http/request_parser.h"

#include <algorithm>
#include <limits>
#include <string>

// With the sanitizers on, g++ 12 takes an empty boost::optional for an uninitialized one.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#pragma GCC diagnostic pop

#include "lib/base/text.h"

namespace motcua::http {

namespace beast = boost::beast;

namespace {

constexpr Refusal bad_request{Status::bad_request, "bad_request"};

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

bool is_method(std::string_view method) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; };
    return !method.empty() && std::all_of(method.begin(), method.end(), is_letter);
}

/// Counts of headers that must not come twice, or not together.
struct FramingHeaders {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
};

// A proxy may send the target as a whole address; what is before the path is not ours to judge.
std::string_view without_authority(std::string_view target) {
    const auto scheme_end = target.find("://");
    if (target.starts_with('/') || scheme_end == std::string_view::npos) return target;
    if (lowered(target.substr(0, scheme_end)) != "http" &&
        lowered(target.substr(0, scheme_end)) != "https") {
        return target;
    }
    const auto end = target.find_first_of("/?", scheme_end + 3);
    return target.substr(std::min(end, target.size()));
}

bool are_storable(const Fields& fields) {
    return std::all_of(fields.items().begin(), fields.items().end(), [](auto& item) {
        return base::is_storable(item.first) && base::is_storable(item.second);
    });
}

}

struct RequestParser::State final : beast::http::basic_parser<true> {
    Request* request = nullptr;
    FramingHeaders framing;
    std::size_t header_bytes_left = 0;
    int version = 11;
    bool known_method = false;
    std::optional<Refusal> refusal;

    using Code = beast::error_code;

    void on_request_impl(beast::http::verb verb, beast::string_view method,
                         beast::string_view target, int http_version, Code&) override {
        known_method = verb != beast::http::verb::unknown && is_method(view(method));
        request->method = view(method);
        request->target = view(target);
        version = http_version;
    }

    void on_response_impl(int, beast::string_view, int, Code&) override {}

    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                       Code&) override {
        // Trailers come after the decisions that they could change.
        if (is_header_done()) return;
        const auto key = lowered(view(name));
        if (key == "host") ++framing.hosts;
        if (key == "content-length") ++framing.lengths;
        if (key == "transfer-encoding") ++framing.encodings;
        const auto [place, is_new] = request->headers.try_emplace(key, view(value));
        if (is_new) return;
        place->second += key == "cookie" ? "; " : ", ";
        place->second += view(value);
    }

    void on_header_impl(Code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    std::size_t on_body_impl(beast::string_view bytes, Code&) override {
        request->body += view(bytes);
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, Code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Code&) override {
        request->body += view(bytes);
        return bytes.size();
    }
    void on_finish_impl(Code&) override {}

    /// One step of the parser; 0 when it needs more than `piece`, or has failed.
    std::size_t step(std::string_view piece);
};

RequestParser::RequestParser(std::size_t header_bytes_max) : state_(std::make_unique<State>()) {
    constexpr std::size_t limit_max = std::numeric_limits<std::uint32_t>::max();
    state_->header_bytes_left = std::min(header_bytes_max, limit_max);
    // The count of our own is the exact one; this keeps the parser's from coming before it.
    state_->header_limit(std::numeric_limits<std::uint32_t>::max());
    state_->body_limit(boost::none);
}

RequestParser::~RequestParser() = default;

std::size_t RequestParser::take(std::string_view piece, Request& request) {
    state_->request = &request;
    std::size_t taken = 0;
    while (!state_->refusal && !done() && taken < piece.size()) {
        const bool in_header = !header_done();
        const auto step = state_->step(piece.substr(taken));
        taken += step;
        if (step == 0 || in_header != !header_done()) break;
    }
    state_->request = nullptr;
    return taken;
}

std::size_t RequestParser::State::step(std::string_view piece) {
    const bool in_header = !is_header_done();
    // Given less than the whole end of a chunked body once the last chunk has begun, Beast before
    // Boost 1.86 ends the program where its assertions are on.
    constexpr std::string_view chunks_end = "0\r\n\r\n";
    const bool may_be_end = !in_header && chunked() && piece.starts_with(chunks_end.front());
    if (may_be_end && piece.size() < chunks_end.size()) return 0;
    // Bytes beyond the limit stay out of sight, so that a header is never one byte too long.
    const auto seen = in_header ? piece.substr(0, header_bytes_left) : piece;
    Code code;
    const auto taken = put(boost::asio::const_buffer(seen.data(), seen.size()), code);
    if (in_header) header_bytes_left -= taken;

    if (code && code != beast::http::error::need_more) {
        refusal = bad_request;
        return 0;
    }
    const bool all_seen = seen.size() - taken == header_bytes_left;
    if (in_header && !is_header_done() && all_seen) {
        refusal = Refusal{Status::header_too_large, "header_too_large"};
    }
    return taken;
}

bool RequestParser::header_done() const { return state_->is_header_done(); }
bool RequestParser::done() const { return state_->is_done(); }
const std::optional<Refusal>& RequestParser::refusal() const { return state_->refusal; }

// RFC 9112 6.1 and 3.2: a request whose end two readers could see at different places, or that has
// no or several hosts, is an attack or a broken client.
std::optional<Refusal> RequestParser::resolve(Request& request) const {
    const auto& framing = state_->framing;
    if (framing.lengths > 1 || (framing.lengths > 0 && framing.encodings > 0)) return bad_request;
    if (framing.hosts > 1 || (framing.hosts == 0 && !is_http_1_0())) return bad_request;
    if (!state_->known_method) return bad_request;
    if (framing.encodings > 0) {
        if (is_http_1_0()) return bad_request;
        const auto encoding = lowered(request.header("transfer-encoding"));
        if (!is_chunked()) return bad_request;
        if (framing.encodings > 1 || encoding != "chunked") {
            return Refusal{Status::unsupported_media_type, "unsupported_encoding"};
        }
    }
    const std::string_view target = without_authority(request.target);
    const auto question = std::min(target.find('?'), target.size());
    const bool only_host = question == 0 && target.size() < request.target.size();
    auto path = percent_decoded(only_host ? "/" : target.substr(0, question));
    if (!path || !path->starts_with('/') || !base::is_storable(*path)) return bad_request;
    request.path = std::move(*path);
    if (question < target.size()) {
        auto query = parse_urlencoded(target.substr(question + 1));
        if (!query || !are_storable(*query)) return bad_request;
        request.query = std::move(*query);
    }
    return std::nullopt;
}

bool RequestParser::keeps_alive() const { return state_->keep_alive(); }
bool RequestParser::is_http_1_0() const { return state_->version == 10; }
bool RequestParser::is_chunked() const { return state_->chunked(); }

std::optional<std::uint64_t> RequestParser::content_length() const {
    const auto length = state_->content_length();
    if (!length) return std::nullopt;
    return *length;
}

}
