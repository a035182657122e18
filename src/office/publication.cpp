#include "src/office/publication.h"

#include <fmt/format.h>

#include "lib/crypto/digest.h"

namespace motcua::office {

std::int64_t stream_named(std::string_view name) {
    const auto digest = crypto::sha256(name);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(digest[i]);
    constexpr auto top = std::uint64_t{1} << 62;
    return static_cast<std::int64_t>((value & (top - 1)) | top);
}

json::Value published_text(sql::Session& session, std::string_view table, const std::string& code,
                           std::int64_t revision) {
    const auto rows =
        session.query(fmt::format("SELECT body FROM {} WHERE code = $1 AND revision = $2", table),
                      code, revision);
    if (rows.empty())
        throw sql::Error(fmt::format("{} has no {} of revision {}", table, code, revision), false);
    auto body = json::parse(rows.front().text(0), {.bytes_max = 8u << 20, .depth_max = 64});
    if (!body) throw sql::Error(fmt::format("{} {} is not readable JSON", table, code), false);
    return std::move(*body);
}

std::optional<std::int64_t> newest_revision(sql::Session& session, std::string_view table,
                                            const std::string& code) {
    const auto rows = session.query(
        fmt::format("SELECT revision FROM {} WHERE code = $1 ORDER BY revision DESC LIMIT 1",
                    table),
        code);
    return rows.empty() ? std::nullopt : std::optional(rows.front().integer(0));
}

bool publish(Act& act, std::string_view table, const std::string& kind, const json::Value& body) {
    return publish_revision(act, table, kind, body).has_value();
}

std::optional<Entry> publish_revision(Act& act, std::string_view table, const std::string& kind,
                                      const json::Value& body) {
    const auto code = body.text_at("code");
    const auto newest = newest_revision(act.session, table, code).value_or(0);
    if (newest > 0 && published_text(act.session, table, code, newest) == body) return std::nullopt;
    Draft draft;
    draft.stream = stream_named(kind + " " + code);
    draft.expected = newest;
    draft.kind = kind;
    draft.body = {{"code", code}, {"revision", newest + 1}, {"text", body}};
    auto entry = commit(act, std::move(draft));
    if (!entry) throw sql::Error(kind + " " + code + " was published by another at once", true);
    return entry;
}

}
