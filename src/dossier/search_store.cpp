#include <algorithm>
#include <functional>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/base/text.h"
#include "lib/sql/bound.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"

// Three ways to the newest that fit. What few dossiers have is asked of the indexes, and the rest
// of the question of what they name. What many have (a family's name, a unit's code) is met soon by
// whoever walks through the agency's dossiers from the newest on. Words that are each common and
// hardly ever stand together are not: then the lists of who has them are laid over each other.
// None of them grows with the province.

namespace motcua::dossier {
namespace {

constexpr std::size_t search_words_max = 8;
/// Beyond this many it is quicker to walk.
constexpr std::int64_t few = 5'000;
/// What many have is met within a few dozen; after that it is looked for in longer strides.
constexpr std::int64_t first_stride = 64;
constexpr std::int64_t longest_stride = 1'024;
/// After so many the lists are quicker.
constexpr std::int64_t walk_max = 1'024;

struct Wanted {
    std::vector<std::string> words; ///< folded; each begins a word of the owner's name
    std::string code;               ///< whole or its beginning
    std::optional<sql::Bytes> identity;
    std::optional<sql::Bytes> phone;
    std::int64_t before = 0; ///< only dossiers with smaller ids
    std::int64_t limit = 0;
};

using Ids = std::vector<std::int64_t>;

/// The text that follows all texts with this beginning, in the order of bytes.
std::string after_all(const std::string& beginning) { return beginning + "\xf4\x8f\xbf\xbf"; }

/// Nothing when no number was typed: nothing equals nothing.
std::optional<sql::Bytes> number_index(const office::Vault& vault, const char* purpose,
                                       const std::string& typed) {
    if (office::normal_number(purpose, typed).empty()) return std::nullopt;
    return sql::Bytes{vault.blind_index(purpose, typed)};
}

bool is_named(const std::string& folded_name, const Wanted& wanted) {
    const auto name = " " + folded_name;
    return std::all_of(wanted.words.begin(), wanted.words.end(), [&](const auto& word) {
        return name.find(" " + word) != std::string::npos;
    });
}

void keep_newest(Ids& ids, std::int64_t limit) {
    std::sort(ids.begin(), ids.end(), std::greater<>());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids.size() > static_cast<std::size_t>(limit)) ids.resize(static_cast<std::size_t>(limit));
}

/// Those that carry the code or a number of the owner, as far as the scope goes.
Ids numbered(sql::Session& session, const office::Scope& scope, const Wanted& wanted) {
    sql::Bound bound;
    const auto code_end = after_all(wanted.code);
    const auto agencies = bound.add_all(scope.agencies);
    const auto text =
        fmt::format("SELECT d.id FROM (SELECT id FROM dossiers WHERE code >= {} AND code < {}"
                    " UNION SELECT dossier_id FROM dossier_search WHERE identity_index = {}"
                    " UNION SELECT dossier_id FROM dossier_search WHERE phone_index = {}) AS found"
                    " CROSS JOIN dossiers d WHERE d.id = found.id"
                    " AND (d.submitter = {} OR d.receiving_unit IN {} OR d.competent_agency IN {})"
                    " AND d.id < {} ORDER BY d.id DESC LIMIT {}",
                    bound.add(wanted.code), bound.add(code_end), bound.add(wanted.identity),
                    bound.add(wanted.phone), bound.add(scope.person ? scope.person->value() : -1),
                    agencies, agencies, bound.add(wanted.before), bound.add(wanted.limit));
    Ids ids;
    for (const auto& row : session.query_with(text, bound.values())) ids.push_back(row.integer(0));
    return ids;
}

/// From the newest on until enough were met; `place` is a column of an index that ends in the id.
/// Nothing when `most` were looked at and neither enough were met nor all seen.
template <class Value>
std::optional<Ids> walked(sql::Session& session, std::string_view place, const Value& value,
                          const Wanted& wanted, std::int64_t most) {
    const auto text = fmt::format("SELECT d.id, d.code, COALESCE(s.folded_name, '') FROM dossiers d"
                                  " LEFT JOIN dossier_search s ON s.dossier_id = d.id"
                                  " WHERE d.{} = $1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3",
                                  place);
    Ids ids;
    auto before = wanted.before;
    std::int64_t looked_at = 0;
    for (auto stride = first_stride; looked_at < most;
         stride = std::min(stride * 4, longest_stride)) {
        looked_at += stride;
        const auto rows = session.query(text, value, before, stride);
        for (const auto& row : rows) {
            before = row.integer(0);
            if (!row.text(1).starts_with(wanted.code) && !is_named(row.text(2), wanted)) continue;
            ids.push_back(before);
            if (ids.size() == static_cast<std::size_t>(wanted.limit)) return ids;
        }
        if (rows.size() < static_cast<std::size_t>(stride)) return ids;
    }
    return std::nullopt;
}

/// The newest of the agency whose owners' names have a word for each that is wanted.
Ids listed_by_all(sql::Session& session, const std::string& agency, const Wanted& wanted) {
    sql::Bound bound;
    const auto place = bound.add(agency);
    std::vector<std::string> ends;
    for (const auto& word : wanted.words) ends.push_back(after_all(word));
    std::vector<std::string> lists;
    for (std::size_t i = 0; i < ends.size(); ++i)
        lists.push_back(fmt::format("SELECT dossier_id FROM dossier_search_words WHERE agency = {}"
                                    " AND word >= {} AND word < {}",
                                    place, bound.add(wanted.words.at(i)), bound.add(ends.at(i))));
    const auto text = fmt::format("SELECT dossier_id FROM ({}) AS common WHERE dossier_id < {}"
                                  " ORDER BY dossier_id DESC LIMIT {}",
                                  fmt::join(lists, " INTERSECT "), bound.add(wanted.before),
                                  bound.add(wanted.limit));
    Ids ids;
    for (const auto& row : session.query_with(text, bound.values())) ids.push_back(row.integer(0));
    return ids;
}

/// The word that the fewest names of the agency have; nothing when even that one is common.
std::optional<std::string> rare_word(sql::Session& session, const std::string& agency,
                                     const Wanted& wanted) {
    std::optional<std::string> rarest;
    auto fewest = few;
    for (const auto& word : wanted.words) {
        const auto rows = session.query("SELECT COUNT(*) FROM (SELECT 1 FROM dossier_search_words"
                                        " WHERE agency = $1 AND word >= $2 AND word < $3 LIMIT $4)"
                                        " AS counted",
                                        agency, word, after_all(word), fewest);
        if (rows.front().integer(0) >= fewest) continue;
        fewest = rows.front().integer(0);
        rarest = word;
    }
    return rarest;
}

Ids named(sql::Session& session, const std::string& agency, const std::string& word,
          const Wanted& wanted) {
    Ids ids;
    for (const auto& row : session.query(
             "SELECT w.dossier_id, s.folded_name FROM dossier_search_words w JOIN dossier_search s"
             " ON s.dossier_id = w.dossier_id WHERE w.agency = $1 AND w.word >= $2 AND w.word < $3"
             " AND w.dossier_id < $4 ORDER BY w.word, w.dossier_id LIMIT $5",
             agency, word, after_all(word), wanted.before, few))
        if (is_named(row.text(1), wanted)) ids.push_back(row.integer(0));
    return ids;
}

bool begins_many_codes(sql::Session& session, const std::string& beginning) {
    const auto rows = session.query("SELECT COUNT(*) FROM (SELECT 1 FROM dossiers WHERE code >= $1"
                                    " AND code < $2 LIMIT $3) AS counted",
                                    beginning, after_all(beginning), few);
    return rows.front().integer(0) >= few;
}

Ids found_at(sql::Session& session, const std::string& agency, bool by_walking,
             const Wanted& wanted) {
    if (!by_walking)
        if (const auto word = rare_word(session, agency, wanted))
            return named(session, agency, *word, wanted);
    // The beginnings of codes have no lists to lay over each other.
    const auto most = by_walking ? std::numeric_limits<std::int64_t>::max() : walk_max;
    auto ids = walked(session, "receiving_unit", agency, wanted, most);
    const auto settled =
        ids ? walked(session, "competent_agency", agency, wanted, most) : std::nullopt;
    if (!settled) return listed_by_all(session, agency, wanted);
    ids->insert(ids->end(), settled->begin(), settled->end());
    return std::move(*ids);
}

}

std::vector<Line> search_dossiers(sql::Session& session, const office::Vault& vault,
                                  const office::Scope& scope, const std::string& typed,
                                  const Page& page) {
    constexpr auto newest = std::numeric_limits<std::int64_t>::max();
    Wanted wanted{words_of_name(typed),
                  code_from(typed),
                  number_index(vault, "identity_number", typed),
                  number_index(vault, "phone", typed),
                  page.after_id == 0 ? newest : page.after_id,
                  page.limit};
    if (wanted.words.empty() || base::folded(typed).size() < 2) return {};
    wanted.words.resize(std::min(wanted.words.size(), search_words_max));
    const bool by_walking = begins_many_codes(session, wanted.code);
    Ids ids;
    const auto add = [&](const Ids& more) { ids.insert(ids.end(), more.begin(), more.end()); };
    if (!by_walking) add(numbered(session, scope, wanted));
    if (scope.person)
        add(*walked(session, "submitter", scope.person->value(), wanted,
                    std::numeric_limits<std::int64_t>::max()));
    for (const auto& agency : scope.agencies) add(found_at(session, agency, by_walking, wanted));
    keep_newest(ids, wanted.limit);
    return lines_of(session, ids);
}

}
