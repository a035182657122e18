#include "src/notice/sms_gateway.h"

#include <algorithm>

namespace motcua::notice {
namespace {

constexpr std::size_t digits_of_mobile = 9; ///< after the country's 84
constexpr std::size_t digits_min = 8;       ///< of a foreign number, E.164
constexpr std::size_t digits_max = 15;

bool is_vietnamese_mobile(std::string_view digits) {
    constexpr std::string_view beginnings = "35789";
    return digits.size() == 2 + digits_of_mobile && digits.starts_with("84") &&
           beginnings.find(digits[2]) != std::string_view::npos;
}

}

std::optional<std::string> mobile_number(std::string_view written) {
    std::string digits;
    for (const char c : written) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c == '+' && digits.empty())
            digits = "00";
        else if (std::string_view(" .-()").find(c) == std::string_view::npos)
            return std::nullopt;
    }
    if (digits.starts_with("00"))
        digits.erase(0, 2);
    else if (digits.starts_with("0"))
        digits.replace(0, 1, "84");
    else if (!digits.starts_with("84"))
        return std::nullopt;
    if (digits.starts_with("84"))
        return is_vietnamese_mobile(digits) ? std::optional(digits) : std::nullopt;
    const bool believable =
        digits.size() >= digits_min && digits.size() <= digits_max && digits.front() != '0';
    return believable ? std::optional(digits) : std::nullopt;
}

std::vector<std::pair<std::string, std::string>> sendsms_parameters(const SmsAccount& account,
                                                                    const Sms& sms) {
    std::vector<std::pair<std::string, std::string>> parameters{{"username", account.user},
                                                                {"password", account.password}};
    if (!account.from.empty()) parameters.emplace_back("from", account.from);
    parameters.emplace_back("to", sms.to);
    parameters.emplace_back("text", sms.text);
    parameters.emplace_back("charset", "UTF-8");
    parameters.emplace_back("coding", "0"); // seven bits a letter
    return parameters;
}

Sending sending_of(int http_status) {
    constexpr int request_timeout = 408;
    constexpr int too_many_requests = 429;
    if (http_status >= 200 && http_status < 300) return Sending::taken;
    if (http_status == request_timeout || http_status == too_many_requests)
        return Sending::not_taken;
    return http_status >= 400 && http_status < 500 ? Sending::refused : Sending::not_taken;
}

}
