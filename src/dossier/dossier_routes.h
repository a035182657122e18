#pragma once
#include "src/dossier/dossier_actions.h"
#include "src/dossier/house_routes.h"
#include "src/web/json_door.h"

namespace motcua::dossier {

/// The JSON API of dossiers, tasks, search and look-up (docs/api/openapi.yaml).
web::Routes dossier_routes(const House&);

http::Status status_of(Why);
/// The answer to a refused act, in the form of the door it came through.
http::Response refusal_answer(const web::Visit&, const Refusal&);
/// What was decided, from its entry alone: an answer given again is the same.
json::Object answer_of(const office::Entry&);
/// Writes that an officer opens a dossier, its journal, its slip or one of its files, before it is
/// shown. What people read of their own is not noted.
void note_opening(web::Visit&, DossierId, const std::string& purpose);
/// What an act is called with, made from the request's body.
using Performing = std::function<Outcome(office::Act&, const Rulebook&, const Target&)>;
using Verb = std::function<Performing(const web::Reader&)>;
/// POST /api/v1/dossiers/{code}/`noun`: the one way of acts through the API.
web::Route act_route(const House&, const std::string& noun, Verb);

/// If-Match: absent, "*", or a list of versions.
Expected expected_in(const http::Request&);
/// What a page's form acts on: the address, and the hidden field with the version that was shown.
Target target_of_page(const web::Visit&);

}
