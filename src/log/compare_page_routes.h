#pragma once
#include <string>

#include "lib/html/templates.h"
#include "src/log/house_routes.h"
#include "src/web/visit.h"

namespace motcua::log {

/// POST /log/comparisons: is the head that somebody kept still part of this log?
http::Response post_comparison_page(web::Visit&, const House&);

/// What log/compare_form.tpl needs: what was typed, and the sentence that is wrong with it.
void show_compare_form(html::Values&, const std::string& typed, const std::string& problem);

}
