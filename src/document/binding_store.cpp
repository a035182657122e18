#include "src/document/binding_store.h"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/base/base64.h"
#include "lib/sql/bound.h"

namespace motcua::document {
namespace {

json::Object described(const sql::Row& row) {
    return {{"uploader", std::to_string(row.integer(1))},
            {"content_name", base::base64(row.bytes(2))},
            {"size", row.integer(3)},
            {"content_type", row.text(4)}};
}

}

json::Object contents_of(sql::Session& session, const std::vector<std::int64_t>& files) {
    const std::set<std::int64_t> named(files.begin(), files.end());
    json::Object contents;
    if (named.empty()) return contents;
    sql::Bound bound;
    std::vector<std::string> places;
    for (const auto file : named) places.push_back(bound.add(file));
    // Who erases another dossier with the same file waits until this one names it, or has taken it.
    const auto rows = session.query_with(
        fmt::format("SELECT id, uploader, content_name, size, content_type FROM files"
                    " WHERE id IN ({}) ORDER BY id LIMIT {}{}",
                    fmt::join(places, ", "), named.size(),
                    session.dialect() == sql::Dialect::postgres ? " FOR KEY SHARE" : ""),
        bound.values());
    for (const auto& row : rows) contents[std::to_string(row.integer(0))] = described(row);
    // It was there when the act was decided: an erasure took it. Run again, it is unknown.
    if (contents.size() != named.size())
        throw sql::Error("a file was erased while it was being named", true);
    return contents;
}

void bind_files(office::Applying to, const office::Entry& entry) {
    // Erased, or of a time when entries said nothing of their files.
    if (!entry.secret || entry.schema_number < schema_with_contents) return;
    const auto* contents = entry.secret->at("contents").object();
    if (contents == nullptr) return;
    for (const auto& [file, content] : *contents) {
        const auto name = base::from_base64(content.text_at("content_name")).value_or("");
        to.session.send("INSERT INTO bound_files (dossier_id, file_id, uploader, content_name,"
                        " size, content_type, entry) VALUES ($1, $2, $3, $4, $5, $6, $7)"
                        " ON CONFLICT DO NOTHING",
                        entry.stream, std::stoll(file), std::stoll(content.text_at("uploader")),
                        sql::ByteView{name}, content.integer_at("size"),
                        content.text_at("content_type"), entry.id);
    }
}

std::optional<UnlikeFile> first_unlike_file(sql::Session& session) {
    const auto rows = session.query(
        "SELECT b.file_id, CASE WHEN f.id IS NULL THEN 'missing'"
        " WHEN f.content_name <> b.content_name THEN 'content_name'"
        " WHEN f.uploader <> b.uploader THEN 'uploader' WHEN f.size <> b.size THEN 'size'"
        " ELSE 'content_type' END FROM bound_files b LEFT JOIN files f ON f.id = b.file_id"
        " WHERE f.id IS NULL OR f.content_name <> b.content_name OR f.uploader <> b.uploader"
        " OR f.size <> b.size OR f.content_type <> b.content_type ORDER BY b.file_id LIMIT 1");
    if (rows.empty()) return std::nullopt;
    return UnlikeFile{rows.front().integer(0), rows.front().text(1)};
}

std::map<std::int64_t, Binding> bindings_of(sql::Session& session,
                                            const std::vector<StoredFile>& files) {
    std::map<std::int64_t, Binding> bindings;
    if (files.empty()) return bindings;
    // Several dossiers may name one file.
    for (const auto& row : session.query(
             "SELECT b.file_id, MAX(CASE WHEN f.content_type <> b.content_type THEN 1 ELSE 0 END),"
             " MAX(CASE WHEN f.content_name <> b.content_name OR f.uploader <> b.uploader"
             " OR f.size <> b.size THEN 1 ELSE 0 END) FROM bound_files b JOIN files f"
             " ON f.id = b.file_id WHERE b.file_id BETWEEN $1 AND $2"
             " GROUP BY b.file_id ORDER BY b.file_id LIMIT $3",
             files.front().id, files.back().id, static_cast<std::int64_t>(files.size())))
        bindings[row.integer(0)] = {row.integer(1) == 0, row.integer(2) == 0};
    return bindings;
}

}
