#include "src/portal/filing_routes.h"

#include "src/counter/visit_actions.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/dossier_view_store.h"
#include "src/portal/sheet_routes.h"

namespace motcua::portal {
namespace {

using http::Status;

/// The copies that were certified just before, above the form for the next person.
void show_last(web::Visit& visit, const dossier::House& house, Sheet& sheet) {
    const auto code = visit.request.query.get("done");
    if (!sheet.procedure.immediate || code.empty()) return;
    sheet.last = visit.office.look([&](sql::Session& session) -> json::Value {
        const auto done = dossier::find(session, office::scope_of(visit.actor()), code);
        if (!done) return nullptr;
        return dossier::describe(session, visit.office.vault(), house.rules, *done,
                                 {visit.actor(), visit.language, visit.office.now()});
    });
}

void save(web::Visit& visit, const Sheet& sheet) {
    visit.office.database().write([&](sql::Session& session) {
        keep_draft(session, visit.office.vault(), visit.actor().account,
                   {sheet.procedure.code, sheet.variant.code}, draft_content(sheet),
                   visit.office.now());
        return sql::Outcome::keep;
    });
}

std::string address_of(const Sheet& sheet, const std::string& page) {
    return "/procedures/" + sheet.procedure.code + "/" + page + "?variant=" + sheet.variant.code +
           (sheet.visit.empty() ? "" : "&visit=" + sheet.visit);
}

/// At the counter the officer has the person and the papers before them: filed at once.
http::Response file_at_counter(web::Visit& visit, const dossier::House& house, const Sheet& sheet,
                               const dossier::Checked& checked) {
    const auto outcome = visit.perform(visit.once("/dossiers", true), [&](office::Act& act) {
        return sheet.visit.empty()
                   ? dossier::submit(act, house.rules, checked)
                   : counter::submit_in_visit(act, house.rules, checked, sheet.visit);
    });
    if (!outcome) {
        const auto why = outcome.error().why;
        const auto sentence = visit.locale().text("problem." + std::string(dossier::name_of(why)));
        return show_filing(visit, sheet, {{"", sentence}}, dossier::status_of(why));
    }
    const auto code = outcome->body.text_at("code");
    if (!sheet.visit.empty()) return http::see_other("/visits/" + sheet.visit + "?done=filed");
    return http::see_other(sheet.procedure.immediate ? address_of(sheet, "filing") + "&done=" + code
                                                     : "/dossiers/" + code + "?filed=1");
}

}

http::Response get_filing(web::Visit& visit, const dossier::House& house) {
    auto sheet = sheet_for(visit, house);
    if (!sheet) return sheet.error();
    fill_in(visit, *sheet);
    show_last(visit, house, *sheet);
    if (!sheet->at_counter)
        if (const auto draft = draft_here(visit, *sheet)) {
            read_draft(visit, *sheet, draft->content);
            sheet->saved_at = draft->saved_at;
        }
    return show_filing(visit, *sheet, {}, Status::ok);
}

http::Response post_filing(web::Visit& visit, const dossier::House& house) {
    auto sheet = sheet_for(visit, house);
    if (!sheet) return sheet.error();
    std::vector<Fault> file_faults;
    read_request(visit, house, *sheet, file_faults);
    if (!sheet->at_counter) {
        // Whatever happens from here on, what was typed is there again tomorrow.
        save(visit, *sheet);
        sheet->saved_at = visit.office.now();
    }
    const bool only_save = visit.request.form.find("_save") != nullptr;
    if (only_save && file_faults.empty())
        return http::see_other(address_of(*sheet, "filing") + "&saved=1");
    const auto filing = filing_of(*sheet);
    const auto looked_at = checked(visit, house, filing);
    auto faults = faults_in(visit.locale(), *sheet, filing, looked_at);
    // A file that was refused stands in place of "this paper is required".
    for (const auto& refused : file_faults)
        std::erase_if(faults, [&](const Fault& fault) { return fault.field == refused.field; });
    faults.insert(faults.end(), file_faults.begin(), file_faults.end());
    if (!faults.empty()) return show_filing(visit, *sheet, faults, Status::unprocessable);
    if (sheet->at_counter) return file_at_counter(visit, house, *sheet, looked_at);
    return http::see_other(address_of(*sheet, "review"));
}

}
