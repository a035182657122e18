#include "src/dossier/conservation_store.h"

#include <array>

namespace motcua::dossier {
namespace {

struct Rule {
    const char* name;
    const char* offenders; ///< counts them
};

constexpr std::array rules{
    Rule{"a filed dossier has the entry that filed it",
         "SELECT COUNT(*) FROM dossiers d WHERE NOT EXISTS (SELECT 1 FROM journal j"
         " WHERE j.id = d.submission_entry AND j.stream = d.id AND j.version = 1)"},
    Rule{"a submission entry has its dossier",
         "SELECT COUNT(*) FROM journal j WHERE j.kind = 'dossier_submitted'"
         " AND NOT EXISTS (SELECT 1 FROM dossiers d WHERE d.id = j.stream)"},
    Rule{"a dossier's version is its last entry's",
         "SELECT COUNT(*) FROM dossiers d WHERE d.version <> (SELECT MAX(j.version)"
         " FROM journal j WHERE j.stream = d.id)"},
    Rule{"an open dossier has one open step",
         "SELECT COUNT(*) FROM dossiers d WHERE d.state IN ('submitted', 'accepted',"
         " 'in_progress', 'awaiting_supplement', 'awaiting_payment',"
         " 'withdrawal_requested', 'resolved')"
         " AND (SELECT COUNT(*) FROM steps s"
         " WHERE s.dossier_id = d.id AND s.state = 'open') <> 1"},
    Rule{"an ended dossier has no open step",
         "SELECT COUNT(*) FROM dossiers d WHERE d.state IN ('rejected', 'stopped',"
         " 'delivered') AND EXISTS (SELECT 1 FROM steps s"
         " WHERE s.dossier_id = d.id AND s.state = 'open')"},
    Rule{"the day's codes are as many as were drawn",
         "SELECT COUNT(*) FROM (SELECT c.name FROM counters c WHERE"
         " SUBSTR(c.name, 1, 8) = 'dossier:' AND c.value <> (SELECT COUNT(*) FROM dossiers"
         " d WHERE d.code > REPLACE(SUBSTR(c.name, 9), ':', '-') || '-'"
         " AND d.code < REPLACE(SUBSTR(c.name, 9), ':', '-') || '.')) AS short"},
    Rule{"a book's numbers are as many as were drawn",
         "SELECT COUNT(*) FROM counters c LEFT JOIN (SELECT n.book, COUNT(*) AS given"
         " FROM (SELECT book FROM issuances UNION ALL SELECT book FROM annulments) AS n"
         " GROUP BY n.book) AS b ON 'book:' || b.book = c.name"
         " WHERE SUBSTR(c.name, 1, 5) = 'book:' AND c.value <> COALESCE(b.given, 0)"},
    Rule{"a receipt book's numbers are as many as were drawn",
         "SELECT COUNT(*) FROM counters c LEFT JOIN (SELECT book, COUNT(DISTINCT number) AS given"
         " FROM payments GROUP BY book) AS b ON 'receipt:' || b.book = c.name"
         " WHERE SUBSTR(c.name, 1, 8) = 'receipt:' AND c.value <> COALESCE(b.given, 0)"},
    Rule{"an open step of a closed agency has an heir",
         "SELECT COUNT(*) FROM steps s JOIN agencies a ON a.code = s.agency"
         " WHERE s.state = 'open' AND a.valid_to <> '' AND NOT EXISTS (SELECT 1"
         " FROM succession_units u WHERE u.predecessor = s.agency"
         " AND u.sub_unit = s.sub_unit)"},
    Rule{"who waits for a supplement was asked for one",
         "SELECT COUNT(*) FROM dossiers d WHERE d.state = 'awaiting_supplement'"
         " AND NOT EXISTS (SELECT 1 FROM supplements s WHERE s.dossier_id = d.id"
         " AND s.answered_at IS NULL)"},
    Rule{"who waits for a word on a withdrawal asked for it",
         "SELECT COUNT(*) FROM dossiers d WHERE d.state = 'withdrawal_requested'"
         " AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.dossier_id = d.id"
         " AND w.settled_at IS NULL)"},
    Rule{"a stopped dossier has its cause",
         "SELECT COUNT(*) FROM dossiers d WHERE (d.state = 'stopped') <>"
         " EXISTS (SELECT 1 FROM stops s WHERE s.dossier_id = d.id)"},
    Rule{"a file that a paper or a visit names is there",
         "SELECT COUNT(*) FROM (SELECT file_id FROM paper_files"
         " UNION SELECT file_id FROM site_visit_files"
         " UNION SELECT file_id FROM issuance_files) AS named"
         " WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.id = named.file_id)"},
    Rule{"the log's places have no gap",
         "SELECT CASE WHEN COALESCE(MAX(leaf_index), -1) + 1 = COUNT(*) THEN 0 ELSE 1 END"
         " FROM leaves"},
    Rule{"an entry is sealed or waits for it, not both",
         "SELECT COUNT(*) FROM journal j WHERE (SELECT COUNT(*) FROM leaves l"
         " WHERE l.entry_id = j.id) + (SELECT COUNT(*) FROM unsealed u"
         " WHERE u.entry_id = j.id) <> 1"},
};

}

std::vector<Conservation> conservation(sql::Session& session) {
    std::vector<Conservation> found;
    found.reserve(rules.size());
    for (const auto& rule : rules)
        found.push_back({rule.name, session.query(rule.offenders).front().integer(0)});
    return found;
}

}
