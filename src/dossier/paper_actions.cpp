#include "src/dossier/paper_actions.h"

#include <algorithm>

#include "src/document/binding_store.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/filing.h"

namespace motcua::dossier {
namespace {

std::vector<std::int64_t> files_named_in(const json::Object& body) {
    static const json::Array none;
    const auto array_in = [&](std::string_view member) -> const json::Array& {
        const auto found = body.find(member);
        const auto* array = found == body.end() ? nullptr : found->second.array();
        return array == nullptr ? none : *array;
    };
    std::vector<std::int64_t> files;
    const auto add = [&](const json::Array& names) {
        for (const auto& name : names) files.push_back(std::stoll(*name.text()));
    };
    // Papers that a supplement is asked for are texts, and name no file.
    for (const auto& paper : array_in("papers")) add(paper.array_at("files"));
    add(array_in("photos"));
    add(array_in("documents"));
    return files;
}

}

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

void bind_contents(office::Act& act, office::Draft& draft) {
    const auto files = files_named_in(draft.body);
    if (files.empty()) return;
    if (!draft.secret) draft.secret = json::Object{};
    draft.secret->emplace("contents", document::contents_of(act.session, files));
    draft.schema_number = document::schema_with_contents;
}

}
