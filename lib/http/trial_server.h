#pragma once
#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "lib/http/server.h"

namespace motcua::http {

/// A folder of a test's own, removed with it.
class TrialFolder {
  public:
    TrialFolder() {
        std::string pattern = std::filesystem::temp_directory_path() / "motcua-http-XXXXXX";
        path_ = ::mkdtemp(pattern.data());
    }
    ~TrialFolder() { std::filesystem::remove_all(path_); }
    TrialFolder(const TrialFolder&) = delete;
    TrialFolder& operator=(const TrialFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            count += entry.is_regular_file() ? 1 : 0;
        }
        return count;
    }

  private:
    std::filesystem::path path_;
};

/// A server on a free port that runs as long as this value, for tests.
class TrialServer {
  public:
    TrialServer(ServerOptions options, Server::Handler handler, Server::Immediate immediate = {})
        : server_(on_free_port(std::move(options)), std::move(handler), std::move(immediate), page),
          thread_([this] { server_.run(); }) {}
    ~TrialServer() { stop(); }
    TrialServer(const TrialServer&) = delete;
    TrialServer& operator=(const TrialServer&) = delete;

    std::uint16_t port() const { return server_.port(); }
    void ask_to_stop() { server_.stop(); }
    /// Returns when run() has returned.
    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }

  private:
    static ServerOptions on_free_port(ServerOptions options) {
        options.port = 0;
        options.workers = std::min<std::size_t>(options.workers, 4);
        return options;
    }
    static Response page(const Request&, Status status, std::string_view problem) {
        return text(status, std::string(problem));
    }

    Server server_;
    std::thread thread_;
};

/// What a peer has been answered.
struct Answer {
    int status = 0;
    std::string header;
    std::string body;

    bool has(std::string_view text) const { return header.find(text) != std::string::npos; }
};

/// The other side of a connection, byte by byte.
class Peer {
  public:
    explicit Peer(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) {
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        // A peer that is turned away reads nothing, which is what its test then sees.
        static_cast<void>(
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address));
    }
    ~Peer() { ::close(socket_); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// False when the other side has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    int socket() const { return socket_; }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    /// The next answer; nothing when the connection ends, or three seconds pass, before it.
    std::optional<Answer> receive(bool to_head = false) {
        std::size_t end = 0;
        while ((end = came_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) return std::nullopt;
        }
        Answer answer{std::atoi(came_.c_str() + 9), came_.substr(0, end + 2), {}};
        came_.erase(0, end + 4);
        const auto place = answer.header.find("\r\nContent-Length: ");
        if (place == std::string::npos || to_head) return answer;
        const auto length = std::strtoul(answer.header.c_str() + place + 18, nullptr, 10);
        while (came_.size() < length) {
            if (!more()) return std::nullopt;
        }
        answer.body = came_.substr(0, length);
        came_.erase(0, length);
        return answer;
    }
    std::optional<Answer> ask(std::string_view request) {
        send(request);
        return receive();
    }
    /// True when the other side closes, in whatever manner, before three seconds have passed.
    bool sees_close() {
        for (;;) {
            pollfd waiting{socket_, POLLIN, 0};
            if (::poll(&waiting, 1, 3000) <= 0) return false;
            char bytes[4096];
            if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
        }
    }

  private:
    bool more() {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, 3000) <= 0) return false;
        char bytes[16384];
        const auto count = ::recv(socket_, bytes, sizeof bytes, 0);
        if (count <= 0) return false;
        came_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int socket_;
    std::string came_;
};

inline std::string get(std::string_view target, std::string_view headers = {}) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + std::string(headers) +
           "\r\n";
}

inline std::string post(std::string_view target, std::string_view type, std::string_view body) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: x\r\nContent-Type: " + std::string(type) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}
