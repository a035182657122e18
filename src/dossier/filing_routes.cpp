#include "src/dossier/filing_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/dossier/submission_actions.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

Party party_in(const web::Reader& read) {
    Party party;
    party.kind = read.text("kind", party.kind);
    party.full_name = read.text("full_name");
    party.identity_number = read.text("identity_number");
    party.phone = read.text("phone");
    party.email = read.text("email");
    party.address = read.text("address");
    return party;
}

std::vector<FiledPaper> papers_from(const web::Reader& read) {
    std::vector<FiledPaper> papers;
    for (const auto& paper : read.objects("papers"))
        papers.push_back({paper.text("paper"), paper.number("originals").value_or(0),
                          paper.number("copies").value_or(0), paper.ids("files")});
    return papers;
}

Filing filing_from(const web::Reader& read) {
    Filing filing;
    filing.procedure = read.text("procedure");
    filing.variant = read.text("variant");
    filing.channel = read.text("channel");
    if (read.has("handed_over_at")) {
        filing.handed_over_at = base::parse_rfc3339(read.text("handed_over_at"));
        if (!filing.handed_over_at) read.wrong("handed_over_at");
    }
    filing.receiving_unit = read.text("receiving_unit");
    filing.competent_agency = read.text("competent_agency");
    const auto delivery = read.object("delivery");
    filing.delivery_way = delivery.text("way");
    filing.delivery_place = delivery.text("place");
    if (!read.has("owner")) read.wrong("owner");
    filing.owner = party_in(read.object("owner"));
    const auto submitter = read.object("submitter");
    if (read.has("submitter")) filing.submitter = party_in(submitter);
    filing.form = read.answers("form");
    filing.papers = papers_from(read);
    return filing;
}

http::Response post_dossier(web::Visit& visit, const House& house) {
    const auto filing = web::read_body(visit, filing_from);
    if (!filing) return filing.error();
    const auto checked = visit.office.look([&](sql::Session& session) {
        return check_form(session, house.rules, *filing, visit.office.now());
    });
    const auto outcome = visit.perform(visit.once("dossiers", true), [&](office::Act& act) {
        return submit(act, house.rules, checked);
    });
    if (!outcome) return refusal_answer(visit, outcome.error());
    return web::created(answer_of(*outcome), outcome->version);
}

}
