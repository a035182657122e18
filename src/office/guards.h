#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "src/office/evidence.h"

namespace motcua::office {

struct Guard {
    std::string table;
    std::string text;
    bool operator==(const Guard&) const = default;
};
/// By kind and name.
using Guards = std::map<std::string, Guard>;
/// Triggers and indexes, but for those that SQLite makes itself.
Guards guards_of_sqlite(sql::Session&);

/// The first guard of the database that is not as the migrations made it: a trigger that is gone,
/// off, altered, on another table or one too many; on SQLite also an index, on PostgreSQL a
/// rewriting rule, or a right of the serving role to change what must only grow, or a column of it.
/// `should` are those of a new SQLite database with the same migrations.
std::optional<Difference> first_altered_guard(sql::Session&, const Guards& should);

/// What stands as the table of a difference where the database's file itself is damaged.
inline constexpr std::string_view whole_database = "(database)";

/// Where SQLite's file contradicts itself: an index that lacks rows of its table, a page that two
/// things use. Reads all of it; nothing on PostgreSQL.
std::optional<Difference> first_damage(sql::Session&);

}
