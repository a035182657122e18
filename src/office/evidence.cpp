#include "src/office/evidence.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace motcua::office {
namespace {

constexpr json::ParseLimits text_limits{.bytes_max = 64u << 20, .depth_max = 64};

/// Columns of evidence_columns.
constexpr std::size_t body_column = 8;
constexpr std::size_t ciphertext_column = 9;
constexpr std::size_t wrapped_column = 10;
constexpr std::size_t key_column = 11;
constexpr std::size_t salt_column = 12;

/// 0 for what names no stream.
std::int64_t stream_in(const json::Value& named) {
    std::int64_t stream = 0;
    if (const auto* text = named.text())
        std::from_chars(text->data(), text->data() + text->size(), stream);
    return stream;
}

}

const std::string evidence_columns = fmt::format("{}, s.key_id, s.salt", entry_columns);
const std::string_view evidence_tables =
    "journal j LEFT JOIN journal_secrets s ON s.entry_id = j.id"
    " LEFT JOIN stream_keys k ON k.id = j.stream";

Entry EvidenceReader::read(const sql::Row& row) {
    auto entry = head_of_entry(row);
    auto body = json::parse(row.text(body_column), text_limits);
    if (body) entry.body = std::move(*body);
    auto fault = body ? fault_in(row, entry) : std::optional<std::string>("body");
    if (fault && (!first_ || entry.id < first_->first)) first_ = {entry.id, std::move(*fault)};
    if (body) note_gone(row, entry);
    return entry;
}

/// What is wrong with the entry's secret; opens it when nothing is.
std::optional<std::string> EvidenceReader::fault_in(const sql::Row& row, Entry& entry) {
    const auto promised = entry.body.text_at("commitment");
    const bool kept = !row.is_null(ciphertext_column);
    const bool has_key = !row.is_null(wrapped_column);
    if (promised.empty()) return kept ? std::optional<std::string>("too many") : std::nullopt;
    if (!kept && !has_key) return std::nullopt;
    if (!kept) return "missing";
    if (!has_key || row.integer(key_column) != entry.stream) return "key_id";
    const auto& key = key_of(row);
    if (!key) return "key_id";
    const auto plain =
        crypto::open(*key, row.bytes(ciphertext_column), std::to_string(entry.id));
    if (!plain) return "ciphertext";
    if (commitment(row.bytes(salt_column), *plain) != promised) return "salt";
    auto secret = json::parse(*plain, text_limits);
    if (!secret) return "ciphertext";
    entry.secret = std::move(*secret);
    return std::nullopt;
}

/// Entries of one stream mostly follow each other.
const std::optional<crypto::Key>& EvidenceReader::key_of(const sql::Row& row) {
    const auto& wrapped = row.bytes(wrapped_column);
    if (!key_ || wrapped != wrapped_) {
        wrapped_ = wrapped;
        key_ = vault_.unwrap(wrapped);
    }
    return key_;
}

void EvidenceReader::note_gone(const sql::Row& row, const Entry& entry) {
    for (const auto& named : entry.body.array_at("erased_streams")) {
        auto& act = erased_[stream_in(named)];
        act = std::max(act, entry.id);
    }
    const bool promised = !entry.body.text_at("commitment").empty();
    if (!promised || !row.is_null(ciphertext_column) || !row.is_null(wrapped_column)) return;
    auto& span = gone_.emplace(entry.stream, Span{entry.id, entry.id}).first->second;
    span = {std::min(span.first, entry.id), std::max(span.last, entry.id)};
}

std::optional<Difference> EvidenceReader::first_fault() const {
    auto first = first_;
    for (const auto& [stream, span] : gone_) {
        const auto act = erased_.find(stream);
        const auto said = act == erased_.end() ? 0 : act->second;
        if (span.last < said) continue;
        const auto entry = span.first > said ? span.first : span.last;
        if (!first || entry < first->first) first = {entry, "gone without an act"};
    }
    if (!first) return std::nullopt;
    return Difference{"journal_secrets", std::to_string(first->first), first->second,
                      first->first};
}

std::optional<Difference> first_revived_secret(sql::Session& session,
                                               const EvidenceReader& reader) {
    const auto found = [](const sql::Rows& rows, const char* why) -> std::optional<Difference> {
        if (rows.empty()) return std::nullopt;
        const auto entry = rows.front().integer(0);
        return Difference{"journal_secrets", std::to_string(entry), why, entry};
    };
    for (const auto& [stream, act] : reader.erased())
        if (auto revived = found(
                session.query("SELECT s.entry_id FROM journal j JOIN journal_secrets s"
                              " ON s.entry_id = j.id WHERE j.stream = $1 AND j.id < $2"
                              " ORDER BY s.entry_id LIMIT 1",
                              stream, act),
                "there again after its erasure"))
            return revived;
    if (auto alone = found(session.query("SELECT s.entry_id FROM journal_secrets s"
                                         " LEFT JOIN journal j ON j.id = s.entry_id"
                                         " WHERE j.id IS NULL ORDER BY s.entry_id LIMIT 1"),
                           "without an entry"))
        return alone;
    const auto keys = session.query("SELECT id FROM stream_keys EXCEPT"
                                    " SELECT key_id FROM journal_secrets ORDER BY 1 LIMIT 1");
    if (keys.empty()) return std::nullopt;
    return Difference{"stream_keys", std::to_string(keys.front().integer(0)), "opens nothing"};
}

}
