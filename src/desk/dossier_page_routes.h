#pragma once
#include <optional>

#include "src/dossier/dossier_store.h"
#include "src/dossier/house_routes.h"
#include "src/dossier/refusal.h"
#include "src/web/visit.h"

namespace motcua::desk {

/// The dossier of the address, if this visitor may see it.
std::optional<dossier::Dossier> dossier_here(web::Visit&);

/// "Đỗ Ngọc Diệp (ho-tich)"; the login alone when there is no name to show.
std::string person_of(web::Visit&, const std::string& login);

/// GET /dossiers/{code}
http::Response show_dossier(web::Visit&, const dossier::House&);
/// The same page after an act was refused: why, and what was typed.
http::Response show_refusal(web::Visit&, const dossier::House&, const dossier::Refusal&);

}
