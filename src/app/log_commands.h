#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/app/settings.h"

namespace motcua::app {

/// What stands behind `motcua log …` on the command line.
struct LogOrder {
    std::int64_t entry = 0;
    std::int64_t from = 0;
    std::int64_t to = -1; ///< negative: the log as it is
};

int print_log_head(const Settings&, const LogOrder&);
int print_log_key(const Settings&, const LogOrder&);
/// The remembered head is of a log that was lost; what there is now goes on.
int accept_loss(const Settings&, const LogOrder&);
int print_witnesses(const Settings&, const LogOrder&);
int print_inclusion(const Settings&, const LogOrder&);
int print_consistency(const Settings&, const LogOrder&);

/// What stands behind `motcua verify`.
struct VerifyOrder {
    std::string since;                ///< a file with a head up to which all was checked before
    std::vector<std::string> against; ///< files with heads that were kept elsewhere
    std::string key;                  ///< the log's, where its secret is not at hand
    std::vector<std::string> witness_keys; ///< whose cosignatures are verified
    bool log_only = false;                 ///< leaves secrets and state out
    bool files = false;                    ///< opens the content of every file
    std::string repair_from;               ///< a folder with a second copy of the contents
    bool a_copy = false; ///< of an earlier moment than the heads that are remembered beside the key
};

/// Checks journal, log, secrets and state, and names the first bad entry; on demand the contents of
/// all files too, which are repaired from a second copy where there is one. 0 clean, 1 found
/// something, 2 when a file or a key that was given cannot be read.
int verify(const Settings&, const VerifyOrder&);
/// The same for another command: what `verify --json` prints.
json::Object verification(const Settings&, const VerifyOrder&);

}
