#include "lib/http/connection.h"

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <utility>

#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include "lib/base/random.h"
#include "lib/base/text.h"
#include "lib/http/answer.h"
#include "lib/http/peer.h"
#include "lib/http/upload.h"

namespace motcua::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t disk_threads = 2;
constexpr std::size_t inbox_bytes_max = 64 * 1024;
// How long, and how much, a peer may go on sending a body that was refused, so that it comes to
// read the answer; a socket closed with bytes unread would reset the connection under it.
constexpr std::size_t refused_bytes_max = 64 << 20;
constexpr std::chrono::milliseconds refused_linger{5'000};
constexpr std::size_t farewell_bytes_max = 256 * 1024;
constexpr std::chrono::milliseconds farewell_linger{1'000};

enum class BodyKind { plain, urlencoded, multipart };

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool may_need_body(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

BodyKind kind_of(const Request& request) {
    const auto type = request.header("content-type");
    const auto name = lowered(base::trimmed(type.substr(0, type.find(';'))));
    if (name == "application/x-www-form-urlencoded") return BodyKind::urlencoded;
    return name == "multipart/form-data" ? BodyKind::multipart : BodyKind::plain;
}

std::string address_of(const tcp::socket& socket) {
    error_code ignored;
    return address_in(socket.remote_endpoint(ignored).address().to_string());
}

}

House::House(ServerOptions given, Server::Handler given_handler, Server::Immediate given_immediate,
             ProblemPage given_page)
    : options(std::move(given)), handler(std::move(given_handler)),
      immediate(std::move(given_immediate)), problem_page(std::move(given_page)),
      workers(options.workers, options.queue_max),
      disk(disk_threads, std::numeric_limits<std::size_t>::max()) {}

Response House::problem(const Request& head, const Refusal& refusal) const {
    try {
        if (problem_page) {
            auto page = problem_page(head, refusal.status, refusal.problem);
            if (is_sendable(page)) return page;
        }
    } catch (...) {
        spdlog::error("request {}: the page for {} failed", head.request_id, refusal.problem);
    }
    return text(refusal.status, std::string(refusal.problem) + '\n');
}

// The target is logged as sent, since a decoded path could forge lines of the log, and without its
// query, which may hold what people have searched for.
std::optional<Response> House::guarded(const Request& head,
                                       const std::function<std::optional<Response>()>& ask) const {
    std::string why = "its response has a header or status that cannot be sent";
    try {
        auto response = ask();
        if (!response || is_sendable(*response)) return response;
    } catch (const std::exception& failure) {
        why = failure.what();
    } catch (...) {
        why = "something that is no exception was thrown";
    }
    spdlog::error("request {}: {} {} failed: {}", head.request_id, head.method,
                  std::string_view(head.target).substr(0, head.target.find('?')), why);
    return problem(head, {Status::internal_error, "internal_error"});
}

/// One request on its way to an answer.
struct Connection::Exchange {
    explicit Exchange(const ServerOptions& options) : parser(options.header_bytes_max) {}

    RequestParser parser;
    Request request;
    std::optional<Refusal> refusal;
    bool gone = false; // the peer has left, or was too slow to deserve an answer
};

Connection::Connection(tcp::socket socket, House& house)
    : house_(house), socket_(std::move(socket)), timer_(socket_.get_executor()),
      peer_(address_of(socket_)),
      inbox_(std::max(inbox_bytes_max, 2 * house.options.header_bytes_max)) {
    error_code ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
}

Connection::~Connection() {
    const std::lock_guard lock(house_.mutex);
    house_.connections.erase(this);
}

void Connection::start() {
    {
        const std::lock_guard lock(house_.mutex);
        house_.connections.emplace(this, weak_from_this());
    }
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
        self->stop_clock();
        self->close();
        try {
            if (failure) std::rethrow_exception(failure);
        } catch (const std::exception& why) {
            spdlog::error("a connection broke: {}", why.what());
        }
    };
    asio::co_spawn(socket_.get_executor(), serve(), ended);
}

void Connection::close_if_idle() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
        if (self->idle_) self->close();
    });
}

void Connection::close_now() { close(); }

// In what follows each co_await stands in a statement of its own: g++ 12 makes wrong code of some
// that stand in a condition, which shows as an illegal instruction at run time.

Connection::Task<void> Connection::serve() {
    const auto self = shared_from_this();
    bool goes_on = true;
    while (goes_on) {
        goes_on = co_await await_request();
        if (!goes_on) break;
        goes_on = co_await exchange();
        fresh_ = false;
    }
}

Connection::Task<bool> Connection::await_request() {
    if (!inbox_.empty()) co_return true;
    inbox_.let_go_when_empty();
    idle_ = true;
    allow(fresh_ ? house_.options.header_timeout : house_.options.idle_timeout);
    bool came = false;
    if (!house_.stopping) came = co_await fill();
    idle_ = false;
    co_return came;
}

// False when the connection ends with this exchange.
Connection::Task<bool> Connection::exchange() {
    Exchange now(house_.options);
    now.request.request_id = base::random_reference();
    co_await read_head(now);
    if (now.gone) co_return false;
    now.request.peer =
        peer_behind(peer_, now.request.header("x-forwarded-for"), house_.options.trusted_proxies);

    std::optional<Response> response;
    if (!now.refusal && house_.immediate) {
        response = house_.guarded(now.request, [&] { return house_.immediate(now.request); });
    }
    if (!response) {
        if (!now.refusal) co_await read_body(now);
        if (now.gone) co_return false;
        if (!now.refusal) response = co_await handled(now);
    }
    if (!response) response = house_.problem(now.request, *now.refusal);
    const bool goes_on = co_await answer(now, std::move(*response));
    co_return goes_on;
}

Connection::Task<void> Connection::read_head(Exchange& now) {
    // The clock of a first request runs since the peer has come.
    if (!fresh_) allow(house_.options.header_timeout);
    take_head(now);
    while (!now.gone && !now.refusal && !now.parser.header_done()) {
        const bool came = co_await fill();
        now.gone = !came;
        take_head(now);
    }
    stop_clock();
    if (!now.gone && !now.refusal) now.refusal = now.parser.resolve(now.request);
}

void Connection::take_head(Exchange& now) {
    // RFC 9112 2.2: some clients end a body with a line break too many.
    while (now.request.method.empty() && inbox_.unread().starts_with("\r\n")) inbox_.drop(2);
    inbox_.drop(now.parser.take(inbox_.unread(), now.request));
    now.refusal = now.parser.refusal();
}

Connection::Task<void> Connection::read_body(Exchange& now) {
    const auto& options = house_.options;
    const auto kind = kind_of(now.request);
    const auto length = now.parser.content_length();
    const bool has_length = length || now.parser.is_chunked();
    const auto bytes_max =
        kind == BodyKind::multipart ? options.multipart_bytes_max : options.body_bytes_max;
    const auto encoding = lowered(now.request.header("content-encoding"));
    if (!has_length && !now.request.header("content-type").empty() &&
        may_need_body(now.request.method)) {
        now.refusal = Refusal{Status::length_required, "length_required"};
    } else if (!encoding.empty() && encoding != "identity") {
        now.refusal = Refusal{Status::unsupported_media_type, "unsupported_encoding"};
    } else if (length.value_or(0) > bytes_max) {
        now.refusal = Refusal{Status::payload_too_large, "body_too_large"};
    }
    if (now.refusal || now.parser.done()) co_return;

    const bool waits = lowered(now.request.header("expect")) == "100-continue" &&
                       !now.parser.is_http_1_0() && inbox_.empty();
    if (waits) {
        const bool sent = co_await send("HTTP/1.1 100 Continue\r\n\r\n", {});
        now.gone = !sent;
        if (now.gone) co_return;
    }
    if (kind == BodyKind::multipart) {
        co_await read_multipart(now);
    } else {
        co_await read_plain(now);
    }
    stop_clock();
    if (kind != BodyKind::urlencoded || now.gone || now.refusal) co_return;

    auto form =
        base::is_storable(now.request.body) ? parse_urlencoded(now.request.body) : std::nullopt;
    const auto is_text = [](const auto& item) {
        return base::is_storable(item.first) && base::is_storable(item.second);
    };
    if (!form || !std::all_of(form->items().begin(), form->items().end(), is_text)) {
        now.refusal = Refusal{Status::bad_request, "bad_request"};
        co_return;
    }
    now.request.form = std::move(*form);
    now.request.body.clear();
}

Connection::Task<void> Connection::read_plain(Exchange& now) {
    while (!now.parser.done() && !now.gone && !now.refusal) {
        co_await read_piece(now);
        if (now.request.body.size() > house_.options.body_bytes_max) {
            now.refusal = Refusal{Status::payload_too_large, "body_too_large"};
        }
    }
}

// The reader, and with it the files of a request that fails, goes where the disk may be waited for.
Connection::Task<void> Connection::read_multipart(Exchange& now) {
    std::optional<UploadReader> reader(std::in_place, house_.options, now.request);
    std::uint64_t bytes = 0;
    std::exception_ptr failure;
    std::string piece;
    const std::function<void()> step = [&] {
        try {
            now.refusal = reader->take(piece);
            if (!now.refusal && now.parser.done()) now.refusal = reader->finish();
        } catch (...) {
            failure = std::current_exception();
        }
    };
    while (!now.parser.done() && !now.gone && !now.refusal && !failure) {
        co_await read_piece(now);
        piece.clear();
        std::swap(piece, now.request.body);
        bytes += piece.size();
        if (bytes > house_.options.multipart_bytes_max) {
            now.refusal = Refusal{Status::payload_too_large, "body_too_large"};
        }
        if (!now.gone && !now.refusal) co_await run_in(house_.disk, step);
    }
    const std::function<void()> give_up = [&] {
        reader.reset();
        now.request.uploads.clear();
    };
    if (!now.gone && !now.refusal && !failure) co_return;
    co_await run_in(house_.disk, give_up);
    if (!failure) co_return;
    const auto rethrow = [&]() -> std::optional<Response> { std::rethrow_exception(failure); };
    house_.guarded(now.request, rethrow);
    now.refusal = Refusal{Status::internal_error, "internal_error"};
}

// Reads until there is more of the body or it ends.
Connection::Task<void> Connection::read_piece(Exchange& now) {
    const auto before = now.request.body.size();
    bool came = true;
    while (came) {
        inbox_.drop(now.parser.take(inbox_.unread(), now.request));
        now.refusal = now.parser.refusal();
        if (now.refusal || now.parser.done() || now.request.body.size() != before) co_return;

        allow(house_.options.stall_timeout);
        came = co_await fill();
    }
    if (inbox_.room().empty()) {
        now.refusal = Refusal{Status::bad_request, "bad_request"}; // an endless chunk header
    } else if (expired_) {
        now.refusal = Refusal{Status::request_timeout, "request_timeout"};
    } else {
        now.gone = true;
    }
}

Connection::Task<std::optional<Response>> Connection::handled(Exchange& now) {
    std::optional<Response> response;
    const std::function<void()> job = [&] {
        response = house_.guarded(now.request, [&] { return house_.handler(now.request); });
        now.request.uploads.clear();
    };
    const bool taken = co_await run_in(house_.workers, job);
    if (!taken) {
        response = house_.problem(now.request, {Status::unavailable, "busy"});
        response->with("Retry-After", "1");
        const std::function<void()> drop = [&] { now.request.uploads.clear(); };
        if (!now.request.uploads.empty()) co_await run_in(house_.disk, drop);
    }
    co_return response;
}

Connection::Task<bool> Connection::answer(Exchange& now, Response response) {
    // After a refusal the two sides may not agree on where the next request begins.
    const bool whole = now.parser.header_done() && now.parser.done() && !now.refusal;
    const bool keeps_alive =
        whole && now.parser.keeps_alive() && !house_.stopping && !asks_to_close(response);
    const AnswerFrame frame{now.request.request_id, keeps_alive,
                            now.parser.header_done() && now.parser.is_http_1_0()};
    const bool has_body = now.request.method != "HEAD" && may_have_body(response.status);
    const auto header = answer_header(response, frame);
    const bool sent = co_await send(header, has_body ? response.body : std::string_view());
    stop_clock();
    if (!sent || keeps_alive) co_return sent;

    if (whole) {
        co_await linger(farewell_bytes_max, farewell_linger);
    } else {
        co_await linger(refused_bytes_max, refused_linger);
    }
    co_return false;
}

Connection::Task<void> Connection::linger(std::size_t bytes_max, std::chrono::milliseconds time) {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    allow(time);
    std::size_t bytes = 0;
    bool came = true;
    while (came && bytes <= bytes_max) {
        inbox_.drop(inbox_.unread().size());
        came = co_await fill();
        bytes += inbox_.unread().size();
    }
}

// False when nothing came: the peer has left, the time is over (expired_), or the inbox is full.
Connection::Task<bool> Connection::fill() {
    const auto room = inbox_.room();
    if (room.empty() || expired_) co_return false;
    error_code failure;
    const auto came = co_await socket_.async_read_some(
        asio::buffer(room.data(), room.size()), asio::redirect_error(asio::use_awaitable, failure));
    if (failure) co_return false;
    inbox_.came(came);
    co_return true;
}

Connection::Task<bool> Connection::send(std::string_view header, std::string_view body) {
    while (!header.empty() || !body.empty()) {
        const std::array<asio::const_buffer, 2> rest = {asio::buffer(header.data(), header.size()),
                                                        asio::buffer(body.data(), body.size())};
        allow(house_.options.stall_timeout);
        error_code failure;
        const auto sent = co_await socket_.async_write_some(
            rest, asio::redirect_error(asio::use_awaitable, failure));
        if (failure) co_return false;
        const auto of_header = std::min(sent, header.size());
        header.remove_prefix(of_header);
        body.remove_prefix(sent - of_header);
    }
    co_return true;
}

// Leaves the I/O thread free while `job` runs elsewhere; false when it was not taken. `job` lives
// in the caller's frame, which lasts until the answer comes back.
Connection::Task<bool> Connection::run_in(Workers& workers, const std::function<void()>& job) {
    const auto begin = [&workers, &job](auto resume) {
        auto resumed = std::make_shared<decltype(resume)>(std::move(resume));
        const auto executor = asio::get_associated_executor(*resumed);
        const bool taken = workers.offer([&job, resumed, executor]() mutable {
            job();
            asio::post(executor, [resumed = std::move(resumed)] { (*resumed)(true); });
        });
        if (!taken) asio::post(executor, [resumed] { (*resumed)(false); });
    };
    const bool taken = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(
        begin, asio::use_awaitable);
    co_return taken;
}

// Starts the clock anew. When it runs out, what the connection waits for is broken off.
void Connection::allow(std::chrono::milliseconds time) {
    stop_clock();
    timer_.expires_after(time);
    timer_.async_wait([self = shared_from_this(), turn = clock_turn_](const error_code& failure) {
        if (failure || turn != self->clock_turn_) return;
        self->expired_ = true;
        error_code ignored;
        self->socket_.cancel(ignored);
    });
}

void Connection::stop_clock() {
    ++clock_turn_;
    expired_ = false;
    timer_.cancel();
}

void Connection::close() {
    error_code ignored;
    socket_.close(ignored);
}

}
