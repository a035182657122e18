#include "src/dossier/acceptance.h"

#include <algorithm>

namespace motcua::dossier {

using base::problem;

std::vector<std::string> missing_papers(const std::vector<FiledPaper>& filed,
                                        const catalogue::Variant& variant) {
    std::vector<std::string> missing;
    for (const auto& paper : variant.papers) {
        if (paper.need != catalogue::Need::required) continue;
        const bool given = std::any_of(filed.begin(), filed.end(), [&](const FiledPaper& each) {
            return each.paper == paper.code &&
                   (!each.files.empty() || each.originals > 0 || each.copies > 0);
        });
        if (!given) missing.push_back(paper.code);
    }
    return missing;
}

std::vector<FiledPaper> counted_anew(std::vector<FiledPaper> stated,
                                     const std::vector<FiledPaper>& counted) {
    for (const auto& found : counted) {
        const auto known = std::find_if(stated.begin(), stated.end(), [&](const FiledPaper& each) {
            return each.paper == found.paper;
        });
        if (known == stated.end()) {
            stated.push_back(found);
            continue;
        }
        known->originals = found.originals;
        known->copies = found.copies;
        known->files.insert(known->files.end(), found.files.begin(), found.files.end());
    }
    return stated;
}

base::Result<Acceptance, AcceptanceProblem>
decide_acceptance(const Dossier& dossier, const std::vector<FiledPaper>& papers,
                  const catalogue::Variant& variant, const calendar::OfficeCalendar& calendar,
                  const calendar::TimeRules& rules, base::Instant now) {
    using enum AcceptanceProblem;
    if (dossier.state != State::submitted) return problem(wrong_state);
    if (!missing_papers(papers, variant).empty()) return problem(papers_missing);
    auto due = calendar::due({now, variant.limit}, calendar, rules);
    if (!due) return problem(no_due_date);
    return Acceptance{now, std::move(*due)};
}

}
