#include "lib/http/client.h"

#include <atomic>
#include <vector>

#include <gtest/gtest.h>

#include "lib/http/trial_server.h"

namespace motcua::http {
namespace {

using std::chrono::milliseconds;

std::string at(std::uint16_t port, const std::string& path = "/") {
    return "http://127.0.0.1:" + std::to_string(port) + path;
}

/// A listening socket that takes connections and does with them what the test says, which no
/// proper server does.
class RudeServer {
  public:
    enum class Manner { hangs, cuts };
    explicit RudeServer(Manner manner) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
            ::listen(socket_, 8) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no listening socket");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this, manner] {
            const int taken = ::accept(socket_, nullptr, nullptr);
            char bytes[4096];
            if (::recv(taken, bytes, sizeof bytes, 0) > 0) received_ = true;
            // Hanging lasts until the other side has had enough.
            if (manner == Manner::hangs) static_cast<void>(::recv(taken, bytes, sizeof bytes, 0));
            ::close(taken);
        });
    }
    ~RudeServer() {
        thread_.join();
        ::close(socket_);
    }
    RudeServer(const RudeServer&) = delete;
    RudeServer& operator=(const RudeServer&) = delete;
    std::uint16_t port() const { return port_; }
    bool received() const { return received_; }

  private:
    int socket_;
    std::uint16_t port_ = 0;
    std::atomic<bool> received_{false};
    std::thread thread_;
};

/// A port on which nobody listens.
std::uint16_t closed_port() {
    const TrialFolder folder;
    ServerOptions options;
    options.upload_folder = folder.path();
    TrialServer server(options, [](Request&) { return text(Status::ok, ""); });
    return server.port();
}

class Asking : public testing::Test {
  protected:
    static ServerOptions options(const TrialFolder& folder) {
        ServerOptions made;
        made.upload_folder = folder.path();
        return made;
    }
    TrialFolder folder_;
    TrialServer server_{options(folder_), [](Request& request) {
                            if (request.path == "/elsewhere") return see_other("/");
                            if (request.path == "/large")
                                return text(Status::ok, std::string(5000, 'x'));
                            if (request.path == "/refused") return text(Status::forbidden, "no");
                            const auto& fields =
                                request.method == "GET" ? request.query : request.form;
                            std::string said = request.method;
                            for (const auto& [name, value] : fields.items())
                                said.append(" ").append(name).append("=").append(value);
                            return text(Status::ok, said);
                        }};
};

TEST_F(Asking, BringsQueryAndFormOverAsTheyWere) {
    const Client client;
    Fields fields;
    fields.add("text", "Hồ sơ & 1+1=2 %");
    fields.add("to", "84900000777");
    const auto got = client.get(at(server_.port()), fields);
    ASSERT_TRUE(got);
    EXPECT_EQ(got->status, 200);
    EXPECT_EQ(got->body, "GET text=Hồ sơ & 1+1=2 % to=84900000777");
    EXPECT_EQ(client.get(at(server_.port(), "/?a=b"), fields)->body,
              "GET a=b text=Hồ sơ & 1+1=2 % to=84900000777");
    EXPECT_EQ(client.post_form(at(server_.port()), fields)->body,
              "POST text=Hồ sơ & 1+1=2 % to=84900000777");
}

TEST_F(Asking, HandsOutRefusalsAndRedirectsAsTheyAre) {
    const Client client;
    EXPECT_EQ(client.get(at(server_.port(), "/refused"), {})->status, 403);
    EXPECT_EQ(client.get(at(server_.port(), "/elsewhere"), {})->status, 303);
}

TEST_F(Asking, TakesNoMoreThanTheLargestAnswerAllowed) {
    ClientOptions options;
    options.answer_bytes_max = 5000;
    EXPECT_EQ(Client(options).get(at(server_.port(), "/large"), {})->body.size(), 5000u);
    options.answer_bytes_max = 4999;
    const auto cut = Client(options).get(at(server_.port(), "/large"), {});
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error(), ClientFailure::unknown);
}

TEST_F(Asking, IsForManyThreads) {
    const Client client;
    std::atomic<int> well = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            Fields fields;
            fields.add("n", std::to_string(thread));
            for (int i = 0; i < 20; ++i) {
                const auto got = client.get(at(server_.port()), fields);
                if (got && got->body == "GET n=" + std::to_string(thread)) ++well;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(well, 80);
}

TEST(Client, KnowsThatAClosedPortReceivedNothing) {
    const auto got = Client().get(at(closed_port()), {});
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error(), ClientFailure::not_received);
}

TEST(Client, KnowsThatANameThatIsNotThereReceivedNothing) {
    const auto got = Client().get("http://gateway.invalid/", {});
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error(), ClientFailure::not_received);
}

TEST(Client, DoesNotKnowWhenTheOtherSideHangs) {
    const RudeServer server(RudeServer::Manner::hangs);
    ClientOptions options;
    options.whole_timeout = milliseconds{200};
    const auto got = Client(options).get(at(server.port()), {});
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error(), ClientFailure::unknown);
    EXPECT_TRUE(server.received());
}

TEST(Client, DoesNotKnowWhenTheConnectionIsCut) {
    const RudeServer server(RudeServer::Manner::cuts);
    Fields form;
    form.add("a", "b");
    const auto got = Client().post_form(at(server.port()), form);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error(), ClientFailure::unknown);
}

TEST(Client, GivesUpWhenAskedToStop) {
    std::stop_source stop;
    ClientOptions options;
    options.whole_timeout = milliseconds{60'000};
    options.stop = stop.get_token();
    const RudeServer server(RudeServer::Manner::hangs);
    std::thread stopper([&] {
        while (!server.received()) std::this_thread::yield();
        stop.request_stop();
    });
    const auto begun = std::chrono::steady_clock::now();
    const auto got = Client(options).get(at(server.port()), {});
    stopper.join();
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error(), ClientFailure::unknown);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds{30'000});
    EXPECT_EQ(Client(options).get(at(server.port()), {}).error(), ClientFailure::not_received);
}

TEST(Client, TakesNoAddressButHttp) {
    for (const auto* url : {"", "nothing", "file:///etc/passwd", "ftp://127.0.0.1/", "http://",
                            "http://user:word@127.0.0.1/"}) {
        const auto got = Client().get(url, {});
        ASSERT_FALSE(got) << url;
        EXPECT_EQ(got.error(), ClientFailure::bad_address) << url;
        EXPECT_FALSE(host_of(url)) << url;
    }
}

TEST(HostOf, NamesTheHost) {
    EXPECT_EQ(host_of("http://127.0.0.1:13013/cgi-bin/sendsms"), "127.0.0.1");
    EXPECT_EQ(host_of("https://gateway.example.vn/a?b=c"), "gateway.example.vn");
    EXPECT_EQ(host_of("http://[::1]:80/"), "[::1]");
    EXPECT_EQ(host_of("http://localhost"), "localhost");
}

}
}
