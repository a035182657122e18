#pragma once
#include "src/catalogue/check_actions.h"
#include "src/catalogue/layer_store.h"
#include "src/web/visit.h"

namespace motcua::catalogue {

/// API and forms for what the province decides about procedures.
web::Routes layer_routes();

/// The decisions of a procedure and the form for the next one, for the check page. `tried`: what
/// was typed comes again.
void show_layers(html::Values&, web::Visit&, const std::string& code, bool tried);
/// Decisions that are not on the national base yet, the most urgent first.
void show_alarms(html::Values&, web::Visit&);

/// The check page with what was refused above its form (check_page_routes.cpp).
http::Response refused_page(web::Visit&, const std::string& form, const ListingRefusal&);

}
