#include <gtest/gtest.h>

#include "lib/crypto/box.h"
#include "lib/crypto/digest.h"
#include "lib/crypto/password.h"

namespace motcua::crypto {
namespace {

TEST(Digest, MatchesTheVectorsOfFips180AndRfc4231) {
    EXPECT_EQ(hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Digest, OfPiecesIsTheDigestOfTheWhole) {
    Sha256 pieces;
    pieces.add("a");
    pieces.add("bc");
    EXPECT_EQ(pieces.finish(), sha256("abc"));
}

TEST(Password, MatchesItselfOnly) {
    const auto hash = hash_password("một cửa");
    EXPECT_TRUE(password_matches(hash, "một cửa"));
    EXPECT_FALSE(password_matches(hash, "mot cua"));
    EXPECT_FALSE(password_matches("", "một cửa"));
}

TEST(Box, OpensOnlyWithItsKeyAndContext) {
    const auto key = Key::random();
    const auto box = seal(key, "Nguyễn Thị Mơ", "entry 7");
    EXPECT_EQ(open(key, box, "entry 7"), "Nguyễn Thị Mơ");
    EXPECT_EQ(open(key, box, "entry 8"), std::nullopt);
    EXPECT_EQ(open(Key::random(), box, "entry 7"), std::nullopt);
    EXPECT_EQ(open(key, "short", "entry 7"), std::nullopt);
}

TEST(Box, DoesNotOpenWhenAnyByteIsAltered) {
    const auto key = Key::random();
    const auto box = seal(key, "036000000001");
    for (std::size_t i = 0; i < box.size(); ++i) {
        auto altered = box;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        EXPECT_EQ(open(key, altered), std::nullopt);
    }
}

std::string sealed_stream(const Key& key, std::string_view plain) {
    StreamSealer sealer(key);
    auto out = sealer.header();
    while (plain.size() > StreamSealer::chunk_bytes) {
        out += sealer.chunk(plain.substr(0, StreamSealer::chunk_bytes), false);
        plain.remove_prefix(StreamSealer::chunk_bytes);
    }
    return out + sealer.chunk(plain, true);
}

bool opens(const Key& key, std::string_view sealed, std::string& plain) {
    return open_stream(
        key,
        [&](std::size_t count) {
            const auto piece = sealed.substr(0, count);
            sealed.remove_prefix(piece.size());
            return std::string(piece);
        },
        [&](std::string_view piece) { plain += piece; });
}

TEST(Stream, ComesBackWholeAtEverySize) {
    const auto key = Key::random();
    for (const std::size_t size : {0u, 1u, 65535u, 65536u, 65537u, 200000u}) {
        const std::string plain(size, 'x');
        std::string opened;
        EXPECT_TRUE(opens(key, sealed_stream(key, plain), opened));
        EXPECT_EQ(opened, plain);
    }
}

TEST(Stream, IsRefusedWhenItIsCutOrContinued) {
    const auto key = Key::random();
    const auto sealed = sealed_stream(key, std::string(100000, 'x'));
    std::string opened;
    EXPECT_FALSE(opens(key, sealed.substr(0, sealed.size() - 1), opened));
    EXPECT_FALSE(opens(key, sealed.substr(0, 24 + 65536 + 17), opened));
    EXPECT_FALSE(opens(key, sealed + "x", opened));
}

}
}
