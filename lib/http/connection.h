#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "lib/http/inbox.h"
#include "lib/http/message.h"
#include "lib/http/request_parser.h"
#include "lib/http/server.h"
#include "lib/http/workers.h"

namespace motcua::http {

class Connection;

/// What all connections of a server have in common. It outlives them.
struct House {
    House(ServerOptions, Server::Handler, Server::Immediate, ProblemPage);

    Response problem(const Request& head, const Refusal&) const;
    /// Asks for an answer; whatever is thrown becomes a neutral 500 and a line in the log.
    std::optional<Response> guarded(const Request& head,
                                    const std::function<std::optional<Response>()>& ask) const;

    ServerOptions options;
    Server::Handler handler;
    Server::Immediate immediate;
    ProblemPage problem_page;
    std::atomic<bool> stopping = false;

    std::mutex mutex;
    std::unordered_map<Connection*, std::weak_ptr<Connection>> connections;

    Workers workers;
    Workers disk; ///< writes uploads, so that neither I/O threads nor handlers wait for it
};

/// One peer: reads its requests one after the other, and answers each before it reads the next, so
/// that pipelined requests are answered in their order and cost no memory beyond the inbox.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(boost::asio::ip::tcp::socket, House&);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void start();
    /// Closes when no request is under way; from any thread.
    void close_if_idle();
    /// Only when no I/O thread runs.
    void close_now();

  private:
    struct Exchange;
    template <class T> using Task = boost::asio::awaitable<T>;

    Task<void> serve();
    Task<bool> await_request();
    Task<bool> exchange();
    Task<void> read_head(Exchange&);
    void take_head(Exchange&);
    Task<void> read_body(Exchange&);
    Task<void> read_plain(Exchange&);
    Task<void> read_multipart(Exchange&);
    Task<void> read_piece(Exchange&);
    Task<std::optional<Response>> handled(Exchange&);
    Task<bool> answer(Exchange&, Response);
    Task<void> linger(std::size_t bytes_max, std::chrono::milliseconds);

    Task<bool> fill();
    Task<bool> send(std::string_view header, std::string_view body);
    Task<bool> run_in(Workers&, const std::function<void()>&);

    void allow(std::chrono::milliseconds);
    void stop_clock();
    void close();

    House& house_;
    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer timer_;
    std::string peer_;
    Inbox inbox_;
    unsigned clock_turn_ = 0; // tells the clock that runs from those that were stopped
    bool expired_ = false;
    bool idle_ = false;
    bool fresh_ = true; // no request has come yet
};

}
