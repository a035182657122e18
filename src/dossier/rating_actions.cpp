#include "src/dossier/rating_actions.h"

#include "src/dossier/dossier_store.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/filing.h"

namespace motcua::dossier {
namespace {

office::Draft draft_of(const Dossier& dossier, std::int64_t turn, const Rating& rating) {
    office::Draft draft;
    draft.stream = rating_stream(dossier, turn);
    draft.kind = "dossier_rated";
    draft.body = {{"code", dossier.code},
                  {"dossier", std::to_string(dossier.id.value())},
                  {"turn", turn},
                  {"agency", dossier.competent_agency},
                  {"receiving_unit", dossier.receiving_unit},
                  {"procedure", dossier.procedure},
                  {"procedure_revision", dossier.procedure_revision}};
    for (const auto aspect : aspects)
        draft.body[std::string(name_of(aspect))] = std::string(name_of(*rating.of(aspect)));
    if (!rating.words.empty()) draft.secret = json::Object{{"words", rating.words}};
    return draft;
}

}

std::optional<Dossier> ratable(sql::Session& session, const office::Vault& vault,
                               const SlipMark& mark, const office::Actor& actor) {
    if (actor.is_officer()) return std::nullopt;
    office::Scope scope = office::scope_of(actor);
    if (!mark.token.empty()) {
        if (!vault.is_slip_token(code_from(mark.code), mark.token)) return std::nullopt;
        scope.all = true;
    }
    return find(session, scope, mark.code);
}

Outcome rate(office::Act& act, const SlipMark& mark, const Rating& rating) {
    if (act.actor.is_officer()) return refused(Why::not_yours);
    const auto dossier = ratable(act.session, act.vault, mark, act.actor);
    if (!dossier) return refused(Why::no_such_dossier);
    const auto before = office::earlier(act);
    if (before.mismatch) return refused(Why::key_reused);
    if (before.entry) return *office::find_entry(act.session, act.vault, *before.entry);
    if (is_erased(act.session, dossier->id)) return refused(Why::erased_before);
    const auto last = last_turn_of(act.session, *dossier);
    if (const auto fault = fault_in(last, act.now)) return refused(*fault);
    if (const auto fault = fault_in(rating)) return refused(*fault);
    auto entry = office::commit(act, draft_of(*dossier, last.turn, rating));
    if (!entry) return refused(Why::rated_before);
    return std::move(*entry);
}

}
