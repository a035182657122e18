#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "lib/base/time.h"
#include "lib/sql/database.h"

namespace motcua::shipping {

struct Order {
    std::filesystem::path data; ///< the folder of database and files
    std::filesystem::path to;
    std::string master; ///< fingerprint of the master key
    std::chrono::milliseconds every{1000};
    /// Between two pictures at most; after an erasure a tenth of it.
    std::chrono::seconds picture_every{std::chrono::hours{24}};
    /// Moments as old as this can be brought back.
    std::chrono::seconds keep{std::chrono::days{7}};
    /// For so long the log of writes is kept while the second folder fails, or does not answer.
    std::chrono::milliseconds patience{std::chrono::seconds{30}};
    /// postgres://…: only the contents of files are shipped. "" for SQLite in the folder.
    std::string database = {};
};

/// The database that is shipped, over connections that end with this.
std::unique_ptr<sql::Database> rows_of(const Order&);

base::Instant now();

}
