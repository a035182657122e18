#include "lib/http/message.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace motcua::http {
namespace {

std::string spelled(const std::optional<Fields>& fields) {
    if (!fields) return "nothing";
    std::string out;
    for (const auto& [name, value] : fields->items()) out += "[" + name + "=" + value + "]";
    return out;
}

std::string location_of(std::string location) {
    return see_other(std::move(location)).headers.at(0).second;
}

TEST(Fields, KeepOrderAndRepeatedNames) {
    Fields fields;
    fields.add("a", "1");
    fields.add("b", "2");
    fields.add("a", "3");
    EXPECT_EQ(fields.get("a"), "1");
    EXPECT_EQ(fields.all("a"), (std::vector<std::string>{"1", "3"}));
    EXPECT_EQ(fields.get("c"), "");
    EXPECT_EQ(fields.find("c"), nullptr);
    EXPECT_EQ(*fields.find("b"), "2");
    EXPECT_EQ(spelled(fields), "[a=1][b=2][a=3]");
}

TEST(Request, GivesHeadersByTheirNameInLowerCase) {
    Request request;
    request.headers["x-a"] = "1";
    EXPECT_EQ(request.header("x-a"), "1");
    EXPECT_EQ(request.header("x-b"), "");
}

TEST(Response, SaysWhatItsBodyIs) {
    EXPECT_EQ(text(Status::ok, "a").headers.at(0).second, "text/plain; charset=utf-8");
    EXPECT_EQ(html(Status::ok, "a").headers.at(0).second, "text/html; charset=utf-8");
    EXPECT_EQ(json(Status::created, "{}").headers.at(0).second, "application/json");
    EXPECT_EQ(json(Status::created, "{}").status, Status::created);
    auto response = html(Status::ok, "a").with("X-A", "1");
    response.with("X-A", "2");
    EXPECT_EQ(response.headers.size(), 3U);
}

TEST(SeeOther, StaysInTheHouse) {
    EXPECT_EQ(see_other("/a").status, Status::see_other);
    EXPECT_EQ(location_of("/a/b?c=d%20e#f"), "/a/b?c=d%20e#f");
    EXPECT_EQ(location_of("/"), "/");
    EXPECT_EQ(location_of("/hồ"), "/h%E1%BB%93");
    EXPECT_EQ(location_of("/a\r\nX: b"), "/a%0D%0AX:%20b");
    for (const auto* foreign : {"", "//x.vn", "/\\x.vn", "https://x.vn", "x"}) {
        EXPECT_EQ(location_of(foreign), "/") << foreign;
    }
    EXPECT_EQ(location_of("/\t/x.vn"), "/%09/x.vn");
}

TEST(Urlencoded, IsTakenApart) {
    EXPECT_EQ(spelled(parse_urlencoded("")), "");
    EXPECT_EQ(spelled(parse_urlencoded("a=b&c=d%20e+f")), "[a=b][c=d e f]");
    EXPECT_EQ(spelled(parse_urlencoded("&a&&b=&=c&d=e=f&")), "[a=][b=][=c][d=e=f]");
    EXPECT_EQ(spelled(parse_urlencoded("h%E1%BB%93=s%c6%a1")), "[hồ=sơ]");
}

TEST(Urlencoded, IsNothingWhenBroken) {
    for (const auto* broken : {"a=%", "a=%1", "a=%1g", "%zz=1", "a=%00", "a=1&b=%+1"}) {
        EXPECT_EQ(spelled(parse_urlencoded(broken)), "nothing") << broken;
    }
    EXPECT_EQ(spelled(parse_urlencoded(std::string_view("a=\0", 3))), "nothing");
}

TEST(Urlencoded, IsLimitedInItsFields) {
    EXPECT_EQ(spelled(parse_urlencoded("a=1&b=2", 2)), "[a=1][b=2]");
    EXPECT_EQ(spelled(parse_urlencoded("a=1&b=2&c=3", 2)), "nothing");
}

TEST(PercentCoding, GoesBothWays) {
    std::string all;
    for (int i = 1; i < 256; ++i) all += static_cast<char>(i);
    EXPECT_EQ(percent_decoded(percent_encoded(all)), all);
    EXPECT_EQ(percent_encoded("a-b_c.d~e f/+"), "a-b_c.d~e%20f%2F%2B");
    EXPECT_EQ(percent_decoded("a+b"), "a+b");
    EXPECT_EQ(percent_decoded("a+b", true), "a b");
}

TEST(Cookie, IsFoundByItsWholeName) {
    EXPECT_EQ(cookie("a=1; session=x=y ;b=\"2\"", "session"), "x=y");
    EXPECT_EQ(cookie("a=1;b=\"2\"", "b"), "2");
    EXPECT_EQ(cookie("xa=1; a=2; a=3", "a"), "2");
    EXPECT_EQ(cookie("a=", "a"), "");
    EXPECT_EQ(cookie("a; b=1", "a"), std::nullopt);
    EXPECT_EQ(cookie("", "a"), std::nullopt);
}

TEST(Cookie, IsSetForOurPathsAndOurPages) {
    EXPECT_EQ(set_cookie("a", "1", {}), "a=1; Path=/; SameSite=Lax; HttpOnly");
    EXPECT_EQ(set_cookie("a", "1", {.http_only = false, .secure = true, .max_age_seconds = 60}),
              "a=1; Path=/; SameSite=Lax; Max-Age=60; Secure");
    EXPECT_EQ(set_cookie("a", "", {.max_age_seconds = 0}),
              "a=; Path=/; SameSite=Lax; Max-Age=0; HttpOnly");
}

TEST(Cookie, IsNotSetToWhatWouldEndIt) {
    for (const auto* value : {"a;b", "a b", "a\r\nb", "a,b", "\"a\"", "\xff"}) {
        EXPECT_THROW(set_cookie("a", value, {}), std::invalid_argument) << value;
    }
    EXPECT_THROW(set_cookie("", "1", {}), std::invalid_argument);
    EXPECT_THROW(set_cookie("a b", "1", {}), std::invalid_argument);
}

}
}
