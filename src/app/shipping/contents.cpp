#include "src/app/shipping/contents.h"

#include "lib/base/durable.h"

namespace motcua::shipping {

namespace fs = std::filesystem;

bool needs_copy(const document::StoredFile& file, const document::FileShelf& from,
                const document::FileShelf& to) {
    return !document::is_long_enough(to.place_of(file), file) &&
           document::is_long_enough(from.place_of(file), file);
}

void Copies::add(const fs::path& from, const fs::path& to) {
    fs::create_directories(to.parent_path());
    auto half = to;
    half += ".new";
    fs::copy_file(from, half, fs::copy_options::overwrite_existing);
    halves_.emplace_back(std::move(half), to);
}

void Copies::give_names() {
    if (halves_.empty()) return;
    base::make_all_durable(halves_.front().first);
    for (const auto& [half, to] : halves_) fs::rename(half, to);
    halves_.clear();
}

}
