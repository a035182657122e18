#include "src/document/file_actions.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <magic.h>
#include <mutex>
#include <string_view>
#include <utility>

#include "lib/base/durable.h"
#include "lib/base/text.h"
#include "lib/crypto/digest.h"

namespace motcua::document {
namespace {

constexpr std::size_t name_bytes_max = 255;
constexpr std::int64_t rows_at_once = 5000;

/// What the sentence at the pickers, their attribute `accept` and the API's description name too.
struct Kind {
    std::string_view content_type;
    std::array<std::string_view, 2> endings;
};
constexpr std::array accepted{
    Kind{"application/pdf", {"pdf"}}, Kind{"image/jpeg", {"jpg", "jpeg"}},
    Kind{"image/png", {"png"}},
    Kind{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", {"docx"}},
    Kind{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {"xlsx"}}};

/// "pdf" of "Don xin.PDF". What follows a date or a number ("to khai 12.05") is no ending.
std::string ending_of(std::string_view name) {
    constexpr std::size_t ending_bytes_max = 5;
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || name.size() - dot - 1 > ending_bytes_max) return "";
    std::string ending;
    bool lettered = false;
    for (char c : name.substr(dot + 1)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool letter = c >= 'a' && c <= 'z';
        if (!letter && (c < '0' || c > '9')) return "";
        lettered = lettered || letter;
        ending.push_back(c);
    }
    return lettered ? ending : "";
}

/// Nothing when the content is of a kind that is taken, and the name does not say another.
std::optional<FileProblem> fault_in(const std::string& content_type, const std::string& name) {
    const auto* const kind = std::find_if(accepted.begin(), accepted.end(), [&](const Kind& each) {
        return each.content_type == content_type;
    });
    if (kind == accepted.end()) return FileProblem::kind_not_accepted;
    const auto ending = ending_of(name);
    const auto& endings = kind->endings;
    if (!ending.empty() && std::find(endings.begin(), endings.end(), ending) == endings.end())
        return FileProblem::kind_not_as_named;
    return std::nullopt;
}

/// libmagic's cookie is not for two threads at once.
template <class Ask> std::string sniffed_by(Ask&& ask) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static const magic_t cookie = [] {
        const auto made = magic_open(MAGIC_MIME_TYPE | MAGIC_SYMLINK);
        if (made == nullptr || magic_load(made, nullptr) != 0)
            throw std::runtime_error("libmagic has no database");
        return made;
    }();
    const char* kind = ask(cookie);
    return kind == nullptr ? "" : kind;
}

std::string sniffed(const std::filesystem::path& file) {
    return sniffed_by([&](magic_t cookie) { return magic_file(cookie, file.c_str()); });
}

std::string digest_of(const std::filesystem::path& file, std::int64_t& size) {
    std::ifstream in(file, std::ios::binary);
    crypto::Sha256 hash;
    std::array<char, 65536> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
        hash.add({piece.data(), static_cast<std::size_t>(in.gcount())});
        size += in.gcount();
    }
    return hash.finish();
}

/// It is there whole or not at all.
void encrypt_to(const std::filesystem::path& from, const std::filesystem::path& to,
                const crypto::Key& key) {
    base::write_durably(to, [&](std::ostream& out) {
        std::ifstream in(from, std::ios::binary);
        crypto::StreamSealer sealer(key);
        out << sealer.header();
        std::string piece(crypto::StreamSealer::chunk_bytes, '\0');
        for (bool last = false; !last;) {
            in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            const auto got = static_cast<std::size_t>(in.gcount());
            last = got < piece.size() || in.peek() == std::ifstream::traits_type::eof();
            out << sealer.chunk(std::string_view(piece).substr(0, got), last);
        }
    });
}

}

FileShelf::FileShelf(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
}

std::string name_on_shelf(const StoredFile& file) {
    return crypto::hex(file.content_name) + "-" + std::to_string(file.id);
}

std::filesystem::path FileShelf::place_of(const StoredFile& file) const {
    return place_named(name_on_shelf(file));
}

std::filesystem::path FileShelf::place_named(const std::string& name) const {
    constexpr std::size_t folders_letters = 4;
    if (name.size() < folders_letters ||
        name.find_first_not_of("0123456789abcdef-") != std::string::npos)
        throw std::runtime_error("no content is called " + name);
    return folder_ / name.substr(0, 2) / name.substr(2, 2) / name;
}

base::Result<StoredFile, FileProblem> keep_file(office::Office& office, const FileShelf& shelf,
                                                const office::Actor& actor,
                                                const std::filesystem::path& upload,
                                                const std::string& file_name) {
    if (file_name.size() > name_bytes_max) return base::problem(FileProblem::name_too_long);
    StoredFile file;
    const auto digest = digest_of(upload, file.size);
    if (file.size == 0) return base::problem(FileProblem::empty);
    file.content_type = sniffed(upload);
    if (const auto fault = fault_in(file.content_type, file_name)) return base::problem(*fault);
    file.uploader = actor.account;
    file.sha256 = crypto::hex(digest);
    file.content_name = office.vault().content_name(actor.mark(), digest);
    auto known = office.look([&](sql::Session& session) {
        return find_same(session, actor.account, file.content_name);
    });
    if (known) {
        known->sha256 = file.sha256;
        return std::move(*known);
    }
    const auto key = crypto::Key::random();
    file.id = office.ids().next();
    file.wrapped_key = office.vault().wrap(key);
    file.sealed_name = crypto::seal(key, base::is_storable(file_name) ? file_name : "?", "name");
    encrypt_to(upload, shelf.place_of(file), key);
    office.database().write([&](sql::Session& session) {
        insert_file(session, file, office.now());
        return sql::Outcome::keep;
    });
    return file;
}

bool open_content(const office::Vault& vault, const std::filesystem::path& place,
                  const StoredFile& file, const std::function<void(std::string_view)>& write) {
    std::ifstream in(place, std::ios::binary);
    const auto key = vault.unwrap(file.wrapped_key);
    if (!in || !key) return false;
    return crypto::open_stream(
        *key,
        [&](std::size_t count) {
            std::string piece(count, '\0');
            in.read(piece.data(), static_cast<std::streamsize>(count));
            piece.resize(static_cast<std::size_t>(in.gcount()));
            return piece;
        },
        write);
}

std::string kind_in(int descriptor) {
    return sniffed_by([&](magic_t cookie) { return magic_descriptor(cookie, descriptor); });
}

std::string content_of(const office::Vault& vault, const FileShelf& shelf, const StoredFile& file) {
    std::string content;
    const bool whole = open_content(vault, shelf.place_of(file), file,
                                    [&](std::string_view piece) { content += piece; });
    if (!whole) throw sql::Error("the content of a file is missing or damaged", false);
    return content;
}

bool is_long_enough(const std::filesystem::path& place, const StoredFile& file) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(place, absent);
    // Sealed it is longer than it was.
    return !absent && std::cmp_greater(size, file.size);
}

std::optional<std::int64_t> first_file_without_content(sql::Session& session,
                                                       const FileShelf& shelf) {
    StoredFile file;
    for (;;) {
        const auto rows = session.query("SELECT id, content_name, size FROM files WHERE id > $1"
                                        " ORDER BY id LIMIT $2",
                                        file.id, rows_at_once);
        if (rows.empty()) return std::nullopt;
        for (const auto& row : rows) {
            file.id = row.integer(0);
            file.content_name = row.bytes(1);
            file.size = row.integer(2);
            if (!is_long_enough(shelf.place_of(file), file)) return file.id;
        }
    }
}

}
