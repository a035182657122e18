#pragma once
#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

#include "lib/base/result.h"
#include "lib/http/message.h"

namespace motcua::http {

struct ClientOptions {
    std::chrono::milliseconds connect_timeout{3'000};
    std::chrono::milliseconds whole_timeout{10'000};
    std::size_t answer_bytes_max = 64 * 1024;
    std::stop_token stop; ///< asked to stop, a request under way is given up within a second
};

struct Reply {
    int status = 0;
    std::string body;
};

enum class ClientFailure {
    bad_address,  ///< no http or https URL, or one with a name and password in it
    not_received, ///< surely: not resolved, not connected, given up before a byte was sent
    unknown,      ///< sent, at least in part, and no whole answer came
};
std::string_view name_of(ClientFailure);

using Fetched = base::Result<Reply, ClientFailure>;

/// Asks other servers, over http and https. Follows no redirects, uses no proxy, keeps no cookies,
/// believes no certificate that the system does not. Each request is a connection of its own, so
/// that any number of threads may share this. An answer larger than allowed counts as unknown.
class Client {
  public:
    explicit Client(ClientOptions = {});

    /// The fields join the query of the URL.
    Fetched get(const std::string& url, const Fields& query) const;
    Fetched post_form(const std::string& url, const Fields& form) const;
    /// The body as text/plain in UTF-8.
    Fetched post_text(const std::string& url, const std::string& body) const;

  private:
    ClientOptions options_;
};

/// The host of an http or https URL as written, "[::1]" for ::1; nothing when it is no such URL.
std::optional<std::string> host_of(const std::string& url);

}
