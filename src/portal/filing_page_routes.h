#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/dossier/house_routes.h"
#include "src/organisation/agency.h"
#include "src/portal/filing_form.h"
#include "src/web/visit.h"

namespace motcua::portal {

struct KeptFile {
    std::int64_t id = 0;
    std::string name;
};

/// A filing that is being written: all that must come back to the page when something is wrong.
struct Sheet {
    const catalogue::Procedure& procedure;
    const catalogue::Variant& variant;
    std::vector<organisation::Agency> agencies; ///< those that may receive it
    bool at_counter = false;
    Typed typed;
    std::map<std::string, std::vector<KeptFile>, std::less<>> kept; ///< by paper
    std::optional<base::Instant> saved_at;                          ///< when the draft was kept
    json::Value last;       ///< what was settled at once just before, described
    std::string visit = {}; ///< the visit at the counter in which it is filed; "" none
};

/// One thing to put right: the field's name, "" when it is about the whole, and a sentence.
struct Fault {
    std::string field;
    std::string sentence;
};

/// How it came to the counter: brought, or by post and then when it was handed over. Empty where
/// nobody is asked.
QuestionGroup came_group(const Sheet&, const html::Locale&);

/// All questions of the page in its order, those of the form among them.
std::vector<QuestionGroup> all_questions(const Sheet&, const html::Locale&);

/// Where a citizen is on the way: filling in (1), looking through (2); the dossier's code is the
/// end.
enum class FilingStep { filling = 1, review = 2 };
void show_step(html::Values&, FilingStep);
/// What it costs the way it is filed, as list "fees".
void show_fees(html::Values&, const Sheet&, const html::Locale&);

/// Everything questions and papers are shown with.
struct Showing {
    const html::Locale& locale;
    const Sheet& sheet;
    const std::vector<Fault>& faults;
    std::string focus = {}; ///< name of the question where the keyboard begins; "" nowhere
};
void show_questions(html::Values&, std::string_view list, const std::vector<QuestionGroup>&,
                    const Showing&);
/// `only`: the papers to show, by code; none: all of the variant.
void show_papers(html::Values&, const Showing&, const std::vector<std::string>& only);
/// The summary whose links lead to what is wrong.
void show_faults(html::Values&, const std::vector<Fault>&, const std::vector<QuestionGroup>&);

/// The filing page with everything typed and, where there are faults, a summary that leads to them.
http::Response show_filing(const web::Visit&, const Sheet&, const std::vector<Fault>&,
                           http::Status);

}
