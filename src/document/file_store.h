#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"

namespace motcua::document {

/// What is known of an uploaded file; its name is sealed with its own key.
struct StoredFile {
    std::int64_t id = 0;
    office::AccountId uploader;
    std::string content_name; ///< raw; where the content lies begins with its hexadecimal
    std::int64_t size = 0;
    std::string content_type; ///< found in the content, not as declared
    std::string wrapped_key;
    std::string sealed_name;
    std::string sha256 = {}; ///< hexadecimal, told to who has just brought it; kept nowhere
};

std::optional<StoredFile> find_file(sql::Session&, std::int64_t id);
/// The same content brought earlier by the same person.
std::optional<StoredFile> find_same(sql::Session&, office::AccountId uploader,
                                    const std::string& content_name);
/// The next files in the order of their ids.
std::vector<StoredFile> files_after(sql::Session&, std::int64_t id, std::int64_t limit);
/// As the uploader called it; "" when it cannot be opened.
std::string name_of(const office::Vault&, const StoredFile&);
void insert_file(sql::Session&, const StoredFile&, base::Instant now);

}
