#include "lib/http/peer.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "lib/base/text.h"

namespace motcua::http {

namespace ip = boost::asio::ip;

std::string peer_behind(std::string socket_peer, std::string_view forwarded_for,
                        const std::vector<std::string>& trusted_proxies) {
    auto peer = std::move(socket_peer);
    while (std::find(trusted_proxies.begin(), trusted_proxies.end(), peer) !=
           trusted_proxies.end()) {
        const auto comma = forwarded_for.rfind(',');
        const bool last = comma == std::string_view::npos;
        auto before = address_in(last ? forwarded_for : forwarded_for.substr(comma + 1));
        if (before.empty()) break;
        peer = std::move(before);
        forwarded_for = last ? std::string_view() : forwarded_for.substr(0, comma);
    }
    return peer;
}

std::string address_in(std::string_view text) {
    boost::system::error_code failure;
    const auto address = ip::make_address(base::trimmed(text), failure);
    if (failure) return "";
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

}
