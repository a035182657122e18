#include "src/organisation/agency_actions.h"

#include "src/office/publication.h"
#include "src/organisation/agency_store.h"

namespace motcua::organisation {

bool register_agency(office::Act& act, const json::Value& text) {
    const auto code = text.text_at("code");
    if (find(act.session, code)) return false;
    office::Draft draft;
    draft.stream = office::stream_named("agency " + code);
    draft.kind = "agency_registered";
    draft.body = *text.object();
    return office::commit(act, std::move(draft)).has_value();
}

}
