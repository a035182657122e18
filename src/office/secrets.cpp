#include "src/office/secrets.h"

#include "lib/sql/bound.h"

namespace motcua::office {

std::map<std::int64_t, json::Value> secrets_of(sql::Session& session, const Vault& vault,
                                               const std::vector<std::int64_t>& entry_ids) {
    std::map<std::int64_t, json::Value> secrets;
    if (entry_ids.empty()) return secrets;
    sql::Bound bound;
    std::vector<std::string> places;
    for (const auto& id : entry_ids) places.push_back(bound.add(id));
    const auto text = fmt::format("SELECT {} FROM {} WHERE j.id IN ({}) LIMIT {}", entry_columns,
                                  entry_tables, fmt::join(places, ", "), entry_ids.size());
    for (const auto& row : session.query_with(text, bound.values()))
        if (auto entry = entry_from(row, vault); entry.secret)
            secrets.emplace(entry.id, std::move(*entry.secret));
    return secrets;
}

}
