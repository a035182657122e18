#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace motcua::http {

/// Who asks: the other side of the socket or, where that is a proxy of our own, the last address
/// of its X-Forwarded-For that is none of them. What stands before that was written by the asker.
/// Where the list ends, or holds something that is no address, the proxy itself is the peer.
std::string peer_behind(std::string socket_peer, std::string_view forwarded_for,
                        const std::vector<std::string>& trusted_proxies);

/// An IP address as it is compared here; "" for what is none.
std::string address_in(std::string_view text);

}
