#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::notice {

/// Who we are to the gateway.
struct SmsAccount {
    std::string user;
    std::string password;
    std::string from; ///< the sender that people see; "" leaves it to the gateway
};

struct Sms {
    std::string to; ///< as mobile_number gives it
    std::string text;
};

/// A number as the gateway wants it, 84900000777 for "0900 000 777"; nothing when no text can
/// reach it: no number at all, a Vietnamese land line, too few or too many digits.
std::optional<std::string> mobile_number(std::string_view written);

/// The parameters of Kannel's sendsms, which other gateways take too.
std::vector<std::pair<std::string, std::string>> sendsms_parameters(const SmsAccount&, const Sms&);

/// How one attempt ended.
enum class Sending {
    taken,     ///< the gateway has it
    refused,   ///< for good
    not_taken, ///< surely not; to be tried again
    unknown,   ///< it may have it; to be tried again, and may then come twice
};
/// What an answer of the gateway means.
Sending sending_of(int http_status);

}
