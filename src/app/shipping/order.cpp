#include "src/app/shipping/order.h"

namespace motcua::shipping {

base::Instant now() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

std::unique_ptr<sql::Database> rows_of(const Order& order) {
    if (!order.database.empty()) {
        sql::PostgresOptions options;
        options.connections_max = 2;
        return sql::open_postgres(order.database, options);
    }
    sql::SqliteOptions options;
    options.create = false;
    return sql::open_sqlite(order.data / "motcua.db", options);
}

}
