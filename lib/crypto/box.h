#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::crypto {

/// A 32-byte key for boxes, streams and look-ups.
class Key {
  public:
    static constexpr std::size_t size = 32;
    static Key random();
    /// `bytes` must be 32 long.
    explicit Key(std::string_view bytes);
    /// A key for one purpose, derived by HMAC; the purpose is a constant of the program.
    Key derived(std::string_view purpose) const;
    std::string_view bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// XChaCha20-Poly1305 with a random nonce in front. `context` is bound, not stored.
std::string seal(const Key&, std::string_view plain, std::string_view context = "");
/// Nothing when the box was not made with this key and context, or was altered.
std::optional<std::string> open(const Key&, std::string_view box, std::string_view context = "");

/// Encrypts a stream in chunks of 64 KiB (libsodium secretstream): a truncated or reordered
/// stream does not open.
class StreamSealer {
  public:
    explicit StreamSealer(const Key&);
    ~StreamSealer();
    StreamSealer(const StreamSealer&) = delete;
    StreamSealer& operator=(const StreamSealer&) = delete;
    static constexpr std::size_t chunk_bytes = 65536;
    std::string header() const;
    /// Every chunk but the last is exactly chunk_bytes long.
    std::string chunk(std::string_view plain, bool last);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Opens what StreamSealer wrote: header first, then chunks as they come from `read`, which gives
/// up to the asked number of bytes and "" at the end. False when the stream is damaged or cut.
bool open_stream(const Key&, const std::function<std::string(std::size_t)>& read,
                 const std::function<void(std::string_view)>& write);

}
