#include "src/office/log_key.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "lib/crypto/digest.h"
#include "src/office/secret_file.h"

namespace motcua::office {
namespace {

constexpr std::size_t name_bytes = 6;

}

LogKey::LogKey(crypto::NoteSigner signer)
    : log(std::move(signer)), witness(log.witness(log.name() + "/witness")) {}

LogKey LogKey::open(const std::filesystem::path& folder, bool create) {
    const char* named = std::getenv("MOTCUA_LOG_KEY_FILE");
    const std::filesystem::path file = named != nullptr ? named : folder / "log.key";
    if (create && !std::filesystem::exists(file))
        write_secret_file(file, random().log.text() + "\n");
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto signer = crypto::NoteSigner::parse(text);
    if (!signer)
        throw NoKey("no usable key of the log in " + file.string() +
                    "; it must be the one that signed the log's heads so far");
    return LogKey(std::move(*signer));
}

LogKey LogKey::random() {
    auto key = crypto::SigningKey::random();
    const auto mark = crypto::hex(crypto::sha256(key.public_key()).substr(0, name_bytes));
    return LogKey({"motcua/" + mark, std::move(key)});
}

}
