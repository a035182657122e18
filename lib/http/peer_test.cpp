#include "lib/http/peer.h"

#include <gtest/gtest.h>

#include "lib/http/trial_server.h"

namespace motcua::http {
namespace {

const std::vector<std::string> proxies{"127.0.0.1", "2001:db8::1"};

TEST(Peer, IsTheOtherSideOfTheSocketWhateverItClaims) {
    EXPECT_EQ(peer_behind("192.0.2.7", "203.0.113.1", proxies), "192.0.2.7");
    EXPECT_EQ(peer_behind("127.0.0.1", "203.0.113.1", {}), "127.0.0.1");
}

TEST(Peer, BehindAProxyIsTheLastThatItNames) {
    EXPECT_EQ(peer_behind("127.0.0.1", "203.0.113.1", proxies), "203.0.113.1");
    EXPECT_EQ(peer_behind("127.0.0.1", "198.51.100.9, 203.0.113.1", proxies), "203.0.113.1");
}

TEST(Peer, BehindSeveralProxiesIsTheLastThatIsNoneOfThem) {
    EXPECT_EQ(peer_behind("127.0.0.1", "198.51.100.9, 203.0.113.1 ,2001:DB8:0::1", proxies),
              "203.0.113.1");
    EXPECT_EQ(peer_behind("127.0.0.1", "2001:db8::1", proxies), "2001:db8::1");
}

TEST(Peer, IsTheProxyWhereItNamesNoAddress) {
    for (const auto* named : {"", "unknown", "203.0.113.1,", "203.0.113.1:4711", "a\nb"})
        EXPECT_EQ(peer_behind("127.0.0.1", named, proxies), "127.0.0.1") << named;
}

TEST(Peer, AddressesAreWrittenInOneWay) {
    EXPECT_EQ(address_in(" 2001:DB8:0:0::1 "), "2001:db8::1");
    EXPECT_EQ(address_in("::ffff:192.0.2.1"), "192.0.2.1");
    EXPECT_EQ(address_in("192.0.2"), "");
}

TEST(Peer, ReachesTheHandler) {
    const auto tell = [](Request& request) { return text(Status::ok, request.peer); };
    ServerOptions options;
    options.trusted_proxies = {"127.0.0.1"};
    TrialServer server(options, tell);
    EXPECT_EQ(Peer(server.port()).ask(get("/", "X-Forwarded-For: 203.0.113.1\r\n"))->body,
              "203.0.113.1");
    EXPECT_EQ(Peer(server.port()).ask(get("/"))->body, "127.0.0.1");
}

TEST(Peer, OfAProxyThatIsNoAddressIsAWrongStart) {
    ServerOptions options;
    options.trusted_proxies = {"proxy.example.vn"};
    EXPECT_THROW(TrialServer(options, [](Request&) { return text(Status::ok, ""); }),
                 std::runtime_error);
}

}
}
