#include "lib/sql/scratch.h"

namespace motcua::sql {

std::unique_ptr<Database> open_scratch(const std::filesystem::path& file,
                                       const std::filesystem::path& migrations) {
    std::filesystem::remove(file);
    SqliteOptions options;
    options.scratch = true;
    auto database = open_sqlite(file, options);
    migrate(*database, migrations);
    return database;
}

}
