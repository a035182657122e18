#include "src/desk/late_routes.h"

#include "src/desk/wording_routes.h"
#include "src/dossier/ending_actions.h"

namespace motcua::desk {

void show_late(html::Values& form_values, const web::Visit& visit, const json::Value& described,
               const std::string& form) {
    form_values.list("late");
    const auto& desks = described.array_at("late_desks");
    if (desks.empty()) return;
    const auto& typed = visit.request.form;
    auto& late = form_values.add("late");
    late.set("late_form", form).list("causes").list("desks");
    for (const auto* cause : dossier::delay_causes)
        late.add("causes")
            .set("cause", cause)
            .set("cause_name", word(visit.locale(), "delay_cause.", cause))
            .flag("chosen", typed.get("late_cause") == cause);
    for (const auto& desk : desks) {
        const auto value = desk.text_at("agency") + "/" + desk.text_at("sub_unit");
        late.add("desks")
            .set("desk", value)
            .set("desk_name", desk.text_at("name"))
            .flag("chosen", typed.get("late_desk") == value);
    }
}

}
