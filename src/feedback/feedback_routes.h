#pragma once
#include "src/feedback/feedback_actions.h"
#include "src/feedback/house_routes.h"
#include "src/web/visit.h"

namespace motcua::feedback {

http::Status status_of(Why);
/// The answer of the API, or of a page that has nothing else to show.
http::Response refusal_answer(const web::Visit&, const Refusal&);
/// 429 when this peer has sent too much.
std::optional<http::Response> too_many(web::Visit&, const House&);
/// Notes that an officer is about to read it; nothing for others.
void note_opening(web::Visit&, const Feedback&);

/// Sending, looking up and handling feedback, as pages and as API. The house must outlive them.
web::Routes routes(const House&);

}
