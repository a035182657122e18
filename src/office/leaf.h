#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/crypto/merkle.h"
#include "lib/sql/session.h"

namespace motcua::office {

/// The columns of `journal j` that a leaf of the log stands for, in the order of leaf_text().
extern const std::string_view leaf_columns;
inline constexpr std::size_t leaf_column_count = 9;

/// The text whose hash is the entry's leaf: one canonical JSON object, see docs/log.md. `first` is
/// the place of the first of leaf_columns in the row.
std::string leaf_text(const sql::Row&, std::size_t first = 0);
/// The same, into a text whose memory is used again.
void write_leaf_text(std::string& out, const sql::Row&, std::size_t first = 0);

/// The text of one entry; nothing when there is no such entry.
std::optional<std::string> leaf_text_of(sql::Session&, std::int64_t entry);

}
