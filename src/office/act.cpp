#include "src/office/act.h"

#include <algorithm>

#include "lib/base/random.h"
#include "lib/crypto/digest.h"

namespace motcua::office {
namespace {

constexpr std::size_t salt_bytes = 16;

/// The id of the entry before this one in the stream, 0 where there is none; nothing when the
/// stream is not as it was seen.
std::optional<std::int64_t> bump_stream(Act& act, const Draft& draft) {
    if (draft.expected == 0) {
        const auto begun = act.session.run("INSERT INTO streams (id, version) VALUES ($1, 1)"
                                           " ON CONFLICT (id) DO NOTHING",
                                           draft.stream);
        return begun == 1 ? std::optional<std::int64_t>(0) : std::nullopt;
    }
    const auto rows =
        act.session.query("UPDATE streams SET version = version + 1 WHERE id = $1 AND version = $2"
                          " RETURNING COALESCE((SELECT j.id FROM journal j"
                          " WHERE j.stream = $1 AND j.version = $2), 0)",
                          draft.stream, draft.expected);
    if (rows.empty()) return std::nullopt;
    return rows.front().integer(0);
}

/// Places in the log are given in the order of ids, and a later act has the later place, also when
/// the node that did the one before has a clock that is ahead of ours.
std::int64_t id_after(Act& act, std::int64_t before) {
    const auto id = act.new_id();
    if (id > before) return id;
    act.ids.go_on_after(before);
    return act.new_id();
}

void draw_numbers(Act& act, Draft& draft) {
    if (!draft.numbers) return;
    json::Object drawn;
    draft.numbers(draft.body, [&](const std::string& counter) {
        const auto rows = act.session.query(
            "INSERT INTO counters (name, value) VALUES ($1, 1)"
            " ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            counter);
        drawn[counter] = rows.front().integer(0);
        return rows.front().integer(0);
    });
    draft.body["draws"] = std::move(drawn);
}

crypto::Key key_of_stream(Act& act, std::int64_t stream) {
    const auto rows = act.session.query("SELECT wrapped FROM stream_keys WHERE id = $1", stream);
    if (!rows.empty()) {
        const auto key = act.vault.unwrap(rows.front().bytes(0));
        if (!key) throw sql::Error("a stream key does not open with this master key", false);
        return *key;
    }
    auto key = crypto::Key::random();
    act.session.send("INSERT INTO stream_keys (id, wrapped) VALUES ($1, $2)", stream,
                     sql::ByteView{act.vault.wrap(key)});
    return key;
}

/// Seals the personal part and leaves its commitment in the body.
void seal_secret(Act& act, Entry& entry, json::Object secret) {
    const auto salt = base::random_bytes(salt_bytes);
    entry.secret = json::Value(std::move(secret));
    const auto plain = json::canonical(*entry.secret);
    entry.body.object()->emplace("commitment", commitment(salt, plain));
    const auto key = key_of_stream(act, entry.stream);
    act.session.send("INSERT INTO journal_secrets (entry_id, key_id, salt, ciphertext)"
                     " VALUES ($1, $2, $3, $4)",
                     entry.id, entry.stream, sql::ByteView{salt},
                     sql::ByteView{crypto::seal(key, plain, std::to_string(entry.id))});
}

bool insert_entry(Act& act, const Entry& entry) {
    const auto rows = act.session.query(
        "INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
        " effective_at, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " ON CONFLICT (stream, version) DO NOTHING RETURNING id",
        entry.id, entry.stream, entry.version, entry.kind, entry.schema_number, entry.actor,
        base::to_microseconds(entry.recorded_at), base::to_microseconds(entry.effective_at),
        json::canonical(entry.body));
    return !rows.empty();
}

void keep_promise(Act& act, const Entry& entry) {
    if (act.once == nullptr) return;
    const auto kept = act.session.run(
        "INSERT INTO idempotency (actor, route, key, body_hash, entry_id, for_ever, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (actor, route, key) DO NOTHING",
        act.actor.mark(), act.once->route, act.once->key, act.once->body_hash, entry.id,
        act.once->for_ever ? 1 : 0, base::to_microseconds(act.now));
    // A twin with the same key was faster: run again, and find what it did.
    if (kept != 1) throw sql::Error("the same request is being answered elsewhere", true);
}

}

std::optional<Entry> commit(Act& act, Draft draft) {
    const auto before = bump_stream(act, draft);
    if (!before) {
        // It may be a twin with the same key that was faster: run again, and find what it did.
        if (earlier(act).entry) throw sql::Error("the same request was answered meanwhile", true);
        return std::nullopt;
    }
    draw_numbers(act, draft);
    Entry entry;
    entry.id = id_after(act, *before);
    entry.stream = draft.stream;
    entry.version = draft.expected + 1;
    entry.kind = std::move(draft.kind);
    entry.schema_number = draft.schema_number;
    entry.actor = act.actor.mark();
    entry.recorded_at = act.now;
    entry.effective_at = draft.effective_at.value_or(act.now);
    entry.body = json::Value(std::move(draft.body));
    if (draft.secret) seal_secret(act, entry, std::move(*draft.secret));
    if (!insert_entry(act, entry)) return std::nullopt;
    act.session.send("INSERT INTO unsealed (entry_id) VALUES ($1)", entry.id);
    act.appliers.apply({act.session, act.vault}, entry);
    keep_promise(act, entry);
    return entry;
}

Earlier earlier(Act& act) {
    if (act.once == nullptr) return {};
    const auto rows = act.session.query("SELECT entry_id, body_hash FROM idempotency"
                                        " WHERE actor = $1 AND route = $2 AND key = $3",
                                        act.actor.mark(), act.once->route, act.once->key);
    if (rows.empty()) return {};
    if (rows.front().text(1) != act.once->body_hash) return {std::nullopt, true};
    return {rows.front().integer(0), false};
}

void hold(Act& act, std::vector<std::int64_t> streams) {
    std::sort(streams.begin(), streams.end());
    for (const auto stream : streams)
        act.session.run("UPDATE streams SET version = version WHERE id = $1", stream);
}

}
