#include "src/document/content_check_actions.h"

#include <charconv>

#include "lib/base/durable.h"
#include "lib/crypto/digest.h"

namespace motcua::document {
namespace {

constexpr std::int64_t files_at_once = 500;

/// Whether what lies there is the content of this row, whole.
bool is_sound(const office::Vault& vault, const std::filesystem::path& place,
              const StoredFile& file) {
    crypto::Sha256 hash;
    std::int64_t size = 0;
    const bool opens = open_content(vault, place, file, [&](std::string_view piece) {
        hash.add(piece);
        size += static_cast<std::int64_t>(piece.size());
    });
    const office::Actor uploader{file.uploader, "", {}};
    return opens && size == file.size &&
           vault.content_name(uploader.mark(), hash.finish()) == file.content_name;
}

/// The number after the last dash of a content's name; 0 where there is none.
std::int64_t file_in(const std::string& name) {
    const auto dash = name.rfind('-');
    std::int64_t file = 0;
    if (dash == std::string::npos) return 0;
    const char* end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + dash + 1, end, file);
    return read.ec == std::errc() && read.ptr == end ? file : 0;
}

class Checking {
  public:
    Checking(office::Office& office, const FileShelf& shelf, const FileShelf* second)
        : office_(office), shelf_(shelf), second_(second) {}

    void check_rows() {
        std::int64_t after = 0;
        for (;;) {
            const auto files = office_.look(
                [&](sql::Session& session) { return files_after(session, after, files_at_once); });
            if (files.empty()) return;
            for (const auto& file : files) check(file);
            after = files.back().id;
        }
    }

    void look_for_orphans(std::chrono::minutes age) {
        const auto young = std::filesystem::file_time_type::clock::now() - age;
        std::vector<std::filesystem::path> places;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(shelf_.folder())) {
            std::error_code gone;
            if (!entry.is_regular_file(gone)) continue;
            const auto written = entry.last_write_time(gone);
            if (gone || written > young) continue;
            places.push_back(entry.path());
            if (places.size() < static_cast<std::size_t>(files_at_once)) continue;
            note_orphans(places);
            places.clear();
        }
        note_orphans(places);
    }

    ContentsChecked found() { return std::move(found_); }

  private:
    void check(const StoredFile& file) {
        const auto place = shelf_.place_of(file);
        ++found_.files;
        if (is_sound(office_.vault(), place, file)) {
            found_.bytes += file.size;
            return;
        }
        const bool there = std::filesystem::exists(place);
        // It may have been erased since its row was read.
        if (!there && !office_.look([&](sql::Session& session) {
                return find_file(session, file.id).has_value();
            }))
            return;
        note({there ? ContentFault::content_altered : ContentFault::content_missing, file.id,
              below(place), repaired(file)});
    }

    bool repaired(const StoredFile& file) {
        if (second_ == nullptr) return false;
        const auto place = shelf_.place_of(file);
        const auto copy = second_->place_of(file);
        if (!is_sound(office_.vault(), copy, file)) return false;
        base::copy_durably(copy, place);
        return is_sound(office_.vault(), place, file);
    }

    void note_orphans(const std::vector<std::filesystem::path>& places) {
        office_.database().read([&](sql::Session& session) {
            for (const auto& place : places) {
                const auto file = find_file(session, file_in(place.filename().string()));
                if (!file || shelf_.place_of(*file) != place)
                    note({ContentFault::content_orphaned, 0, below(place), false});
            }
        });
    }

    void note(BadContent bad) {
        ++(bad.repaired ? found_.repaired : found_.bad);
        if (found_.named.size() < bad_contents_named_max) found_.named.push_back(std::move(bad));
    }

    std::string below(const std::filesystem::path& place) const {
        return place.lexically_relative(shelf_.folder()).generic_string();
    }

    office::Office& office_;
    const FileShelf& shelf_;
    const FileShelf* second_;
    ContentsChecked found_;
};

}

std::string_view name_of(ContentFault fault) {
    switch (fault) {
    case ContentFault::content_missing: return "content_missing";
    case ContentFault::content_altered: return "content_altered";
    case ContentFault::content_orphaned: return "content_orphaned";
    }
    return "";
}

ContentsChecked check_contents(office::Office& office, const FileShelf& shelf,
                               const FileShelf* second) {
    Checking checking(office, shelf, second);
    checking.check_rows();
    checking.look_for_orphans(orphan_age);
    return checking.found();
}

ContentsChecked check_for_orphans(office::Office& office, const FileShelf& shelf) {
    Checking checking(office, shelf, nullptr);
    checking.look_for_orphans(std::chrono::minutes{0});
    return checking.found();
}

}
