#include "src/dossier/notice_actions.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "src/notice/message_store.h"
#include "src/office/outbox.h"

namespace motcua::dossier {
namespace {

/// The kind of notice that goes with a kind of entry.
std::optional<notice::Kind> kind_for(std::string_view entry_kind) {
    static constexpr std::array told{
        std::pair{std::string_view("dossier_accepted"), notice::Kind::accepted},
        std::pair{std::string_view("dossier_rejected"), notice::Kind::rejected},
        std::pair{std::string_view("dossier_assigned"), notice::Kind::in_progress},
        std::pair{std::string_view("supplement_requested"), notice::Kind::supplement},
        std::pair{std::string_view("delay_announced"), notice::Kind::late},
        std::pair{std::string_view("due_rederived"), notice::Kind::moved},
        std::pair{std::string_view("time_added"), notice::Kind::moved},
        std::pair{std::string_view("dossier_stopped"), notice::Kind::returned},
        std::pair{std::string_view("result_issued"), notice::Kind::ready},
    };
    const auto* found = std::find_if(told.begin(), told.end(),
                                     [&](const auto& each) { return each.first == entry_kind; });
    if (found == told.end()) return std::nullopt;
    return found->second;
}

office::Effect effect_of(const Dossier& dossier, notice::Kind kind) {
    return {"dossier:" + std::to_string(dossier.id.value()),
            "sms",
            {{"code", dossier.code}, {"notice", std::string(name_of(kind))}}};
}

void send(office::Act& act, const Dossier& dossier, notice::Kind kind,
          const office::Effect& effect) {
    const auto id = office::queue(act, effect);
    notice::add(act.session, {id, dossier.id.value(), kind, act.now});
}

}

void queue_notice(office::Act& act, const Dossier& dossier, const office::Entry& entry) {
    const auto kind = kind_for(entry.kind);
    if (!kind) return;
    // A due date that is only surer than before is no news.
    if (*kind == notice::Kind::moved && entry.body.at("due_at") == entry.body.at("due_before"))
        return;
    auto effect = effect_of(dossier, *kind);
    const auto* moment = *kind == notice::Kind::supplement ? "supplement_due_at" : "due_at";
    if (const auto* due_at = entry.body.at(moment).integer()) effect.body["due_at"] = *due_at;
    if (entry.body.text_at("state") == name_of(State::awaiting_payment)) effect.body["owes"] = true;
    send(act, dossier, *kind, effect);
}

void queue_reminder(office::Act& act, const Dossier& dossier) {
    send(act, dossier, notice::Kind::unclaimed, effect_of(dossier, notice::Kind::unclaimed));
}

void queue_supplement_reminder(office::Act& act, const Dossier& dossier, base::Instant due_at) {
    auto effect = effect_of(dossier, notice::Kind::supplement);
    effect.body["due_at"] = base::to_microseconds(due_at);
    effect.body["reminds"] = true;
    send(act, dossier, notice::Kind::supplement, effect);
}

}
