#pragma once
#include "src/report/asked_routes.h"

namespace motcua::report {

/// Register and reports as pages, files (?format=csv, ?format=xlsx) and JSON. The house must
/// outlive them.
web::Routes routes(const dossier::House&);

/// What was received at a counter, who brought it and what became of it: read by its own officers
/// only, and each reading is noted.
http::Response get_register(web::Visit&, const dossier::House&);
http::Response get_overdue(web::Visit&, const dossier::House&);
http::Response get_coverage(web::Visit&, const dossier::House&);
/// How content people were, and the dossiers behind it (`of=ratings`, `aspect`, `answer`).
http::Response get_ratings(web::Visit&, const dossier::House&);
http::Response get_rated(web::Visit&, const dossier::House&);
/// What people said of the offices, whether it was answered in time, and which it was.
http::Response get_feedback(web::Visit&, const dossier::House&);
http::Response get_feedback_list(web::Visit&, const dossier::House&);
/// What is open now, by how soon it is due; and the dossiers behind a number (`due`).
http::Response get_urgency(web::Visit&, const dossier::House&);
http::Response get_urgent(web::Visit&, const dossier::House&);
/// Which steps use more than their share of the limit.
http::Response get_step_uses(web::Visit&, const dossier::House&);
/// The dossiers behind a cell: `figure`, or `sent` and `why`.
http::Response get_dossiers(web::Visit&, const dossier::House&);

/// A dossier can be opened by those who may see it; others see that it is there.
struct Offices {
    std::string receiving_unit;
    std::string competent_agency;
};
Cell code_cell(const web::Visit&, const std::string& code, const Offices&);

/// So many of so many, in hundredths with two decimals; a dash of none.
Cell share_cell(const html::Locale&, std::int64_t part, std::int64_t whole);

/// The agencies that somebody may choose among.
std::vector<std::pair<std::string, std::string>>
named_agencies(Names&, const std::vector<std::string>& codes);

}
