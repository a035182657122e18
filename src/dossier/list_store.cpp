#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"

namespace motcua::dossier {
namespace {

constexpr std::string_view line_columns =
    "d.code, d.procedure_code, d.state, s.code, s.action, s.version, s.officer, s.due_at, d.id,"
    " d.submission_entry, d.submitted_at, d.procedure_revision";

Line line_from(const sql::Row& row) {
    Line line;
    line.code = row.text(0);
    line.procedure = row.text(1);
    line.state = state_named(row.text(2)).value_or(State::submitted);
    line.step = row.optional_text(3).value_or("");
    line.action = row.optional_text(4).value_or("");
    line.step_version = row.optional_integer(5).value_or(0);
    if (const auto officer = row.optional_integer(6)) line.officer = office::AccountId(*officer);
    line.due_at = row.optional_integer(7).value_or(0);
    line.dossier_id = row.integer(8);
    line.submission_entry = row.integer(9);
    line.submitted_at = base::from_microseconds(row.integer(10));
    line.procedure_revision = row.integer(11);
    return line;
}

/// The scope's agencies, filled up to a fixed number with "", which no agency is called.
std::array<std::string, office::Scope::agencies_max> padded(const office::Scope& scope) {
    std::array<std::string, office::Scope::agencies_max> agencies;
    std::copy(scope.agencies.begin(), scope.agencies.end(), agencies.begin());
    return agencies;
}

/// The text that follows all texts with this beginning, in the order of bytes.
std::string after_all(const std::string& beginning) { return beginning + "\xf4\x8f\xbf\xbf"; }

constexpr std::size_t search_words_max = 8;

/// Nothing when no number was typed: nothing equals nothing.
std::optional<sql::Bytes> number_index(const office::Vault& vault, const char* purpose,
                                       const std::string& typed) {
    if (office::normal_number(purpose, typed).empty()) return std::nullopt;
    return sql::Bytes{vault.blind_index(purpose, typed)};
}

std::string place_condition(bool for_me) {
    return for_me ? " AND EXISTS (SELECT 1 FROM positions p WHERE p.account_id = $12"
                    " AND p.role = s.role AND p.agency = s.agency AND p.sub_unit = s.sub_unit)"
                    " AND (s.officer IS NULL OR s.officer = $12)"
                  : " AND $12 <> 0";
}

}

std::vector<Line> list_tasks(sql::Session& session, const office::Scope& scope,
                             const office::Actor& actor, bool for_me, const Page& page) {
    const auto a = padded(scope);
    const auto text = fmt::format(
        "SELECT {} FROM steps s JOIN dossiers d ON d.id = s.dossier_id WHERE s.state = 'open'"
        " AND s.agency IN ($1, $2, $3, $4, $5, $6, $7, $8)"
        " AND (s.due_at > $9 OR (s.due_at = $9 AND s.dossier_id > $10)){}"
        " ORDER BY s.due_at, s.dossier_id LIMIT $11",
        line_columns, place_condition(for_me));
    std::vector<Line> lines;
    for (const auto& row :
         session.query(text, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], page.after_due,
                       page.after_id, page.limit, actor.account.value()))
        lines.push_back(line_from(row));
    return lines;
}

std::vector<Line> list_own(sql::Session& session, const office::Scope& scope, const Page& page) {
    std::vector<Line> lines;
    if (!scope.person) return lines;
    const auto before =
        page.after_id == 0 ? std::numeric_limits<std::int64_t>::max() : page.after_id;
    const auto text = fmt::format("SELECT {} FROM dossiers d LEFT JOIN steps s"
                                  " ON s.dossier_id = d.id AND s.state = 'open'"
                                  " WHERE d.submitter = $1 AND d.id < $2"
                                  " ORDER BY d.id DESC LIMIT $3",
                                  line_columns);
    for (const auto& row : session.query(text, scope.person->value(), before, page.limit))
        lines.push_back(line_from(row));
    return lines;
}

std::vector<Line> search_dossiers(sql::Session& session, const office::Vault& vault,
                                  const office::Scope& scope, const std::string& typed,
                                  const Page& page) {
    std::vector<Line> lines;
    auto words = words_of_name(typed);
    if (base::folded(typed).size() < 2) return lines;
    words.resize(std::min(words.size(), search_words_max));
    const auto code = code_from(typed);
    const auto code_end = after_all(code);
    const auto identity = number_index(vault, "identity_number", typed);
    const auto phone = number_index(vault, "phone", typed);
    const auto a = padded(scope);
    const auto before =
        page.after_id == 0 ? std::numeric_limits<std::int64_t>::max() : page.after_id;
    std::vector<sql::Parameter> parameters{sql::bind(code), sql::bind(code_end),
                                           sql::bind(identity), sql::bind(phone),
                                           sql::bind(scope.person ? scope.person->value() : -1)};
    for (const auto& agency : a) parameters.push_back(sql::bind(agency));
    parameters.push_back(sql::bind(before));
    parameters.push_back(sql::bind(page.limit));
    std::vector<std::string> ends;
    for (const auto& word : words) ends.push_back(after_all(word));
    std::string named;
    for (std::size_t i = 0; i < words.size(); ++i) {
        named +=
            fmt::format("{}SELECT dossier_id FROM dossier_search_words"
                        " WHERE word >= ${} AND word < ${}",
                        i == 0 ? "" : " INTERSECT ", parameters.size() + 1, parameters.size() + 2);
        parameters.push_back(sql::bind(words[i]));
        parameters.push_back(sql::bind(ends[i]));
    }
    const auto text = fmt::format(
        "SELECT {} FROM dossiers d LEFT JOIN steps s"
        " ON s.dossier_id = d.id AND s.state = 'open' WHERE d.id IN ("
        " SELECT id FROM dossiers WHERE code >= $1 AND code < $2"
        " UNION SELECT dossier_id FROM dossier_search WHERE identity_index = $3"
        " UNION SELECT dossier_id FROM dossier_search WHERE phone_index = $4"
        " UNION SELECT dossier_id FROM ({}) AS named)"
        " AND (d.submitter = $5 OR d.receiving_unit IN ($6, $7, $8, $9, $10, $11, $12, $13)"
        " OR d.competent_agency IN ($6, $7, $8, $9, $10, $11, $12, $13))"
        " AND d.id < $14 ORDER BY d.id DESC LIMIT $15",
        line_columns, named);
    for (const auto& row : session.query_with(text, parameters)) lines.push_back(line_from(row));
    return lines;
}

}
