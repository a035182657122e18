#include "src/app/shipping/young_rows.h"

#include <algorithm>
#include <vector>

#include "lib/base/durable.h"
#include "src/app/shipping/contents.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t files_at_once = 500;
constexpr int bits_below_milliseconds = 22;

std::int64_t id_before(std::int64_t id, std::chrono::milliseconds age) {
    // An age is less, or none, where another machine's clock said when something was.
    const auto count = static_cast<std::int64_t>(std::max(age, id_age_max).count());
    return std::max<std::int64_t>(0, id - (count << bits_below_milliseconds));
}

std::int64_t newest_id(sql::Session& session, const char* query) {
    return session.query(query).front().optional_integer(0).value_or(0);
}

}

YoungFiles::YoungFiles(const fs::path& from, const fs::path& to) : from_(from), to_(to) {}

void YoungFiles::begin(const Look& look, std::chrono::milliseconds age) {
    look([&](sql::Session& session) {
        after_ = id_before(newest_id(session, "SELECT MAX(id) FROM files"), age);
    });
}

void YoungFiles::copy(const Look& look, Pulse& pulse) {
    std::int64_t newest = after_;
    for (;;) {
        std::vector<document::StoredFile> files;
        look([&](sql::Session& session) {
            files = document::files_after(session, newest, files_at_once);
        });
        if (files.empty()) break;
        for (const auto& file : files) {
            newest = file.id;
            if (!there_.contains(file.id) && copy_content(file)) there_.insert(file.id);
            pulse.beat();
        }
    }
    after_ = std::max(after_, id_before(newest, id_age_max));
    there_.erase(there_.begin(), there_.upper_bound(after_));
}

/// One that is not there was erased since, or is lost (`verify` tells), or another node has written
/// it and is not seen here yet: it is looked for again as long as its row is young.
bool YoungFiles::copy_content(const document::StoredFile& file) const {
    if (needs_copy(file, from_, to_)) base::copy_durably(from_.place_of(file), to_.place_of(file));
    return document::is_long_enough(to_.place_of(file), file);
}

void YoungErasures::begin(sql::Session& session, std::chrono::milliseconds age) {
    after_ = id_before(newest_id(session, "SELECT MAX(id) FROM journal"), age);
}

bool YoungErasures::any(sql::Session& session) {
    const auto rows = session.query("SELECT id FROM journal WHERE id > $1 AND"
                                    " kind = 'dossier_erased' ORDER BY id DESC LIMIT 1",
                                    after_);
    if (!rows.empty()) {
        after_ = rows.front().integer(0);
        return true;
    }
    const auto newest = newest_id(session, "SELECT MAX(id) FROM journal");
    after_ = std::max(after_, id_before(newest, id_age_max));
    return false;
}

}
