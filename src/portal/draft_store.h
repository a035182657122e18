#pragma once
#include <optional>
#include <string>
#include <vector>

#include "src/office/journal.h"

namespace motcua::portal {

/// Which filing somebody is writing: there is one draft of each.
struct DraftName {
    std::string procedure;
    std::string variant;
};
/// A filing that is not filed. Sealed under a key of its own; nobody else can see it, and it is
/// thrown away after draft_days without a change.
struct Draft {
    DraftName name;
    json::Value content; ///< typed{field: text}, kept{paper: [file ids]}
    base::Instant saved_at;
};
inline constexpr int draft_days = 30;

void keep_draft(sql::Session&, const office::Vault&, office::AccountId, const DraftName&,
                const json::Value& content, base::Instant now);
std::optional<Draft> find_draft(sql::Session&, const office::Vault&, office::AccountId,
                                const DraftName&);
/// The person's own, the last one first; contents are not opened.
std::vector<Draft> list_drafts(sql::Session&, const office::Scope&);
void drop_draft(sql::Session&, office::AccountId, const DraftName&);
void drop_old_drafts(sql::Session&, base::Instant now);

}
