#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"
#include "src/log/witness.h"

namespace motcua::log {

/// How a witness stands to the log.
enum class Standing {
    knows_more,  ///< it has seen entries that the log no longer has
    contradicts, ///< it has seen another history than the log tells now
    never,      ///< nothing was ever cosigned or kept by it
    fresh,
    behind, ///< a head has waited for its word for longer than a few tries take
};
std::string_view name_of(Standing);
/// Whether somebody must look into it at once.
inline bool is_alarm(Standing standing) {
    return standing == Standing::knows_more || standing == Standing::contradicts;
}

/// What is known of a witness.
struct WitnessReport {
    std::string name;
    std::int64_t size = 0;                    ///< of the newest head it vouched for; 0 for none
    std::optional<base::Instant> head_at;     ///< when the log signed that head
    std::optional<base::Instant> cosigned_at; ///< never for a file, which signs nothing
    std::optional<base::Instant> lacks_since; ///< when the first head that it lacks was signed
    std::string fault;                        ///< of the last try; "" for none
};

Standing standing_of(const WitnessReport&, std::int64_t newest_size, base::Instant now);

/// A line of the list of witnesses.
struct WitnessLine {
    WitnessReport report;
    bool asked = false;                      ///< heads are shown to it today
    bool is_file = false;                    ///< as far as it is asked
    std::optional<crypto::NoteVerifier> key; ///< as far as it is asked
};
/// Those that are asked first, as they were named, though nothing be known of them yet; then those
/// that were asked once.
std::vector<WitnessLine> lines_of(const std::vector<Witness>& asked,
                                  const std::vector<WitnessReport>&);

}
