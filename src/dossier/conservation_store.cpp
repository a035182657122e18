#include "src/dossier/conservation_store.h"

#include <array>

#include "src/dossier/derivation_store.h"

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
    Rule{"a receipt for several dossiers is the sum of its lines",
         "SELECT COUNT(*) FROM visit_receipts v WHERE v.total_dong <> (SELECT"
         " COALESCE(SUM(p.amount_dong), 0) FROM payments p WHERE p.book = v.book"
         " AND p.number = v.number)"},
    Rule{"what is handed over was kept",
         "SELECT COUNT(*) FROM hand_over_lines l WHERE NOT EXISTS (SELECT 1 FROM originals o"
         " WHERE o.dossier_id = l.dossier_id AND o.paper = l.paper AND o.lot = l.lot"
         " AND o.originals = l.originals)"},
    Rule{"an original is on one list at a time, and on none once it was returned",
         "SELECT COUNT(*) FROM originals o WHERE (SELECT COUNT(*) FROM hand_over_lines l"
         " WHERE l.dossier_id = o.dossier_id AND l.paper = o.paper AND l.lot = o.lot"
         " AND l.state = 'given') > CASE WHEN o.returned_at IS NULL THEN 1 ELSE 0 END"},
    Rule{"an original is given by whoever has it",
         "SELECT COUNT(*) FROM hand_over_lines l JOIN hand_overs h ON h.id = l.list_id"
         " WHERE NOT EXISTS (SELECT 1 FROM originals o WHERE o.dossier_id = l.dossier_id"
         " AND o.paper = l.paper AND o.lot = l.lot AND o.agency = h.from_agency"
         " AND o.sub_unit = h.from_sub_unit) AND NOT EXISTS (SELECT 1 FROM hand_over_lines p"
         " JOIN hand_overs g ON g.id = p.list_id WHERE p.dossier_id = l.dossier_id"
         " AND p.paper = l.paper AND p.lot = l.lot AND p.list_id < l.list_id"
         " AND p.state = 'received' AND g.to_agency = h.from_agency"
         " AND g.to_sub_unit = h.from_sub_unit)"},
    Rule{"originals were brought to a dossier that is there",
         "SELECT COUNT(*) FROM originals o WHERE NOT EXISTS (SELECT 1 FROM papers p"
         " WHERE p.dossier_id = o.dossier_id AND p.paper = o.paper)"},
    Rule{"an open step of a closed agency has an heir",
         "SELECT COUNT(*) FROM steps s JOIN agencies a ON a.code = s.agency"
         " WHERE s.state = 'open' AND a.valid_to <> '' AND NOT EXISTS (SELECT 1"
         " FROM succession_units u WHERE u.predecessor = s.agency"
         " AND u.sub_unit = s.sub_unit)"},
    Rule{"who waits for a supplement was asked for one",
         "SELECT COUNT(*) FROM dossiers d WHERE d.state = 'awaiting_supplement'"
         " AND NOT EXISTS (SELECT 1 FROM supplements s WHERE s.dossier_id = d.id"
         " AND s.answered_at IS NULL)"},
    Rule{"the program ended nothing before its supplement was due",
         "SELECT COUNT(*) FROM (SELECT dossier_id, stopped_at AS ended_at FROM stops"
         " WHERE officer = 0 AND cause = 'not_supplemented' UNION ALL"
         " SELECT dossier_id, rejected_at FROM rejections WHERE officer = 0) AS e"
         " WHERE NOT EXISTS (SELECT 1 FROM supplements s WHERE s.dossier_id = e.dossier_id"
         " AND s.answered_at IS NULL AND s.due_at < e.ended_at)"},
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
    Rule{"a file is what the entry says that named it",
         "SELECT COUNT(*) FROM bound_files b WHERE NOT EXISTS (SELECT 1 FROM files f"
         " WHERE f.id = b.file_id AND f.content_name = b.content_name"
         " AND f.uploader = b.uploader AND f.size = b.size"
         " AND f.content_type = b.content_type)"},
    Rule{"a rating is of a turn that was over",
         "SELECT COUNT(*) FROM ratings r WHERE NOT EXISTS (SELECT 1 FROM turns t"
         " WHERE t.dossier_id = r.dossier_id AND t.turn = r.turn AND t.ended_at <= r.rated_at)"},
    Rule{"feedback is with one agency, the one that it names",
         "SELECT COUNT(*) FROM feedback f WHERE (SELECT COUNT(*) FROM feedback_agencies a"
         " WHERE a.feedback_id = f.id AND a.until = 9223372036854775807"
         " AND a.agency = f.agency) <> 1 OR (SELECT COUNT(*) FROM feedback_agencies a"
         " WHERE a.feedback_id = f.id AND a.until = 9223372036854775807) <> 1"},
    Rule{"the day's codes of feedback are as many as were drawn",
         "SELECT COUNT(*) FROM (SELECT c.name FROM counters c WHERE"
         " SUBSTR(c.name, 1, 9) = 'feedback:' AND c.value <> (SELECT COUNT(*) FROM feedback"
         " f WHERE SUBSTR(f.code, 1, LENGTH(c.name) - 9 + 4) ="
         " 'PA-' || REPLACE(SUBSTR(c.name, 10), ':', '-') || '-')) AS short"},
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
    found.reserve(rules.size() + 1);
    for (const auto& rule : rules)
        found.push_back({rule.name, session.query(rule.offenders).front().integer(0)});
    found.push_back(
        {"a due date follows from its derivation", derivations_without_truth(session)});
    return found;
}

}
