#include "src/feedback/feedback_jobs.h"

#include <stdexcept>

#include "src/feedback/feedback_store.h"
#include "src/organisation/agency_store.h"

namespace motcua::feedback {

notice::Addressed addressed(office::Office& office, const office::Dispatched& effect,
                            const notice::Wording& wording) {
    const auto kind = notice::kind_named(effect.body.text_at("notice"));
    if (!kind) throw std::runtime_error("a notice is of a kind that this program does not know");
    return office.look([&](sql::Session& session) {
        const auto everything = office::scope_of(office::system_actor());
        const auto found = find(session, everything, effect.body.text_at("code"));
        if (!found) throw std::runtime_error("the feedback of a notice is not there");
        const auto agency = organisation::find(session, found->agency, base::day_of(office.now()));
        const notice::Facts facts{found->code, agency ? agency->name_vi : found->agency, "",
                                  found->due_at, false};
        const auto secret = office::secret_of(session, office.vault(), found->submission_entry);
        return notice::Addressed{secret ? secret->text_at("phone") : "",
                                 notice::text_of(*kind, facts, wording), notice::About::feedback};
    });
}

}
