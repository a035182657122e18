#pragma once
#include "src/feedback/feedback_view_store.h"
#include "src/feedback/house_routes.h"
#include "src/web/visit.h"

namespace motcua::feedback {

/// The page on which anybody says something, and on which who is signed in finds their own again.
http::Response get_sending(web::Visit&, const House&);
http::Response post_sending(web::Visit&, const House&);
/// What the token opens: the receipt, how it stands, the answer.
http::Response get_receipt(web::Visit&, const House&);

/// How long the office may take, with what is not verified of it said ("limit_lines"), and which
/// days do not count ("derivation").
void show_limit(html::Values&, const html::Locale&, const json::Value& derivation);
/// Those whose feedback is answered here, by name: for a select.
void show_agencies(html::Values&, web::Visit&, const std::string& chosen);

}
