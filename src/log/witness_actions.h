#pragma once
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "src/log/witness.h"
#include "src/office/office.h"

namespace motcua::log {

/// The logs that this program is a witness of, and what it signs with.
struct WitnessDuty {
    crypto::NoteSigner signer;
    std::vector<crypto::NoteVerifier> logs;
};

struct ShowingRefusal {
    ShowingProblem why;
    std::int64_t known_size = 0;
};

/// Cosigns the head that is shown, when it continues the one that was cosigned before: the line to
/// give back, durable when this returns.
base::Result<std::string, ShowingRefusal> cosign(office::Office&, const WitnessDuty&,
                                                 const std::string& body);

}
