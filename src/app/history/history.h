#pragma once
#include <functional>
#include <string>

#include "lib/crypto/note.h"
#include "lib/json/value.h"
#include "src/app/history/plan.h"
#include "src/document/file_actions.h"
#include "src/notice/notice.h"
#include "src/office/office.h"

namespace motcua::history {

struct Progress {
    base::Day day;
    std::int64_t acts_done = 0;
    std::int64_t acts = 0;
};

struct Order {
    json::Value text; ///< data/demo/NAME/history.json
    Extent extent;
    notice::Wording wording;
    std::function<void(const Progress&)> tell;  ///< now and then
    const document::FileShelf* files = nullptr; ///< null: nothing is uploaded
};

struct Written {
    std::int64_t dossiers = 0;
    std::int64_t acts = 0;
    std::string digest; ///< of kinds, codes and moments: the same for the same seed and day
};

/// Writes a past, through the actions that pages use, with a clock of its own. Nobody else may use
/// the database meanwhile: much goes into one commit. Texts go to a gateway that is only played.
Written write_history(office::Office&, const crypto::NoteSigner& log_key, const Order&);

/// Whether anything was ever filed: a past is written before that only.
bool has_dossiers(office::Office&);

}
