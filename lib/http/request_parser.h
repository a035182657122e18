#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "lib/http/message.h"

namespace motcua::http {

/// Why a request is answered before any handler sees it; `problem` is a name from server.cpp.
struct Refusal {
    Status status = Status::bad_request;
    std::string_view problem = "bad_request";
};

/// Turns the bytes of one HTTP/1 request into a Request: the header first, then the body. It holds
/// the parser of Boost.Beast, and is the only place that includes it.
class RequestParser {
  public:
    explicit RequestParser(std::size_t header_bytes_max);
    ~RequestParser();

    /// Reads from the front of `piece`, at most to the end of the header or of the request, and
    /// returns how much it has taken. What is left belongs to the next call, then with more bytes
    /// behind it. Body bytes, freed of chunk framing, are appended to request.body.
    std::size_t take(std::string_view piece, Request& request);

    bool header_done() const;
    bool done() const;
    /// Set when the request is broken; nothing after it can be understood.
    const std::optional<Refusal>& refusal() const;

    // From here on only when header_done().

    /// Checks what a header must hold, and fills path and query from the target.
    std::optional<Refusal> resolve(Request& request) const;
    bool keeps_alive() const;
    bool is_http_1_0() const;
    bool is_chunked() const;
    std::optional<std::uint64_t> content_length() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}
