#include "lib/crypto/note.h"

#include <algorithm>

#include "lib/base/base64.h"
#include "lib/base/check.h"
#include "lib/base/text.h"
#include "lib/crypto/digest.h"

namespace motcua::crypto {
namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";
constexpr std::string_view secret_mark = "PRIVATE+KEY+";
constexpr std::size_t id_bytes = 4;
constexpr std::size_t time_bytes = 8;

/// Takes what stands before the mark, and the mark; nothing when there is none.
std::optional<std::string_view> taken(std::string_view& text, char mark) {
    const auto end = text.find(mark);
    if (end == std::string_view::npos) return std::nullopt;
    const auto part = text.substr(0, end);
    text.remove_prefix(end + 1);
    return part;
}

std::optional<std::int64_t> size_in(std::string_view digits) {
    if (digits.empty() || digits.size() > 18 || (digits.size() > 1 && digits.front() == '0'))
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// name+id+base64(kind ‖ 32 bytes)
struct Written {
    std::string name;
    std::string id;
    unsigned char kind = 0;
    std::string key;
};

std::optional<Written> parse_key(std::string_view text) {
    const auto name = taken(text, '+');
    const auto id = taken(text, '+');
    const auto key = base::from_base64(text);
    if (!name || !id || !key || !is_key_name(*name) || key->size() != 33) return std::nullopt;
    return Written{std::string(*name), std::string(*id), static_cast<unsigned char>((*key)[0]),
                   key->substr(1)};
}

std::string write_key(const std::string& name, const std::string& id, NoteKind kind,
                      std::string_view key) {
    return name + "+" + hex(id) + "+" +
           base::base64(std::string(1, static_cast<char>(kind)) + std::string(key));
}

std::string cosigned_text(std::string_view note_text, std::int64_t seconds) {
    return "cosignature/v1\ntime " + std::to_string(seconds) + "\n" + std::string(note_text);
}

std::string big_endian(std::int64_t value) {
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(value >> shift & 0xff));
    return bytes;
}

std::int64_t from_big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
}

std::string line(const std::string& name, const std::string& id, const std::string& bytes) {
    return std::string(dash) + name + " " + base::base64(id + bytes) + "\n";
}

std::optional<NoteSignature> parse_line(std::string_view text) {
    if (!text.starts_with(dash)) return std::nullopt;
    text.remove_prefix(dash.size());
    const auto name = taken(text, ' ');
    const auto bytes = base::from_base64(text);
    if (!name || !bytes || !is_key_name(*name) || bytes->size() <= id_bytes) return std::nullopt;
    return NoteSignature{std::string(*name), bytes->substr(0, id_bytes), bytes->substr(id_bytes)};
}

bool is_of(const NoteSignature& signature, const NoteVerifier& by, const std::string& id) {
    return signature.name == by.name && signature.id == id;
}

}

bool is_key_name(std::string_view name) {
    return !name.empty() && base::is_storable(name) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte > 0x20 && byte < 0x7f && c != '+';
           });
}

std::string NoteVerifier::id() const {
    return sha256(name + "\n" + static_cast<char>(kind) + public_key).substr(0, id_bytes);
}

std::string NoteVerifier::text() const { return write_key(name, id(), kind, public_key); }

std::optional<NoteVerifier> NoteVerifier::parse(std::string_view text) {
    auto written = parse_key(text);
    if (!written) return std::nullopt;
    NoteVerifier made{std::move(written->name), static_cast<NoteKind>(written->kind),
                            std::move(written->key)};
    const bool known = made.kind == NoteKind::note || made.kind == NoteKind::cosignature;
    if (!known || hex(made.id()) != written->id) return std::nullopt;
    return made;
}

NoteSigner::NoteSigner(std::string name, SigningKey key)
    : name_(std::move(name)), key_(std::move(key)) {
    base::check(is_key_name(name_), "a key signs under a name");
}

std::optional<NoteSigner> NoteSigner::parse(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    if (!text.starts_with(secret_mark)) return std::nullopt;
    text.remove_prefix(secret_mark.size());
    const auto written = parse_key(text);
    if (!written || written->kind != static_cast<unsigned char>(NoteKind::note))
        return std::nullopt;
    NoteSigner signer(written->name, SigningKey(written->key));
    if (hex(signer.verifier().id()) != written->id) return std::nullopt;
    return signer;
}

std::string NoteSigner::text() const {
    return std::string(secret_mark) +
           write_key(name_, verifier().id(), NoteKind::note, key_.seed());
}

NoteVerifier NoteSigner::verifier(NoteKind kind) const { return {name_, kind, key_.public_key()}; }

NoteSigner NoteSigner::witness(std::string name) const {
    return {std::move(name), SigningKey(hmac_sha256(key_.seed(), "witness other logs"))};
}

std::string NoteSigner::sign(std::string_view note_text) const {
    return line(name_, verifier().id(), key_.sign(note_text));
}

std::string NoteSigner::cosign(std::string_view note_text, std::int64_t seconds) const {
    return line(name_, verifier(NoteKind::cosignature).id(),
                big_endian(seconds) + key_.sign(cosigned_text(note_text, seconds)));
}

std::optional<Note> Note::parse(std::string_view whole) {
    const auto blank = whole.rfind("\n\n");
    if (whole.size() > bytes_max || blank == std::string_view::npos || !base::is_storable(whole))
        return std::nullopt;
    Note note;
    note.text = whole.substr(0, blank + 1);
    whole.remove_prefix(blank + 2);
    while (!whole.empty()) {
        const auto text = taken(whole, '\n');
        auto signature = text ? parse_line(*text) : std::nullopt;
        if (!signature || note.signatures.size() == signatures_max) return std::nullopt;
        note.signatures.push_back(std::move(*signature));
    }
    const bool controls = std::any_of(note.text.begin(), note.text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n';
    });
    if (note.signatures.empty() || controls) return std::nullopt;
    return note;
}

bool Note::signed_by(const NoteVerifier& key) const {
    const auto id = key.id();
    bool found = false;
    for (const auto& each : signatures) {
        if (!is_of(each, key, id)) continue;
        if (!signature_fits(key.public_key, text, each.bytes)) return false;
        found = true;
    }
    return found;
}

std::optional<std::int64_t> Note::cosigned_at(const NoteVerifier& key) const {
    const auto id = key.id();
    for (const auto& each : signatures) {
        if (!is_of(each, key, id) || each.bytes.size() <= time_bytes) continue;
        const auto seconds = from_big_endian(std::string_view(each.bytes).substr(0, time_bytes));
        if (seconds >= 0 && signature_fits(key.public_key, cosigned_text(text, seconds),
                                           std::string_view(each.bytes).substr(time_bytes)))
            return seconds;
    }
    return std::nullopt;
}

std::string Checkpoint::text() const {
    return origin + "\n" + std::to_string(head.size) + "\n" + base::base64(head.root.raw()) + "\n";
}

std::optional<Checkpoint> Checkpoint::parse(std::string_view note_text) {
    const auto origin = taken(note_text, '\n');
    const auto size = taken(note_text, '\n');
    const auto root = taken(note_text, '\n');
    if (!origin || !size || !root || origin->empty()) return std::nullopt;
    while (!note_text.empty())
        if (const auto more = taken(note_text, '\n'); !more || more->empty()) return std::nullopt;
    const auto leaves = size_in(*size);
    const auto bytes = base::from_base64(*root);
    const auto hash = bytes ? TreeHash::from(*bytes) : std::nullopt;
    if (!leaves || !hash) return std::nullopt;
    return Checkpoint{std::string(*origin), {*leaves, *hash}};
}

std::optional<std::vector<Note>> parse_notes(std::string_view all) {
    std::vector<Note> notes;
    while (!all.empty()) {
        if (all.front() == '\n') {
            all.remove_prefix(1);
            continue;
        }
        const auto blank = all.find("\n\n");
        if (blank == std::string_view::npos) return std::nullopt;
        auto end = blank + 2;
        while (all.substr(end).starts_with(dash))
            end = std::min(all.find('\n', end), all.size() - 1) + 1;
        auto note = Note::parse(all.substr(0, end));
        if (!note) return std::nullopt;
        notes.push_back(std::move(*note));
        all.remove_prefix(end);
    }
    return notes;
}

}
