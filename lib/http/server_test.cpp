#include "lib/base/turnstile.h"
#include "lib/http/server.h"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <set>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sstream>
#include <stdexcept>

#include "lib/http/trial_server.h"

namespace motcua::http {
namespace {

using namespace std::chrono_literals;

Response echo(Request& request) {
    std::string out = request.method + " " + request.path;
    for (const auto& [name, value] : request.query.items()) out += " ?" + name + "=" + value;
    for (const auto& [name, value] : request.form.items()) out += " " + name + "=" + value;
    if (!request.body.empty()) out += " [" + request.body + "]";
    return text(Status::ok, out);
}

std::string id_of(const Answer& answer) {
    const auto place = answer.header.find("X-Request-Id: ") + 14;
    return answer.header.substr(place, answer.header.find("\r\n", place) - place);
}

int status_of(TrialServer& server, std::string_view request) {
    const auto answer = Peer(server.port()).ask(request);
    return answer ? answer->status : 0;
}

TEST(Server, AnswersOneRequestAfterTheOtherOnOneConnection) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    std::set<std::string> ids;
    for (int i = 0; i < 3; ++i) {
        const auto answer = peer.ask(get("/ho-so/" + std::to_string(i)));
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->body, "GET /ho-so/" + std::to_string(i));
        EXPECT_TRUE(answer->has("\r\nDate: "));
        EXPECT_FALSE(answer->has("Connection:"));
        ids.insert(id_of(*answer));
    }
    EXPECT_EQ(ids.size(), 3U);
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += get("/" + std::to_string(i));
        all += post("/p", "text/plain", std::to_string(i)) + "\r\n";
    }
    peer.send(all);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(peer.receive().value_or(Answer{}).body, "GET /" + std::to_string(i));
        EXPECT_EQ(peer.receive().value_or(Answer{}).body, "POST /p [" + std::to_string(i) + "]");
    }
}

TEST(Server, AnswersRequestsThatComeByteByByte) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    const std::string request = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nContent-Type: x\r\n\r\n";
    for (const char c : request) ASSERT_TRUE(peer.send({&c, 1}));
    EXPECT_EQ(peer.receive().value_or(Answer{}).body, "POST /a [abcde]");
    EXPECT_EQ(peer.ask(get("/b")).value_or(Answer{}).body, "GET /b");
}

TEST(Server, ReadsAnEmptyChunkedBodyByteByByte) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    for (const char c :
         std::string("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                     "0\r\n\r\n"))
        ASSERT_TRUE(peer.send({&c, 1}));
    EXPECT_EQ(peer.receive().value_or(Answer{}).body, "POST /a");
    EXPECT_EQ(peer.ask(get("/b")).value_or(Answer{}).body, "GET /b");
}

TEST(Server, DecodesPathQueryAndForm) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(get("/h%E1%BB%93%20s%C6%A1?q=a+b&q=%26")).value_or(Answer{}).body,
              "GET /hồ sơ ?q=a b ?q=&");
    EXPECT_EQ(peer.ask(get("http://x/abs?a=1")).value_or(Answer{}).body, "GET /abs ?a=1");
    EXPECT_EQ(peer.ask(get("http://x?a=/abs")).value_or(Answer{}).body, "GET / ?a=/abs");
    EXPECT_EQ(peer.ask(get("http://x")).value_or(Answer{}).body, "GET /");
    EXPECT_EQ(peer.ask(post("/f", "application/x-www-form-urlencoded; charset=utf-8",
                            "name=T%C3%AD&x=1+2"))
                  .value_or(Answer{})
                  .body,
              "POST /f name=Tí x=1 2");
}

TEST(Server, JoinsHeadersOfOneName) {
    TrialServer server({}, [](Request& request) {
        return text(Status::ok, std::string(request.header("x-a")) + "|" +
                                    std::string(request.header("cookie")) + "|" + request.peer);
    });
    EXPECT_EQ(Peer(server.port())
                  .ask(get("/", "X-A: 1\r\nx-a: 2\r\nCookie: a=1\r\nCookie: b=2\r\n"))
                  .value_or(Answer{})
                  .body,
              "1, 2|a=1; b=2|127.0.0.1");
}

TEST(Server, RefusesRequestsThatItCannotUnderstand) {
    TrialServer server({}, echo);
    const std::string cases[] = {
        "nonsense\r\n\r\n",
        "GET /\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        "get / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nbroken header\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        get("/%zz"),
        get("/%00"),
        get("/%ff"),
        get("/?a=%f"),
        get("/?a=%c3"),
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        post("/", "application/x-www-form-urlencoded", "a=%"),
        post("/", "application/x-www-form-urlencoded", "a=%ff"),
    };
    for (const auto& request : cases) {
        Peer peer(server.port());
        const auto answer = peer.ask(request);
        ASSERT_TRUE(answer) << request;
        EXPECT_EQ(answer->status, 400) << request;
        EXPECT_EQ(answer->body, "bad_request") << request;
        EXPECT_TRUE(answer->has("\r\nConnection: close\r\n")) << request;
    }
}

TEST(Server, RefusesWhatItDoesNotRead) {
    TrialServer server({}, echo);
    EXPECT_EQ(status_of(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\n\r\n"), 411);
    EXPECT_EQ(status_of(server, "POST / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\n"
                                "Content-Length: 1\r\n\r\nx"),
              415);
    EXPECT_EQ(status_of(server, "POST / HTTP/1.1\r\nHost: x\r\n"
                                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
              415);
}

TEST(Server, AnswersHeadWithoutBodyButWithItsLength) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    peer.send("HEAD /long HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = peer.receive(true);
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->has("\r\nContent-Length: 10\r\n"));
    EXPECT_EQ(peer.ask(get("/next")).value_or(Answer{}).body, "GET /next");
}

TEST(Server, SendsNoLengthWhereThereIsNoBody) {
    TrialServer server({}, [](Request&) { return Response{Status::no_content, {}, "ignored"}; });
    Peer peer(server.port());
    const auto answer = peer.ask(get("/"));
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->has("Content-Length"));
    EXPECT_EQ(peer.ask(get("/")).value_or(Answer{}).status, 204);
}

TEST(Server, ClosesWhenTheRequestAsksForIt) {
    TrialServer server({}, echo);
    Peer closing(server.port());
    EXPECT_TRUE(closing.ask(get("/", "Connection: close\r\n"))->has("Connection: close"));
    EXPECT_TRUE(closing.sees_close());
    Peer old(server.port());
    EXPECT_TRUE(old.ask("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(old.sees_close());
    Peer old_kept(server.port());
    const std::string request = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    EXPECT_TRUE(old_kept.ask(request)->has("Connection: keep-alive"));
    EXPECT_TRUE(old_kept.ask(request));
}

TEST(Server, TellsClientsThatWaitToContinue) {
    TrialServer server({}, echo);
    Peer peer(server.port());
    EXPECT_EQ(peer.ask("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                       "Content-Length: 2\r\n\r\n")
                  .value_or(Answer{})
                  .status,
              100);
    EXPECT_EQ(peer.ask("hi").value_or(Answer{}).body, "POST /a [hi]");
}

TEST(Server, DoesNotTellThemToContinueWithABodyThatItRefuses) {
    TrialServer server({}, echo);
    EXPECT_EQ(status_of(server, "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                                "Content-Length: 99999999\r\n\r\n"),
              413);
}

TEST(Server, HidesWhatAHandlerThrowsAndLogsIt) {
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "trial", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
    std::optional<Answer> answer;
    {
        TrialServer server({}, [](Request& request) -> Response {
            if (request.path == "/odd") throw 42;
            if (request.path == "/split") return see_other("/").with("X-A", "1\r\nX-B: 2");
            throw std::runtime_error("secret of the house");
        });
        Peer peer(server.port());
        answer = peer.ask(get("/a%0Ab?who=An"));
        EXPECT_EQ(peer.ask(get("/odd")).value_or(Answer{}).status, 500);
        EXPECT_EQ(peer.ask(get("/split")).value_or(Answer{}).status, 500);
    }
    spdlog::set_default_logger(before);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 500);
    EXPECT_EQ(answer->body, "internal_error");
    EXPECT_NE(log.str().find(id_of(*answer)), std::string::npos);
    EXPECT_NE(log.str().find("GET /a%0Ab failed: secret of the house\n"), std::string::npos);
}

TEST(Server, LetsTheImmediateAnswerBeforeTheBodyComes) {
    std::atomic<int> handled = 0;
    TrialServer server(
        {},
        [&](Request& request) {
            ++handled;
            return echo(request);
        },
        [](const Request& request) -> std::optional<Response> {
            if (request.path == "/throws") throw std::runtime_error("of the immediate");
            if (request.path != "/health") return std::nullopt;
            return text(Status::ok, "healthy");
        });
    Peer peer(server.port());
    EXPECT_EQ(peer.ask(get("/health")).value_or(Answer{}).body, "healthy");
    EXPECT_EQ(peer.ask(get("/throws")).value_or(Answer{}).status, 500);
    EXPECT_EQ(peer.ask("POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
                  .value_or(Answer{})
                  .body,
              "healthy");
    peer.finish_sending();
    EXPECT_TRUE(peer.sees_close());
    EXPECT_EQ(handled, 0);
    EXPECT_EQ(Peer(server.port()).ask(get("/other")).value_or(Answer{}).body, "GET /other");
}

TEST(Server, SaysThatItIsBusyWhenTheQueueIsFull) {
    ServerOptions options;
    options.workers = 1;
    options.queue_max = 1;
    base::Turnstile entered(0);
    base::Turnstile release(0);
    TrialServer server(options, [&](Request& request) {
        entered.release();
        release.acquire();
        return echo(request);
    });
    Peer working(server.port());
    working.send(get("/working"));
    entered.acquire();
    Peer second(server.port());
    Peer third(server.port());
    second.send(get("/second"));
    third.send(get("/third"));
    // Either of the two is in the queue and the other one turned away.
    pollfd both[] = {{second.socket(), POLLIN, 0}, {third.socket(), POLLIN, 0}};
    ASSERT_EQ(::poll(both, 2, 3000), 1);
    auto& turned_away = both[0].revents != 0 ? second : third;
    auto& waiting = both[0].revents != 0 ? third : second;
    const auto answer = turned_away.receive();
    release.release();
    release.release();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 503);
    EXPECT_TRUE(answer->has("\r\nRetry-After: 1\r\n"));
    EXPECT_EQ(working.receive().value_or(Answer{}).body, "GET /working");
    EXPECT_EQ(waiting.receive().value_or(Answer{}).status, 200);
}

TEST(Server, FinishesTheRequestUnderWayWhenItStops) {
    base::Turnstile entered(0);
    base::Turnstile release(0);
    TrialServer server({}, [&](Request& request) {
        entered.release();
        release.acquire();
        return echo(request);
    });
    Peer idle(server.port());
    Peer busy(server.port());
    busy.send(get("/last") + get("/too-late"));
    entered.acquire();
    server.ask_to_stop();
    EXPECT_TRUE(idle.sees_close());
    Peer late(server.port());
    EXPECT_TRUE(late.sees_close());
    release.release();
    const auto answer = busy.receive();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->body, "GET /last");
    EXPECT_TRUE(answer->has("Connection: close"));
    EXPECT_FALSE(busy.receive());
    busy.finish_sending();
    server.stop();
}

TEST(Server, BreaksOffWhatOutlivesTheGrace) {
    ServerOptions options;
    options.stop_grace = 50ms;
    base::Turnstile entered(0);
    base::Turnstile release(0);
    {
        TrialServer server(options, [&](Request& request) {
            entered.release();
            release.acquire();
            return echo(request);
        });
        Peer reading_slowly(server.port());
        reading_slowly.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");
        Peer busy(server.port());
        busy.send(get("/"));
        entered.acquire();
        const auto begin = std::chrono::steady_clock::now();
        server.stop();
        EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
        EXPECT_TRUE(busy.sees_close());
        EXPECT_TRUE(reading_slowly.sees_close());
        release.release();
    }
}

TEST(Server, StopsAtOnceWhenNobodyIsThereAndMayBeAskedTwice) {
    TrialServer server({}, echo);
    const auto begin = std::chrono::steady_clock::now();
    server.ask_to_stop();
    server.stop();
    server.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 30s);
}

std::string why_not_started(const ServerOptions& options) {
    try {
        const Server server(options, echo, {}, {});
        return "";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

TEST(Server, SaysWhatKeepsItFromListening) {
    TrialServer first({}, echo);
    ServerOptions options;
    options.port = first.port();
    EXPECT_EQ(why_not_started(options), "cannot listen on 127.0.0.1 port " +
                                            std::to_string(first.port()) +
                                            ": another program is using it");
    options.address = "no address";
    EXPECT_EQ(why_not_started(options), "no address is not an IP address to listen on");
}

TEST(Server, ServesManyConnectionsAtOnce) {
    TrialServer server({}, echo);
    std::atomic<int> good = 0;
    std::vector<std::thread> crowd;
    for (int i = 0; i < 8; ++i) {
        crowd.emplace_back([&, i] {
            for (int round = 0; round < 10; ++round) {
                Peer peer(server.port());
                for (int j = 0; j < 10; ++j) {
                    const auto name = "/" + std::to_string(i) + "/" + std::to_string(j);
                    good += peer.ask(get(name)).value_or(Answer{}).body == "GET " + name ? 1 : 0;
                }
            }
        });
    }
    for (auto& thread : crowd) thread.join();
    EXPECT_EQ(good, 800);
}

}
}
