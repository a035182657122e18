#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "lib/base/text.h"
#include "src/dossier/dossier_store.h"

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
                                  const office::Scope& scope, const std::string& words,
                                  std::int64_t limit) {
    std::vector<Line> lines;
    const auto code = base::trimmed(words);
    const auto name = base::folded(words);
    if (name.size() < 2) return lines;
    const auto identity = vault.blind_index("identity_number", code);
    const auto phone = vault.blind_index("phone", code);
    const auto a = padded(scope);
    const auto person = scope.person ? scope.person->value() : -1;
    const auto text = fmt::format(
        "SELECT {} FROM dossiers d JOIN dossier_search f ON f.dossier_id = d.id LEFT JOIN steps s"
        " ON s.dossier_id = d.id AND s.state = 'open' WHERE d.id IN ("
        " SELECT id FROM dossiers WHERE code >= $1 AND code < $2"
        " UNION SELECT dossier_id FROM dossier_search WHERE folded_name >= $3 AND folded_name < $4"
        " UNION SELECT dossier_id FROM dossier_search WHERE identity_index = $5"
        " UNION SELECT dossier_id FROM dossier_search WHERE phone_index = $6)"
        " AND (d.submitter = $7 OR d.receiving_unit IN ($8, $9, $10, $11, $12, $13, $14, $15)"
        " OR d.competent_agency IN ($8, $9, $10, $11, $12, $13, $14, $15))"
        " ORDER BY d.id DESC LIMIT $16",
        line_columns);
    for (const auto& row : session.query(text, code, after_all(code), name, after_all(name),
                                         sql::ByteView{identity}, sql::ByteView{phone}, person,
                                         a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], limit))
        lines.push_back(line_from(row));
    return lines;
}

}
