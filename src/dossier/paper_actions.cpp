#include "src/dossier/paper_actions.h"

#include <algorithm>

#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"

namespace motcua::dossier {

std::optional<Refusal> fault_in(office::Act& act, const catalogue::Variant& variant,
                                const std::vector<FiledPaper>& papers) {
    std::vector<std::int64_t> files;
    std::vector<std::string> seen;
    for (const auto& paper : papers) {
        const bool twice = std::find(seen.begin(), seen.end(), paper.paper) != seen.end();
        if (variant.paper(paper.paper) == nullptr || twice || !is_count(paper.originals) ||
            !is_count(paper.copies))
            return Refusal{Why::unknown_paper, {{"paper", paper.paper}}};
        seen.push_back(paper.paper);
        files.insert(files.end(), paper.files.begin(), paper.files.end());
    }
    if (files.size() > Filing::files_max || !files_are_of(act.session, act.actor.account, files))
        return Refusal{Why::unknown_file};
    return std::nullopt;
}

json::Array papers_body(const std::vector<FiledPaper>& papers) {
    json::Array out;
    for (const auto& paper : papers) {
        json::Array files;
        for (const auto file : paper.files) files.push_back(std::to_string(file));
        out.push_back(json::Object{{"paper", paper.paper},
                                   {"originals", paper.originals},
                                   {"copies", paper.copies},
                                   {"files", files}});
    }
    return out;
}

}
