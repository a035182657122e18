#pragma once
#include "src/dossier/house_routes.h"
#include "src/web/visit.h"

namespace motcua::portal {

/// GET /track: what a bare code tells, with the form that asks for one.
http::Response show_track(web::Visit&, const dossier::House&);
/// GET /track/{code}/{token}: what the QR code on a slip opens: the due date besides.
http::Response show_slip_track(web::Visit&, const dossier::House&);
/// GET /track/{code}/{token}/proof: the proof bundle as a file, for whoever holds the slip.
http::Response get_slip_proof(web::Visit&, const dossier::House&);

}
