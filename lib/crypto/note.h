#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/crypto/merkle.h"
#include "lib/crypto/signature.h"

/// Signed notes, checkpoints of a log and cosignatures of its witnesses, in the formats of C2SP
/// (signed-note, tlog-checkpoint, tlog-cosignature with Ed25519), so that others' programs read
/// ours.
namespace motcua::crypto {

/// What kind of signature a key makes; the numbers are C2SP's.
enum class NoteKind : unsigned char { note = 1, cosignature = 4 };

/// A public key with the name it signs under; written as "name+id+key" (C2SP calls that a vkey).
struct NoteVerifier {
    std::string name;
    NoteKind kind = NoteKind::note;
    std::string public_key;

    /// The first four bytes of SHA-256(name ‖ "\n" ‖ kind ‖ public key).
    std::string id() const;
    std::string text() const;
    static std::optional<NoteVerifier> parse(std::string_view text);
};

/// A secret key with its name; written as "PRIVATE+KEY+name+id+seed".
class NoteSigner {
  public:
    /// The name is one that is_key_name().
    NoteSigner(std::string name, SigningKey key);
    static std::optional<NoteSigner> parse(std::string_view text);
    std::string text() const;

    const std::string& name() const { return name_; }
    NoteVerifier verifier(NoteKind kind = NoteKind::note) const;
    /// Another key, derived from this one's secret, to be a witness of other logs with.
    NoteSigner witness(std::string name) const;
    /// The signature's line, its end included.
    std::string sign(std::string_view note_text) const;
    /// The line that says: at that second this was the largest tree of the log that I had seen.
    std::string cosign(std::string_view note_text, std::int64_t seconds) const;

  private:
    std::string name_;
    SigningKey key_;
};

/// Not empty, without blanks, control characters and '+'.
bool is_key_name(std::string_view);

struct NoteSignature {
    std::string name;
    std::string id;    ///< four bytes
    std::string bytes; ///< what follows the id
};

struct Note {
    std::string text; ///< with the end of its last line
    std::vector<NoteSignature> signatures;

    static constexpr std::size_t signatures_max = 64;
    static constexpr std::size_t bytes_max = 64 * 1024;
    static std::optional<Note> parse(std::string_view);

    /// True when the key signed, and each signature in its name is good.
    bool signed_by(const NoteVerifier&) const;
    /// The second at which that witness cosigned; nothing when it did not.
    std::optional<std::int64_t> cosigned_at(const NoteVerifier&) const;
};

/// The head of a log's tree, as the text of a note.
struct Checkpoint {
    std::string origin;
    TreeHead head;

    std::string text() const;
    /// Lines beyond the third are allowed and not read.
    static std::optional<Checkpoint> parse(std::string_view note_text);
};

/// The notes of a file one after the other, blank lines between them; nothing when one is broken.
std::optional<std::vector<Note>> parse_notes(std::string_view);

}
