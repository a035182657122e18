#include "src/dossier/notice_jobs.h"

#include <stdexcept>

#include "src/dossier/dossier_store.h"
#include "src/organisation/agency_store.h"

namespace motcua::dossier {
namespace {

/// "" when nobody left a number.
std::string phone_of(sql::Session& session, const office::Vault& vault, const Dossier& dossier) {
    const auto secret = office::secret_of(session, vault, dossier.submission_entry);
    if (!secret) return "";
    const auto submitter = secret->at("submitter").text_at("phone");
    return submitter.empty() ? secret->at("owner").text_at("phone") : submitter;
}

/// The agency that speaks: who settles while it is being settled, else who met the person.
std::string place_of(sql::Session& session, notice::Kind kind, const Dossier& dossier,
                     base::Day today) {
    const bool settling = kind == notice::Kind::in_progress || kind == notice::Kind::late ||
                          kind == notice::Kind::moved || kind == notice::Kind::returned;
    const auto code = organisation::successor_on(
        session, settling ? dossier.competent_agency : dossier.receiving_unit, today);
    const auto agency = organisation::find(session, code, today);
    return agency ? agency->name_vi : code;
}

/// The moment that was true when the notice was queued, or else the dossier's due date. That is no
/// supplement's.
std::optional<base::Instant> due_of(sql::Session& session, const office::Dispatched& effect,
                                    notice::Kind kind, const Dossier& dossier) {
    if (const auto* due_at = effect.body.at("due_at").integer())
        return base::from_microseconds(*due_at);
    if (kind == notice::Kind::supplement) return std::nullopt;
    const auto accepted = acceptance_of(session, dossier.id);
    if (!accepted) return std::nullopt;
    return accepted->due_at;
}

}

notice::Addressed addressed(office::Office& office, const office::Dispatched& effect,
                            const notice::Wording& wording) {
    const auto kind = notice::kind_named(effect.body.text_at("notice"));
    if (!kind) throw std::runtime_error("a notice is of a kind that this program does not know");
    return office.look([&](sql::Session& session) {
        const auto everything = office::scope_of(office::system_actor());
        const auto dossier = find(session, everything, effect.body.text_at("code"));
        if (!dossier) throw std::runtime_error("the dossier of a notice is not there");
        const notice::Facts facts{dossier->code,
                                  place_of(session, *kind, *dossier, base::day_of(office.now())),
                                  dossier->delivery_way, due_of(session, effect, *kind, *dossier),
                                  effect.body.boolean_at("owes"),
                                  effect.body.boolean_at("reminds")};
        return notice::Addressed{phone_of(session, office.vault(), *dossier),
                                 notice::text_of(*kind, facts, wording)};
    });
}

}
