#include "src/document/content_check_actions.h"

#include <cerrno>
#include <charconv>
#include <system_error>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/base/durable.h"
#include "lib/crypto/box.h"
#include "lib/crypto/digest.h"
#include "src/document/binding_store.h"

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

/// A file in memory: libmagic looks at the end of a file too, and nothing plain goes to the disk.
class PlainContent {
  public:
    PlainContent() : descriptor_(::memfd_create("content", MFD_CLOEXEC)) { require(descriptor_); }
    ~PlainContent() { ::close(descriptor_); }
    PlainContent(const PlainContent&) = delete;
    PlainContent& operator=(const PlainContent&) = delete;

    void add(std::string_view piece) {
        while (!piece.empty()) {
            const auto written = ::write(descriptor_, piece.data(), piece.size());
            require(written);
            piece.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    std::string kind() {
        require(::lseek(descriptor_, 0, SEEK_SET));
        return kind_in(descriptor_);
    }

  private:
    static void require(std::int64_t answer) {
        if (answer < 0) throw std::system_error(errno, std::generic_category(), "file in memory");
    }
    int descriptor_;
};

bool is_of_its_kind(const office::Vault& vault, const std::filesystem::path& place,
                    const StoredFile& file) {
    PlainContent plain;
    const bool opens =
        open_content(vault, place, file, [&](std::string_view piece) { plain.add(piece); });
    // It may have been erased since it was found to be sound.
    return !opens || plain.kind() == file.content_type;
}

bool name_opens(const office::Vault& vault, const StoredFile& file) {
    const auto key = vault.unwrap(file.wrapped_key);
    return key && crypto::open(*key, file.sealed_name, "name").has_value();
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
            std::map<std::int64_t, Binding> bindings;
            const auto files = office_.look([&](sql::Session& session) {
                auto some = files_after(session, after, files_at_once);
                bindings = bindings_of(session, some);
                return some;
            });
            if (files.empty()) return;
            for (const auto& file : files) {
                const auto bound = bindings.find(file.id);
                check(file, bound == bindings.end() ? nullptr : &bound->second);
            }
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
    void check(const StoredFile& file, const Binding* binding) {
        const auto place = shelf_.place_of(file);
        ++found_.files;
        if (is_sound(office_.vault(), place, file)) {
            found_.bytes += file.size;
            if (const auto fault = fault_of_row(file, binding))
                note({*fault, file.id, below(place), false});
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

    /// Of a row whose content is sound.
    std::optional<ContentFault> fault_of_row(const StoredFile& file, const Binding* binding) {
        const auto& vault = office_.vault();
        if (binding != nullptr && !binding->same_content) return ContentFault::content_exchanged;
        // Another libmagic may see another kind: it is asked only where no entry tells.
        if (binding != nullptr ? !binding->same_kind
                               : !is_of_its_kind(vault, shelf_.place_of(file), file))
            return ContentFault::content_kind_altered;
        if (!name_opens(vault, file)) return ContentFault::file_name_unreadable;
        return std::nullopt;
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
    case ContentFault::content_exchanged: return "content_exchanged";
    case ContentFault::content_kind_altered: return "content_kind_altered";
    case ContentFault::file_name_unreadable: return "file_name_unreadable";
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
