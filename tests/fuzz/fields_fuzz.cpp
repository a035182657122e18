// Percent-encoded texts, queries and urlencoded forms, and addresses to go on to.

#include <algorithm>

#include "lib/http/message.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

constexpr std::size_t fields_max = 5;

void check_percents(std::string_view input) {
    const auto decoded = http::percent_decoded(input);
    const auto as_form = http::percent_decoded(input, true);
    holds(decoded.has_value() == as_form.has_value(), "a plus breaks nothing");
    if (decoded) {
        holds(decoded->size() <= input.size(), "nothing comes out that did not go in");
        holds(decoded->find('\0') == std::string::npos, "there is no zero in a text");
        holds(http::percent_decoded(http::percent_encoded(*decoded)) == decoded,
              "what is encoded is decoded");
    }
    const auto encoded = http::percent_encoded(input);
    const bool has_zero = input.find('\0') != std::string_view::npos;
    holds(http::percent_decoded(encoded).has_value() != has_zero, "all but the zero is decoded");
    holds(has_zero || http::percent_decoded(encoded, true) == input, "a blank is no plus");
    holds(encoded.find_first_of(" &=+/?#\"<>\r\n") == std::string::npos,
          "what is encoded stands anywhere");
}

std::string written(const http::Fields& fields) {
    std::string out;
    for (const auto& [name, value] : fields.items())
        out += (out.empty() ? "" : "&") + http::percent_encoded(name) + "=" +
               http::percent_encoded(value);
    return out;
}

void check_fields(std::string_view input) {
    const auto fields = http::parse_urlencoded(input, fields_max);
    const auto all = http::parse_urlencoded(input, input.size() + 1);
    if (!fields) {
        holds(!all || all->items().size() > fields_max, "what is refused has a reason");
        return;
    }
    holds(all && all->items() == fields->items(), "the limit changes nothing below it");
    holds(fields->items().size() <= fields_max, "there are no more fields than allowed");
    const auto again = http::parse_urlencoded(written(*fields), fields_max);
    holds(again && again->items() == fields->items(), "fields, written anew, are read alike");
    for (const auto& [name, value] : fields->items()) {
        const auto values = fields->all(name);
        holds(fields->find(name) && fields->get(name) == values.front(), "the first value is got");
        holds(std::find(values.begin(), values.end(), value) != values.end(), "no value is lost");
    }
}

void check_location(std::string_view input) {
    const auto response = http::see_other(std::string(input));
    const auto& location = response.headers.at(0).second;
    holds(location.starts_with('/'), "the way on is a path of ours");
    holds(location.size() < 2 || (location[1] != '/' && location[1] != '\\'),
          "the way on leads to no other host");
    holds(std::all_of(location.begin(), location.end(), [](char c) { return c > ' ' && c < 127; }),
          "the way on is plain letters");
    holds(http::see_other(location).headers.at(0).second == location, "the way on stays");
}

}

void read_fields(std::string_view input) {
    check_percents(input);
    check_fields(input);
    check_location(input);
}

}
