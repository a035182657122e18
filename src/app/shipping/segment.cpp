#include "src/app/shipping/segment.h"

#include <charconv>
#include <ostream>

#include <fmt/format.h>

#include "lib/base/durable.h"
#include "lib/crypto/digest.h"
#include "lib/json/value.h"

namespace motcua::shipping {
namespace {

constexpr std::string_view magic = "motcua segment 1\n";
constexpr std::size_t head_bytes_max = 1024;
constexpr std::size_t number_bytes = 4;
constexpr std::size_t digest_letters = 64;
constexpr std::int64_t page_bytes_min = 512;
constexpr std::int64_t page_bytes_max = 65'536;
constexpr std::int64_t pages_max = 0xffff'fffe;

std::string head_line(const SegmentHead& head) {
    return json::canonical(json::Object{
               {"number", head.number},
               {"taken_at", base::to_microseconds(head.taken_at)},
               {"page_bytes", head.page_bytes},
               {"pages", head.pages},
               {"database_pages", head.database_pages},
               {"before", head.before},
               {"begins_log", head.begins_log},
               {"log", json::Object{{"salts", fmt::format("{:016x}", head.place.salts)},
                                    {"frames", head.place.frames},
                                    {"sum", fmt::format("{:016x}", head.place.sum)}}}}) +
           "\n";
}

std::uint64_t hexadecimal(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return number;
}

/// What is written back otherwise than it was read is no head.
std::optional<SegmentHead> parse_head(std::string_view line) {
    const auto read = json::parse(line);
    if (!read) return std::nullopt;
    SegmentHead head;
    head.number = read->integer_at("number");
    head.taken_at = base::from_microseconds(read->integer_at("taken_at"));
    head.page_bytes = read->integer_at("page_bytes");
    head.pages = read->integer_at("pages");
    head.database_pages = read->integer_at("database_pages");
    head.before = read->text_at("before");
    head.begins_log = read->boolean_at("begins_log");
    const auto& log = read->at("log");
    head.place = {hexadecimal(log.text_at("salts")), log.integer_at("frames"),
                  hexadecimal(log.text_at("sum"))};
    const bool sizes_hold = head.page_bytes >= page_bytes_min &&
                            head.page_bytes <= page_bytes_max && head.pages >= 1 &&
                            head.pages <= pages_max && head.database_pages >= 1 &&
                            head.database_pages <= pages_max;
    if (head.number < 1 || head.place.frames < 1 || !sizes_hold ||
        head_line(head) != std::string(line) + "\n")
        return std::nullopt;
    return head;
}

std::uint32_t number_at(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < number_bytes; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}

std::string written(std::uint32_t number) {
    std::string bytes(number_bytes, '\0');
    for (std::size_t i = number_bytes; i-- > 0; number >>= 8)
        bytes[i] = static_cast<char>(number & 0xff);
    return bytes;
}

/// Numbers grow, and none is nought.
bool pages_are_in_order(const Segment& segment) {
    std::uint32_t last = 0;
    bool in_order = true;
    for_each_page(segment, [&](std::uint32_t number, std::string_view) {
        in_order = in_order && number > last;
        last = number;
    });
    return in_order;
}

}

std::optional<Segment> parse_segment(std::string_view bytes) {
    if (!bytes.starts_with(magic)) return std::nullopt;
    const auto end = bytes.substr(0, magic.size() + head_bytes_max).find('\n', magic.size());
    if (end == std::string_view::npos) return std::nullopt;
    auto head = parse_head(bytes.substr(magic.size(), end - magic.size()));
    if (!head) return std::nullopt;
    const auto each = number_bytes + static_cast<std::size_t>(head->page_bytes);
    const auto pages_bytes = each * static_cast<std::size_t>(head->pages);
    const auto digest_at = end + 1 + pages_bytes;
    if (bytes.size() != digest_at + digest_letters + 1 || bytes.back() != '\n')
        return std::nullopt;
    Segment segment{std::move(*head), std::string(bytes.substr(digest_at, digest_letters)),
                    bytes.substr(end + 1, pages_bytes)};
    if (crypto::hex(crypto::sha256(bytes.substr(0, digest_at))) != segment.digest ||
        !pages_are_in_order(segment))
        return std::nullopt;
    return segment;
}

void for_each_page(
    const Segment& segment,
    const std::function<void(std::uint32_t number, std::string_view content)>& take) {
    const auto page_bytes = static_cast<std::size_t>(segment.head.page_bytes);
    for (auto rest = segment.pages; !rest.empty(); rest.remove_prefix(number_bytes + page_bytes))
        take(number_at(rest), rest.substr(number_bytes, page_bytes));
}

std::string write_segment(const std::filesystem::path& to, const SegmentHead& head,
                          const std::map<std::uint32_t, std::int64_t>& pages,
                          const PageSource& page) {
    std::string digest;
    base::write_durably(to, [&](std::ostream& out) {
        crypto::Sha256 hash;
        const auto write = [&](std::string_view piece) {
            hash.add(piece);
            out << piece;
        };
        write(magic);
        write(head_line(head));
        for (const auto& [number, offset] : pages) {
            write(written(number));
            write(page(number));
        }
        digest = crypto::hex(hash.finish());
        out << digest << '\n';
    });
    return digest;
}

}
