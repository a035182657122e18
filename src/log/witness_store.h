#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"
#include "lib/crypto/note.h"
#include "lib/sql/session.h"

namespace motcua::log {

/// How far an outside witness has got, and what went wrong the last time; "" for nothing.
struct WitnessProgress {
    std::string name;
    std::int64_t size = 0;
    base::Instant at;
    std::string fault;
};
std::vector<WitnessProgress> progress_of_witnesses(sql::Session&);
std::int64_t size_known_to(sql::Session&, std::string_view witness);
void keep_progress(sql::Session&, const WitnessProgress&);
/// What a witness signed under the head of that size; the first line it gave stays.
void keep_cosignature(sql::Session&, const WitnessProgress&, std::string_view line);

/// The head of another log that this program cosigned last; of size nought for none.
crypto::TreeHead cosigned_head(sql::Session&, std::string_view origin);
/// False when meanwhile another head than the one of `known` was cosigned.
bool keep_cosigned(sql::Session&, std::int64_t known, const crypto::Checkpoint&,
                   std::string_view note, base::Instant);

}
