#include <chrono>
#include <gtest/gtest.h>
#include <string>
#include <sys/resource.h>

#include "lib/http/trial_server.h"

namespace motcua::http {
namespace {

using namespace std::chrono_literals;

Response length_of_body(Request& request) {
    return text(Status::ok, std::to_string(request.body.size()));
}

std::string get_with_header_of(std::size_t bytes) {
    const auto around = get("/", "X-Long: \r\n").size();
    return get("/", "X-Long: " + std::string(bytes - around, 'x') + "\r\n");
}

std::string chunked(std::string_view type, std::string_view body) {
    std::string out = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: " + std::string(type) +
                      "\r\nTransfer-Encoding: chunked\r\n\r\n";
    while (!body.empty()) {
        const auto piece = body.substr(0, 255);
        char size[8];
        std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
        out += size + std::string(piece) + "\r\n";
        body.remove_prefix(piece.size());
    }
    return out + "0\r\n\r\n";
}

TEST(ServerLimits, TakeAHeaderOfExactlyTheLimit) {
    ServerOptions options;
    options.header_bytes_max = 1024;
    TrialServer server(options, length_of_body);
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(get_with_header_of(1024)).value_or(Answer{}).status, 200);
    EXPECT_EQ(peer.ask(get_with_header_of(1025)).value_or(Answer{}).status, 431);
}

TEST(ServerLimits, RefuseALongHeader) {
    TrialServer server({}, length_of_body);
    Peer one_line(server.port());
    const auto answer = one_line.ask(get_with_header_of(100'000));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 431);
    EXPECT_EQ(answer->body, "header_too_large");
    std::string lines;
    for (int i = 0; i < 2000; ++i) lines += "X-A" + std::to_string(i) + ": 1\r\n";
    EXPECT_EQ(Peer(server.port()).ask(get("/", lines)).value_or(Answer{}).status, 431);
    EXPECT_EQ(Peer(server.port()).ask(get("/" + std::string(20'000, 'a')))->status, 431);
}

TEST(ServerLimits, RefuseALongBodyAndLetTheAnswerArrive) {
    ServerOptions options;
    options.body_bytes_max = 1000;
    TrialServer server(options, length_of_body);
    const std::string long_body(8 << 20, 'x');
    for (const auto* type : {"application/json", "application/x-www-form-urlencoded"}) {
        Peer told(server.port());
        EXPECT_TRUE(told.send(post("/", type, long_body))) << type;
        const auto answer = told.receive();
        ASSERT_TRUE(answer) << type;
        EXPECT_EQ(answer->status, 413);
        EXPECT_EQ(answer->body, "body_too_large");
        Peer untold(server.port());
        EXPECT_TRUE(untold.send(chunked(type, long_body))) << type;
        EXPECT_EQ(untold.receive().value_or(Answer{}).status, 413);
    }
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(post("/", "a/b", std::string(1000, 'x'))).value_or(Answer{}).body, "1000");
    EXPECT_EQ(peer.ask(chunked("a/b", std::string(1000, 'x'))).value_or(Answer{}).body, "1000");
    EXPECT_EQ(peer.ask(chunked("a/b", std::string(1001, 'x'))).value_or(Answer{}).status, 413);
}

TEST(ServerLimits, RefuseAnEndlessChunkHeader) {
    TrialServer server({}, length_of_body);
    Peer peer(server.port());
    peer.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;");
    peer.send(std::string(200'000, 'a'));
    EXPECT_EQ(peer.receive().value_or(Answer{}).status, 400);
}

TEST(ServerLimits, ServeOthersWhileAHeaderIsSlow) {
    ServerOptions options;
    options.io_threads = 1;
    options.workers = 1;
    TrialServer server(options, length_of_body);
    Peer slow(server.port());
    slow.send("GET / HTTP/1.1\r\n");
    EXPECT_EQ(Peer(server.port()).ask(get("/")).value_or(Answer{}).status, 200);
    EXPECT_TRUE(slow.send("X-A: 1\r\n"));
}

TEST(ServerLimits, CloseOnASlowHeader) {
    ServerOptions options;
    options.header_timeout = 150ms;
    TrialServer server(options, length_of_body);
    Peer slow(server.port());
    Peer silent(server.port());
    slow.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 20 && slow.send("X-A: 1\r\n"); ++i) std::this_thread::sleep_for(20ms);
    EXPECT_TRUE(slow.sees_close());
    EXPECT_TRUE(silent.sees_close());
}

TEST(ServerLimits, CloseOnASlowHeaderOfALaterRequest) {
    ServerOptions options;
    options.header_timeout = 100ms;
    TrialServer server(options, length_of_body);
    Peer peer(server.port());
    EXPECT_TRUE(peer.ask(get("/") + "GET"));
    EXPECT_TRUE(peer.sees_close());
}

TEST(ServerLimits, CloseIdleConnections) {
    ServerOptions options;
    options.idle_timeout = 50ms;
    TrialServer server(options, length_of_body);
    Peer peer(server.port());
    EXPECT_TRUE(peer.ask(get("/")));
    EXPECT_TRUE(peer.sees_close());
}

TEST(ServerLimits, TellAStalledBodyThatTheTimeIsOver) {
    ServerOptions options;
    options.stall_timeout = 100ms;
    TrialServer server(options, length_of_body);
    Peer peer(server.port());
    peer.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    const auto answer = peer.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 408);
    EXPECT_EQ(answer->body, "request_timeout");
    peer.finish_sending();
    EXPECT_TRUE(peer.sees_close());
}

TEST(ServerLimits, LetAHandlerTakeLongerThanAStall) {
    ServerOptions options;
    options.stall_timeout = 50ms;
    TrialServer server(options, [](Request& request) {
        std::this_thread::sleep_for(150ms);
        return length_of_body(request);
    });
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(post("/", "a/b", "abc")).value_or(Answer{}).body, "3");
    EXPECT_EQ(peer.ask(get("/")).value_or(Answer{}).body, "0");
}

TEST(ServerLimits, BreakOffAnAnswerThatIsNotTaken) {
    ServerOptions options;
    options.stall_timeout = 100ms;
    TrialServer server(options,
                       [](Request&) { return text(Status::ok, std::string(32 << 20, 'x')); });
    Peer peer(server.port(), 4096);
    peer.send(get("/"));
    pollfd waiting{peer.socket(), POLLHUP | POLLERR, 0};
    // The peer reads nothing, so it learns of the end only by writing.
    ::poll(&waiting, 1, 300);
    bool open = true;
    for (int i = 0; i < 300 && open; ++i) {
        open = peer.send("x");
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_FALSE(open);
}

TEST(ServerLimits, DeliverALongAnswerToAReaderThatIsSlowButSteady) {
    ServerOptions options;
    options.stall_timeout = 200ms;
    TrialServer server(options,
                       [](Request&) { return text(Status::ok, std::string(3 << 20, 'x')); });
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(get("/")).value_or(Answer{}).body.size(), std::size_t{3 << 20});
}

TEST(ServerLimits, LetConnectionsWaitWhileThereAreNoFileDescriptors) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP()
        << "the sanitizers look at memory through a pipe, and there is no descriptor for it";
#endif
    TrialServer server({}, length_of_body);
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const int next = ::dup(0);
    ::close(next);
    const rlimit one_more{static_cast<rlim_t>(next) + 1, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &one_more);
    Peer peer(server.port());
    peer.send(get("/"));
    pollfd waiting{peer.socket(), POLLIN, 0};
    EXPECT_EQ(::poll(&waiting, 1, 80), 0);
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_EQ(peer.receive().value_or(Answer{}).status, 200);
}

TEST(ServerLimits, CloseConnectionsBeyondTheirNumber) {
    ServerOptions options;
    options.connections_max = 2;
    TrialServer server(options, length_of_body);
    auto first = std::make_unique<Peer>(server.port());
    Peer second(server.port());
    EXPECT_TRUE(first->ask(get("/")));
    EXPECT_TRUE(second.ask(get("/")));
    EXPECT_TRUE(Peer(server.port()).sees_close());
    EXPECT_TRUE(second.ask(get("/")));
    first.reset();
    std::optional<Answer> answer;
    for (int i = 0; i < 100 && !answer; ++i) {
        answer = Peer(server.port()).ask(get("/"));
        if (!answer) std::this_thread::sleep_for(5ms);
    }
    EXPECT_TRUE(answer);
}

}
}
