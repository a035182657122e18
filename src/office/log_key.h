#pragma once
#include <filesystem>

#include "lib/crypto/note.h"

namespace motcua::office {

/// The key that signs the heads of the log. Its name is the log's origin.
struct LogKey {
    crypto::NoteSigner log;
    crypto::NoteSigner witness; ///< for the heads of other logs; derived from the same secret

    explicit LogKey(crypto::NoteSigner signer);
    /// Reads MOTCUA_LOG_KEY_FILE, or `folder`/log.key, which is made (mode 0600) when `create` and
    /// missing. Throws NoKey when there is no usable key.
    static LogKey open(const std::filesystem::path& folder, bool create);
    /// A new secret under a name that tells it from other logs.
    static LogKey random();
};

}
