#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/dossier/dossier_store.h"
#include "src/feedback/feedback_store.h"

namespace motcua::feedback {

/// Who reads, in which language, and when.
struct Onlooker {
    const office::Actor& actor;
    std::string_view language;
    base::Instant now;
};

/// Where the sender finds it again, on this site.
std::string look_up_path(const office::Vault&, const std::string& code);
/// The feedback whose token this is.
std::optional<Feedback> found_by_token(sql::Session&, const office::Vault&, const std::string& code,
                                       const std::string& token);

/// What the sender sees: code, kind, status, agency{code,name}, procedure{code,name} or null,
/// dossier or null, received_at, due_at, provisional, taken_in_at, closed_at, cause, overdue,
/// answer (what the office wrote; "" before), derivation.
json::Object describe(sql::Session&, const office::Vault&, const dossier::Rulebook&,
                      const Feedback&, const Onlooker&);
/// The same for the officers who handle it, and besides: etag, intake_due_at, words, full_name,
/// phone, email, erased, entries[{kind,at,login,agency,words}].
json::Object describe_whole(sql::Session&, const office::Vault&, const dossier::Rulebook&,
                            const Feedback&, const Onlooker&);
/// A line of a list: the beginning without answer and derivation, with etag and next_due_at.
json::Object describe_line(sql::Session&, const Feedback&, const Onlooker&);

}
