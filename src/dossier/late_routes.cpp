#include "src/dossier/late_routes.h"

namespace motcua::dossier {

LateReason late_in(const web::Reader& body) {
    const auto said = body.object("late");
    return {said.text("cause"), said.text("agency"), said.text("sub_unit")};
}

LateReason late_of_page(const web::Visit& visit) {
    const auto& form = visit.request.form;
    LateReason late{form.get("late_cause")};
    // "agency/sub-unit", as the page offers it.
    const auto desk = form.get("late_desk");
    const auto slash = desk.find('/');
    if (slash == std::string::npos) return late;
    late.agency = desk.substr(0, slash);
    late.sub_unit = desk.substr(slash + 1);
    return late;
}

}
