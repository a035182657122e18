#include "src/dossier/erasure_actions.h"

#include <algorithm>

#include "lib/crypto/digest.h"
#include "src/document/file_actions.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/opening_actions.h"
#include "src/office/outbox.h"

namespace motcua::dossier {
namespace {

bool has_ended(const Dossier& dossier) {
    return !dossier.step && (dossier.state == State::rejected || dossier.state == State::stopped ||
                             dossier.state == State::delivered);
}

/// A number of a paper has a digit in it; a sentence or a name is none.
bool is_number_of_a_paper(const std::string& text) {
    return text.size() <= decision_bytes_max &&
           std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Refusal> fault_in(sql::Session& session, const Dossier& dossier,
                                const Erasure& erasure) {
    if (is_erased(session, dossier.id)) return Refusal{Why::erased_before};
    if (!has_ended(dossier))
        return Refusal{Why::wrong_state, {{"state", std::string(name_of(dossier.state))}}};
    if (keeps_originals(session, dossier.id)) return Refusal{Why::originals_kept};
    if (std::find(erasure_causes.begin(), erasure_causes.end(), erasure.cause) ==
        erasure_causes.end())
        return Refusal{Why::unknown_cause};
    if (!is_number_of_a_paper(erasure.decision)) return Refusal{Why::decision_missing};
    return std::nullopt;
}

/// What lies on the disk goes after the commit: an act that is undone has destroyed nothing.
void queue_destruction(office::Act& act, const Dossier& dossier,
                       const std::vector<document::StoredFile>& files) {
    json::Array contents;
    for (const auto& file : files) contents.emplace_back(document::name_on_shelf(file));
    office::queue(act, {"erasure:" + std::to_string(dossier.id.value()),
                        "erasure",
                        {{"code", dossier.code}, {"contents", std::move(contents)}}});
}

}

Outcome erase(office::Act& act, const std::string& code, const Erasure& erasure) {
    const bool entitled = act.actor.is_system() || act.actor.has(office::Role::administrator);
    const auto found =
        find(act.session, office::scope_of(entitled ? office::system_actor() : act.actor), code);
    if (!found) return refused(Why::no_such_dossier);
    if (!entitled) return refused(Why::not_yours);
    if (auto fault = fault_in(act.session, *found, erasure)) return base::problem(*fault);
    const auto streams = streams_about(act.session, found->id);
    const auto files = files_only_in(act.session, found->id);
    json::Array erased;
    for (const auto stream : streams) erased.emplace_back(std::to_string(stream));
    auto outcome = committed(act, *found, "dossier_erased",
                             {{"state", std::string(name_of(found->state))},
                              {"cause", erasure.cause},
                              {"decision", erasure.decision},
                              {"erased_streams", std::move(erased)},
                              {"files", static_cast<std::int64_t>(files.size())}});
    if (!outcome) return outcome;
    for (const auto stream : streams) destroy_secrets(act.session, stream);
    for (const auto& file : files) forget_file(act.session, file.id);
    queue_destruction(act, *found, files);
    return outcome;
}

}
