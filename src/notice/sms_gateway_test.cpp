#include "src/notice/sms_gateway.h"

#include <map>

#include <gtest/gtest.h>

namespace motcua::notice {
namespace {

TEST(MobileNumber, IsGivenAsTheGatewayWantsIt) {
    const std::map<std::string, std::string> numbers{
        {"0900000777", "84900000777"},   {"0900 000 777", "84900000777"},
        {"090-000.0777", "84900000777"}, {"(+84) 900000777", "84900000777"},
        {"+84900000777", "84900000777"}, {"0084900000777", "84900000777"},
        {"84900000777", "84900000777"},  {"+85620123456", "85620123456"}};
    for (const auto& [written, wanted] : numbers) EXPECT_EQ(mobile_number(written), wanted);
}

TEST(MobileNumber, IsNoneWhereNoTextCanArrive) {
    for (const auto* written :
         {"", "-", "0", "+", "090000077", "09000007777", "02293871234", "0000000000", "1234567890",
          "+84123", "+0123456789", "0900000777 ext 5", "không có", "+1234567890123456"})
        EXPECT_FALSE(mobile_number(written)) << written;
}

TEST(Sendsms, HasKannelsParameters) {
    const auto parameters =
        sendsms_parameters({"motcua", "secret", "NINHBINH"}, {"84900000777", "Ho so"});
    const std::map<std::string, std::string> seen(parameters.begin(), parameters.end());
    const std::map<std::string, std::string> wanted{
        {"username", "motcua"}, {"password", "secret"}, {"from", "NINHBINH"}, {"to", "84900000777"},
        {"text", "Ho so"},      {"charset", "UTF-8"},   {"coding", "0"}};
    EXPECT_EQ(seen, wanted);
    EXPECT_EQ(sendsms_parameters({"motcua", "secret", ""}, {"84900000777", "x"}).size(), 6u);
}

TEST(SendingOf, TellsWhatAnAnswerMeans) {
    for (const int status : {200, 202}) EXPECT_EQ(sending_of(status), Sending::taken) << status;
    for (const int status : {400, 403, 404, 422})
        EXPECT_EQ(sending_of(status), Sending::refused) << status;
    for (const int status : {302, 408, 429, 500, 503, 504, 0})
        EXPECT_EQ(sending_of(status), Sending::not_taken) << status;
}

}
}
