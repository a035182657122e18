#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/http/message.h"

namespace motcua::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;                ///< 0: any free one, see Server::port
    std::vector<std::string> trusted_proxies; ///< IP addresses whose X-Forwarded-For is believed
    std::size_t io_threads = 2;
    std::size_t workers = 32;
    std::size_t queue_max = 512;        ///< requests waiting for a worker; more get 503
    std::size_t connections_max = 4096; ///< more are closed at once
    std::size_t header_bytes_max = 16 * 1024;
    std::size_t body_bytes_max = 1 << 20;             ///< JSON and urlencoded bodies
    std::uint64_t file_bytes_max = 20ull << 20;       ///< one uploaded file; see Upload::fault
    std::size_t files_max = 30;                       ///< uploaded files in one request
    std::uint64_t multipart_bytes_max = 200ull << 20; ///< one multipart request in all
    std::chrono::milliseconds header_timeout{15'000}; ///< until the whole header is there
    std::chrono::milliseconds idle_timeout{60'000};   ///< keep-alive between requests
    std::chrono::milliseconds stall_timeout{30'000};  ///< no byte of a body, or of an answer taken
    std::chrono::milliseconds stop_grace{10'000};     ///< for requests under way at stop()
    std::filesystem::path upload_folder;              ///< made when missing, swept at start
};

/// Answers that come before any handler runs are built by this, so that they look like the rest of
/// the product: `problem` is a name such as "body_too_large" from the list in server.cpp.
using ProblemPage = std::function<Response(const Request& head, Status, std::string_view problem)>;

/// An HTTP/1.1 server. Network I/O is asynchronous, so that slow peers cost no worker; handlers are
/// plain functions on worker threads. A handler that throws gives a neutral 500 with the request id
/// and one log line; nothing of the exception leaves the house.
class Server {
  public:
    using Handler = std::function<Response(Request&)>;
    /// Runs on the I/O thread before the body is read, must not block: an answer here (health,
    /// static files, refusals) needs neither worker nor database.
    using Immediate = std::function<std::optional<Response>(const Request&)>;

    /// Binds and listens; throws std::runtime_error with a sentence when the port is taken or an
    /// address is none.
    Server(ServerOptions, Handler, Immediate, ProblemPage);
    ~Server();

    std::uint16_t port() const;
    /// Serves until stop(); call from one thread.
    void run();
    /// Safe from any thread and more than once: stops accepting, lets requests under way finish
    /// (answers carry Connection: close) within stop_grace, then returns from run().
    void stop();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}
