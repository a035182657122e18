#pragma once
#include "src/log/witness_actions.h"
#include "src/office/log_key.h"
#include "src/web/visit.h"

namespace motcua::log {

/// The log for everybody: newest head, keys, proofs, and this program as a witness of other logs
/// (docs/log.md). What is given must outlive the routes.
web::Routes log_routes(const office::LogKey&, const WitnessDuty&);

}
