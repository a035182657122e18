// What lies in the second folder: a disk that went bad may have left anything there.
#include "lib/crypto/digest.h"
#include "src/app/shipping/segment.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

void hold(const shipping::Segment& segment) {
    const auto& head = segment.head;
    holds(head.number >= 1 && head.pages >= 1, "a segment has a number and pages");
    holds(segment.digest.size() == 64, "a digest has 64 letters");
    std::int64_t pages = 0;
    std::uint32_t last = 0;
    shipping::for_each_page(segment, [&](std::uint32_t number, std::string_view content) {
        holds(number > last, "pages are in order");
        holds(static_cast<std::int64_t>(content.size()) == head.page_bytes, "pages are whole");
        last = number;
        ++pages;
    });
    holds(pages == head.pages, "there are as many pages as the head says");
}

}

/// As it is, and with the digest that chance would never find. Seeds are texts, with a line's end.
void read_segment(std::string_view input) {
    if (const auto segment = shipping::parse_segment(input)) hold(*segment);
    if (input.ends_with('\n')) input.remove_suffix(1);
    const auto whole = std::string(input) + crypto::hex(crypto::sha256(input)) + "\n";
    if (const auto segment = shipping::parse_segment(whole)) hold(*segment);
}

}
