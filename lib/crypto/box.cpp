#include "lib/crypto/box.h"

#include <sodium.h>

#include "lib/base/check.h"
#include "lib/base/random.h"
#include "lib/crypto/digest.h"

namespace motcua::crypto {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t stream_tag_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t stream_header_bytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;

const unsigned char* in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* out(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}

Key Key::random() { return Key(base::random_bytes(size)); }

Key::Key(std::string_view bytes) : bytes_(bytes) {
    base::check(bytes.size() == size, "a key has 32 bytes");
}

Key Key::derived(std::string_view purpose) const { return Key(hmac_sha256(bytes_, purpose)); }

std::string seal(const Key& key, std::string_view plain, std::string_view context) {
    const auto nonce = base::random_bytes(nonce_bytes);
    std::string box = nonce;
    box.resize(nonce_bytes + plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(box) + nonce_bytes, nullptr, in(plain),
                                               plain.size(), in(context), context.size(), nullptr,
                                               in(nonce), in(key.bytes()));
    return box;
}

std::optional<std::string> open(const Key& key, std::string_view box, std::string_view context) {
    if (box.size() < nonce_bytes + tag_bytes) return std::nullopt;
    std::string plain(box.size() - nonce_bytes - tag_bytes, '\0');
    const auto cipher = box.substr(nonce_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out(plain), nullptr, nullptr, in(cipher),
                                                   cipher.size(), in(context), context.size(),
                                                   in(box), in(key.bytes())) != 0)
        return std::nullopt;
    return plain;
}

struct StreamSealer::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    std::string header;
};

StreamSealer::StreamSealer(const Key& key) : state_(std::make_unique<State>()) {
    state_->header.resize(stream_header_bytes);
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, out(state_->header),
                                                    in(key.bytes()));
}

StreamSealer::~StreamSealer() { sodium_memzero(&state_->stream, sizeof state_->stream); }

std::string StreamSealer::header() const { return state_->header; }

std::string StreamSealer::chunk(std::string_view plain, bool last) {
    base::check(last || plain.size() == chunk_bytes, "every chunk but the last is full");
    std::string cipher(plain.size() + stream_tag_bytes, '\0');
    const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, out(cipher), nullptr, in(plain),
                                               plain.size(), nullptr, 0, tag);
    return cipher;
}

bool open_stream(const Key& key, const std::function<std::string(std::size_t)>& read,
                 const std::function<void(std::string_view)>& write) {
    const auto header = read(stream_header_bytes);
    crypto_secretstream_xchacha20poly1305_state stream;
    if (header.size() != stream_header_bytes ||
        crypto_secretstream_xchacha20poly1305_init_pull(&stream, in(header), in(key.bytes())) != 0)
        return false;
    for (;;) {
        const auto cipher = read(StreamSealer::chunk_bytes + stream_tag_bytes);
        if (cipher.size() < stream_tag_bytes) return false;
        std::string plain(cipher.size() - stream_tag_bytes, '\0');
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream, out(plain), nullptr, &tag,
                                                       in(cipher), cipher.size(), nullptr, 0) != 0)
            return false;
        write(plain);
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) return read(1).empty();
    }
}

}
