#include "lib/http/server.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "lib/base/thread_name.h"
#include "lib/http/connection.h"
#include "lib/http/peer.h"
#include "lib/http/upload.h"

// The problems that a ProblemPage is asked for, with their statuses:
//   bad_request           400  broken request line, header, path, query, form, or chunked body
//   malformed_multipart   400  a multipart body that does not hold together
//   request_timeout       408  no byte of the body for stall_timeout
//   length_required       411  a POST, PUT or PATCH with a type of content but no length
//   body_too_large        413  a body, or the fields of a form, above the limit
//   unsupported_encoding  415  a Content-Encoding, or a Transfer-Encoding other than chunked
//   header_too_large      431  a header above header_bytes_max
//   internal_error        500  a handler, or the disk, has failed
//   busy                  503  the queue before the workers is full
// A header that does not come in time, and an answer that is not taken, get no answer at all.

namespace motcua::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct Server::State {
    State(ServerOptions, Handler, Immediate, ProblemPage);
    ~State();

    void listen();
    asio::awaitable<void> accept();
    void welcome(tcp::socket);
    void serve_io();
    void part();
    std::vector<std::shared_ptr<Connection>> connections();

    // Declared before the I/O context, whose end destroys the connections that use it.
    House house;
    asio::io_context io;
    asio::strand<asio::io_context::executor_type> door;
    tcp::acceptor acceptor;
    std::uint16_t port = 0;

    std::mutex mutex;
    std::condition_variable changed;
    bool stop_asked = false;
    std::size_t io_running = 0;
};

Server::State::State(ServerOptions options, Handler handler, Immediate immediate, ProblemPage page)
    : house(std::move(options), std::move(handler), std::move(immediate), std::move(page)),
      door(asio::make_strand(io)), acceptor(door) {
    for (auto& proxy : house.options.trusted_proxies) {
        auto address = address_in(proxy);
        if (address.empty()) throw std::runtime_error(proxy + " is not the IP address of a proxy");
        proxy = std::move(address);
    }
    if (!house.options.upload_folder.empty()) prepare_upload_folder(house.options.upload_folder);
    listen();
    asio::co_spawn(door, accept(), asio::detached);
}

// The workers hold what they will hand back to the I/O context, so they end before it. A handler
// that is still at work is waited for: a thread cannot be ended from outside.
Server::State::~State() {
    house.workers.stop();
    house.disk.stop();
}

void Server::State::listen() {
    const auto& options = house.options;
    const auto require = [](const error_code& met, const std::string& what) {
        if (met) throw std::system_error(std::error_code(met), what);
    };
    const auto here = fmt::format("cannot listen on {} port {}", options.address, options.port);
    error_code failure;
    const auto address = asio::ip::make_address(options.address, failure);
    if (failure) throw std::runtime_error(options.address + " is not an IP address to listen on");
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), failure);
    require(failure, here);
    acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
    require(failure, here);
    acceptor.bind(endpoint, failure);
    if (failure == asio::error::address_in_use)
        throw std::runtime_error(here + ": another program is using it");
    require(failure, here);
    acceptor.listen(asio::socket_base::max_listen_connections, failure);
    require(failure, here);
    port = acceptor.local_endpoint().port();
}

asio::awaitable<void> Server::State::accept() {
    while (acceptor.is_open()) {
        error_code failure;
        auto socket = co_await acceptor.async_accept(
            asio::make_strand(io), asio::redirect_error(asio::use_awaitable, failure));
        if (!failure) {
            welcome(std::move(socket));
        } else if (failure != asio::error::operation_aborted) {
            // Most likely there are no file descriptors left: wait for some to be closed.
            spdlog::warn("a connection could not be accepted: {}", failure.message());
            asio::steady_timer pause(door, std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failure));
        }
    }
}

void Server::State::welcome(tcp::socket socket) {
    {
        const std::lock_guard lock(house.mutex);
        if (house.connections.size() >= house.options.connections_max) return;
    }
    try {
        std::make_shared<Connection>(std::move(socket), house)->start();
    } catch (const std::exception& failure) {
        spdlog::error("a connection could not be served: {}", failure.what());
    }
}

void Server::State::serve_io() {
    for (;;) {
        try {
            io.run();
            break;
        } catch (const std::exception& failure) {
            spdlog::error("an I/O thread goes on after: {}", failure.what());
        }
    }
    const std::lock_guard lock(mutex);
    --io_running;
    changed.notify_all();
}

// Stops accepting and lets the idle go; those under way see `stopping` when they answer.
void Server::State::part() {
    house.stopping = true;
    asio::post(door, [this] {
        error_code ignored;
        acceptor.close(ignored);
        for (const auto& connection : connections()) connection->close_if_idle();
    });
}

std::vector<std::shared_ptr<Connection>> Server::State::connections() {
    std::vector<std::shared_ptr<Connection>> out;
    const std::lock_guard lock(house.mutex);
    for (const auto& entry : house.connections) {
        if (auto connection = entry.second.lock()) out.push_back(std::move(connection));
    }
    return out;
}

Server::Server(ServerOptions options, Handler handler, Immediate immediate, ProblemPage page)
    : state_(std::make_unique<State>(std::move(options), std::move(handler), std::move(immediate),
                                     std::move(page))) {}

Server::~Server() = default;

std::uint16_t Server::port() const { return state_->port; }

void Server::run() {
    auto& state = *state_;
    state.io_running = std::max<std::size_t>(state.house.options.io_threads, 1);
    std::vector<std::thread> threads;
    for (std::size_t i = state.io_running; i > 0; --i) {
        threads.emplace_back([&state] {
            base::name_this_thread("network");
            state.serve_io();
        });
    }
    {
        std::unique_lock lock(state.mutex);
        state.changed.wait(lock, [&] { return state.stop_asked; });
        state.part();
        const auto all_done = [&] { return state.io_running == 0; };
        const auto grace = state.house.options.stop_grace;
        if (!state.changed.wait_for(lock, grace, all_done)) {
            spdlog::warn("requests under way were broken off: they took longer than {} ms to end",
                         grace.count());
            state.io.stop();
        }
    }
    for (auto& thread : threads) thread.join();
    for (const auto& connection : state.connections()) connection->close_now();
}

void Server::stop() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stop_asked = true;
    }
    state_->changed.notify_all();
}

}
