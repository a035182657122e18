#include "lib/crypto/note.h"

#include <gtest/gtest.h>

#include "lib/base/base64.h"
#include "lib/crypto/digest.h"

namespace motcua::crypto {
namespace {

std::string unhex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(std::string(text.substr(i, 2)), nullptr, 16)));
    return bytes;
}

// The key and the note of the documentation of Go's package note.
constexpr std::string_view known_key =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view known_verifier =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view known_text = "If you think cryptography is the answer to your problem,\n"
                                        "then you don't know what your problem is.\n";
constexpr std::string_view known_line =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6"
    "KE6RyyBwJnAM=\n";

NoteSigner signer(const std::string& name = "motcua/log") {
    return {name, SigningKey(std::string(32, 's'))};
}
TreeHead some_head() { return {5, hash_of_leaf("x")}; }

TEST(SigningKey, MatchesTheFirstVectorOfRfc8032) {
    const SigningKey key(unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    EXPECT_EQ(hex(key.public_key()),
              "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(hex(key.sign("")),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
              "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    EXPECT_TRUE(signature_fits(key.public_key(), "", key.sign("")));
    EXPECT_FALSE(signature_fits(key.public_key(), "x", key.sign("")));
    EXPECT_FALSE(signature_fits(key.public_key(), "", "short"));
}

TEST(Note, IsSignedAsGoSignsIt) {
    const auto key = NoteSigner::parse(known_key);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->text(), known_key);
    EXPECT_EQ(key->verifier().text(), known_verifier);
    EXPECT_EQ(key->sign(known_text), known_line);
    const auto note = Note::parse(std::string(known_text) + "\n" + std::string(known_line));
    ASSERT_TRUE(note);
    EXPECT_TRUE(note->signed_by(*NoteVerifier::parse(known_verifier)));
}

TEST(Note, IsNotSignedByAnotherKeyOrUnderAnotherText) {
    const auto text = Checkpoint{"motcua/log", some_head()}.text();
    const auto note = Note::parse(text + "\n" + signer().sign(text));
    ASSERT_TRUE(note);
    EXPECT_TRUE(note->signed_by(signer().verifier()));
    EXPECT_FALSE(note->signed_by(signer("motcua/other").verifier()));
    EXPECT_FALSE(note->signed_by({"motcua/log", NoteKind::note, std::string(32, 'p')}));
    auto altered = *note;
    altered.text = Checkpoint{"motcua/log", {6, some_head().root}}.text();
    EXPECT_FALSE(altered.signed_by(signer().verifier()));
    altered = *note;
    altered.signatures.push_back(altered.signatures.front());
    altered.signatures.back().bytes[0] ^= 1;
    EXPECT_FALSE(altered.signed_by(signer().verifier())) << "one good and one bad in its name";
}

TEST(Note, IsRefusedWhenItsFormIsBroken) {
    const auto line = signer().sign("a\n");
    for (const std::string& text : std::vector<std::string>{
             "a\n", "a\n\n", "a\n" + line, "\n" + line, "a\n\n" + line + "x\n",
             "a\n\n" + line.substr(0, line.size() - 1), "a\tb\n\n" + line, "a\n\n— name AAAA\n",
             "a\n\n— name+x AAAAAAAA\n", "\xff\n\n" + line})
        EXPECT_FALSE(Note::parse(text)) << text;
    std::string many = "a\n\n";
    for (std::size_t i = 0; i <= Note::signatures_max; ++i) many += line;
    EXPECT_FALSE(Note::parse(many));
    EXPECT_TRUE(Note::parse("a\n\nb\n\n" + line));
}

TEST(Note, KeysAreRefusedWhenTheirIdIsNotTheirs) {
    EXPECT_FALSE(
        NoteVerifier::parse("PeterNeumann+c74f20a4" + std::string(known_verifier.substr(21))));
    EXPECT_FALSE(NoteVerifier::parse("Other" + std::string(known_verifier.substr(12))));
    EXPECT_FALSE(NoteVerifier::parse("x"));
    EXPECT_FALSE(NoteSigner::parse(known_verifier));
    EXPECT_FALSE(NoteSigner::parse("PRIVATE+KEY+a b+00000000+AAAA"));
}

TEST(Cosignature, SaysWhenTheWitnessSawTheHead) {
    const auto witness = signer("witness.example/w1");
    const auto text = Checkpoint{"motcua/log", some_head()}.text();
    const auto note =
        Note::parse(text + "\n" + signer().sign(text) + witness.cosign(text, 1'679'315'147));
    ASSERT_TRUE(note);
    const auto key = witness.verifier(NoteKind::cosignature);
    EXPECT_EQ(note->cosigned_at(key), 1'679'315'147);
    EXPECT_EQ(note->cosigned_at(witness.verifier()), std::nullopt) << "a key of another kind";
    auto altered = *note;
    altered.signatures.back().bytes[7] ^= 1;
    EXPECT_EQ(altered.cosigned_at(key), std::nullopt) << "another second";
    EXPECT_EQ(NoteVerifier::parse(key.text())->kind, NoteKind::cosignature);
}

TEST(Checkpoint, IsReadAsItIsWritten) {
    const Checkpoint written{"motcua/log", some_head()};
    const auto read = Checkpoint::parse(written.text());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->origin, written.origin);
    EXPECT_EQ(read->head, written.head);
    EXPECT_TRUE(Checkpoint::parse(written.text() + "an extension\n"));
}

TEST(Checkpoint, IsRefusedWhenSizeOrRootAreNotInTheirForm) {
    const auto root = base::base64(some_head().root.raw());
    for (const std::string& text : std::vector<std::string>{
             "o\n05\n" + root + "\n", "o\n-5\n" + root + "\n", "o\n\n" + root + "\n",
             "\n5\n" + root + "\n", "o\n5\n" + root, "o\n5\nAAAA\n", "o\n5\n" + root + "\n\n",
             "o\n9999999999999999999\n" + root + "\n"})
        EXPECT_FALSE(Checkpoint::parse(text)) << text;
}

TEST(Notes, ComeBackFromAFileInTheirOrder) {
    std::string file;
    for (std::int64_t size = 1; size <= 3; ++size) {
        const auto text = Checkpoint{"motcua/log", {size, some_head().root}}.text();
        file += text + "\n" + signer().sign(text) + "\n";
    }
    const auto notes = parse_notes(file);
    ASSERT_TRUE(notes);
    ASSERT_EQ(notes->size(), 3u);
    for (const auto& note : *notes) EXPECT_TRUE(note.signed_by(signer().verifier()));
    EXPECT_EQ(Checkpoint::parse(notes->back().text)->head.size, 3);
    EXPECT_FALSE(parse_notes(file + "rest"));
    EXPECT_FALSE(parse_notes(file.substr(0, file.size() - 20)));
}

}
}
