#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/dossier/dossier_actions.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/outcome_actions.h"
#include "src/office/act.h"

namespace motcua::dossier {

/// A dossier that this actor may act on in this way now, or the act that was done before.
struct Opened {
    Dossier dossier;
    const process::Process* process = nullptr;
    std::optional<office::Entry> earlier;
};
using Opening = base::Result<Opened, Refusal>;

/// Who may do an act, and in which state it can be done.
struct Terms {
    std::function<bool(const Dossier&, const process::Process&)> may;
    std::function<bool(const Dossier&)> ready;
};
/// The refusals that all acts share, in their order: who may, done before, version, state.
Opening open_dossier(office::Act&, const Rulebook&, const Target&, const Terms&);

/// The same for acts that belong to a step: its holder does them while it is open and the dossier
/// waits for nothing. `action` "send_back" stands for whichever step is open.
Opening open_step(office::Act&, const Rulebook&, const Target&, std::string_view action);

/// Whether the actor may take the step that is open.
bool holds_open_step(const office::Actor&, const Dossier&);
/// Whether a counter officer stands at the desk where the dossier was received.
bool is_at_its_counter(const office::Actor&, const Dossier&);

/// Writes the act; `numbers` draws from gap-free books, last of all.
Outcome committed(office::Act&, const Dossier&, std::string kind, json::Object body,
                  std::optional<json::Object> secret = {},
                  std::function<void(json::Object&, const office::Draw&)> numbers = {});

/// A remark as the personal part of an entry; nothing for "".
std::optional<json::Object> sealed_remark(const std::string&);

}
