#include "src/document/file_store.h"

#include "lib/crypto/box.h"

namespace motcua::document {
namespace {

StoredFile file_from(const sql::Row& row) {
    return {row.integer(0), office::AccountId(row.integer(1)),
            row.bytes(2),   row.integer(3),
            row.text(4),    row.bytes(5),
            row.bytes(6),   {}};
}

}

std::optional<StoredFile> find_file(sql::Session& session, std::int64_t id) {
    const auto rows = session.query("SELECT id, uploader, content_name, size, content_type,"
                                    " wrapped_key, sealed_name FROM files WHERE id = $1",
                                    id);
    if (rows.empty()) return std::nullopt;
    return file_from(rows.front());
}

std::optional<StoredFile> find_same(sql::Session& session, office::AccountId uploader,
                                    const std::string& content_name) {
    const auto rows = session.query("SELECT id, uploader, content_name, size, content_type,"
                                    " wrapped_key, sealed_name FROM files"
                                    " WHERE uploader = $1 AND content_name = $2"
                                    " ORDER BY id LIMIT 1",
                                    uploader.value(), sql::ByteView{content_name});
    if (rows.empty()) return std::nullopt;
    return file_from(rows.front());
}

std::vector<StoredFile> files_after(sql::Session& session, std::int64_t id, std::int64_t limit) {
    std::vector<StoredFile> files;
    for (const auto& row :
         session.query("SELECT id, uploader, content_name, size, content_type, wrapped_key,"
                       " sealed_name FROM files WHERE id > $1 ORDER BY id LIMIT $2",
                       id, limit))
        files.push_back(file_from(row));
    return files;
}

void insert_file(sql::Session& session, const StoredFile& file, base::Instant now) {
    session.run("INSERT INTO files (id, uploader, content_name, size, content_type,"
                " wrapped_key, sealed_name, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                file.id, file.uploader.value(), sql::ByteView{file.content_name}, file.size,
                file.content_type, sql::ByteView{file.wrapped_key}, sql::ByteView{file.sealed_name},
                base::to_microseconds(now));
}

std::string name_of(const office::Vault& vault, const StoredFile& file) {
    const auto key = vault.unwrap(file.wrapped_key);
    if (!key) return "";
    return crypto::open(*key, file.sealed_name, "name").value_or("");
}

}
