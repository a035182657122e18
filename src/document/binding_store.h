#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/document/file_store.h"
#include "src/office/journal.h"

namespace motcua::document {

/// Entries that name files have this schema number and say in their secret, under "contents", what
/// each file is. Those with number 1 name files too and say nothing of them.
inline constexpr std::int64_t schema_with_contents = 2;

/// That member: by the file's number its uploader, keyed name of the content (base 64), size and
/// kind. It belongs into the secret, since after an erasure the keyed name in a body would still
/// tell whoever holds the master key that a file they know was filed. Throws a transient sql::Error
/// when a file is gone.
json::Object contents_of(sql::Session&, const std::vector<std::int64_t>& files);

/// Writes what the entry says of its files, for its dossier; what was said first stands.
void bind_files(office::Applying, const office::Entry&);

/// A file whose row is not what an entry says of it.
struct UnlikeFile {
    std::int64_t id = 0;
    std::string column; ///< or "missing"
};
/// The one with the smallest number.
std::optional<UnlikeFile> first_unlike_file(sql::Session&);

/// How the row of a file that is named by an entry compares with what that says.
struct Binding {
    bool same_kind = true;
    bool same_content = true; ///< and size, and uploader
};
/// By number, for those of the files, in the order of their numbers, that an entry says something
/// of.
std::map<std::int64_t, Binding> bindings_of(sql::Session&, const std::vector<StoredFile>&);

}
