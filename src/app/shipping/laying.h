#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "lib/base/result.h"
#include "lib/base/time.h"
#include "src/app/shipping/second_folder.h"

namespace motcua::shipping {

/// A database that was put together from what was shipped.
struct Laid {
    base::Instant as_of{}; ///< when the last segment was taken; the picture, where there is none
    std::string chain;
    std::int64_t picture = 0;
    std::int64_t segments = 0; ///< laid over the picture
    std::string left_out;      ///< what at the end was torn, in a sentence; "" for nothing
};

/// Puts the database together as it was at a moment, or as it was last, in a file of its own. When
/// that cannot be, says why in a sentence and leaves no file.
base::Result<Laid, std::string> lay(const SecondFolder&, std::optional<base::Instant> at,
                                    const std::filesystem::path& database);

}
