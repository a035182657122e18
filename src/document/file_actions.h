#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "lib/base/result.h"
#include "src/document/file_store.h"
#include "src/office/office.h"

namespace motcua::document {

/// How the content of a file is called there: tells of nothing that is in it.
std::string name_on_shelf(const StoredFile&);

/// Where encrypted contents lie: two levels of folders by the first letters of their names. Each
/// stored file has a place of its own, for its key opens no other content.
class FileShelf {
  public:
    explicit FileShelf(std::filesystem::path folder);
    std::filesystem::path place_of(const StoredFile&) const;
    /// Of a content with this name. Throws std::runtime_error when no content is called so.
    std::filesystem::path place_named(const std::string& name) const;
    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
};

enum class FileProblem {
    empty,
    kind_not_accepted,
    kind_not_as_named,
    name_too_long,
    too_large,
    too_many
};

/// Keeps an uploaded file: sniffs its kind in the content, encrypts it under a key of its own,
/// makes it durable, then writes its row. Taken are PDF, JPG, PNG, DOCX and XLSX; a name that ends
/// like another kind is refused, one without an ending is not. The same content from the same
/// person is stored once; between persons nothing is shared.
base::Result<StoredFile, FileProblem> keep_file(office::Office&, const FileShelf&,
                                                const office::Actor&,
                                                const std::filesystem::path& upload,
                                                const std::string& file_name);

/// Gives what lies at a place as the plain content of a file, piece by piece. False when it is
/// missing, damaged, or of another file.
bool open_content(const office::Vault&, const std::filesystem::path& place, const StoredFile&,
                  const std::function<void(std::string_view)>& write);

/// The kind of what an open file holds from where it stands, found as keep_file() finds it.
std::string kind_in(int descriptor);

/// The whole plain content. Throws sql::Error when it is missing or damaged.
std::string content_of(const office::Vault&, const FileShelf&, const StoredFile&);

/// Whether that much lies at a place as this content takes at least: what a power cut tore is
/// shorter. It is not read.
bool is_long_enough(const std::filesystem::path& place, const StoredFile&);

/// The first file with a row whose content is not on the shelf, or is cut off. The content is not
/// read.
std::optional<std::int64_t> first_file_without_content(sql::Session&, const FileShelf&);

}
