#pragma once
#include "src/feedback/house_routes.h"
#include "src/web/visit.h"

namespace motcua::feedback {

/// What an agency has to answer, by what is due next.
http::Response get_queue(web::Visit&, const House&);
/// One of them, with what can be done with it.
http::Response get_feedback(web::Visit&, const House&);
/// POST /feedback-tasks/{code}/`noun`: intake, transfer, refusal, answer.
web::Route queue_act(const House&, const std::string& noun);

}
