#include "src/desk/rating_routes.h"

#include "src/desk/wording_routes.h"
#include "src/dossier/rating_store.h"

namespace motcua::desk {
namespace {

bool may_read(const office::Actor& actor, const dossier::Dossier& dossier) {
    return actor.has_at(dossier.competent_agency, office::Role::signatory) ||
           actor.has_at(dossier.receiving_unit, office::Role::signatory);
}

void show_given(html::Values& into, const html::Locale& locale, const dossier::RatingRow& row,
                const std::string& words) {
    auto& section = into.add("rated");
    section.set("rated_when", moment_in_words(locale, base::rfc3339(row.rated_at)))
        .flag("rated_words", !words.empty())
        .set("words", words)
        .list("rows");
    for (const auto aspect : dossier::aspects)
        add_row(section, locale.text("rating." + std::string(name_of(aspect))),
                locale.text("rating.answer_" + std::string(name_of(*row.rating.of(aspect)))));
}

}

void show_rating(html::Values& into, web::Visit& visit, const dossier::Dossier& dossier) {
    const bool own = dossier.submitter == visit.actor().account && !visit.actor().is_officer();
    into.list("rated").flag("ratable", false);
    if (!own && !may_read(visit.actor(), dossier)) return;
    visit.office.look([&](sql::Session& session) {
        const auto turn = dossier::last_turn_of(session, dossier);
        into.flag("ratable", own && !dossier::fault_in(turn, visit.office.now()));
        if (const auto row = dossier::rating_of(session, dossier.id, turn.turn)) {
            const auto secret = office::secret_of(session, visit.office.vault(), row->entry);
            show_given(into, visit.locale(), *row, secret ? secret->text_at("words") : "");
        }
        return true;
    });
}

}
