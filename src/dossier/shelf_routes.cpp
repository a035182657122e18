#include "src/dossier/shelf_routes.h"

#include "src/dossier/shelf_store.h"

namespace motcua::dossier {
namespace {

http::Response get_shelf(web::Visit& visit) {
    const auto count = visit.office.look([&](sql::Session& session) {
        return count_shelf(session, office::scope_of(visit.actor()), visit.office.now());
    });
    const json::Value body = json::Object{{"waiting", count.waiting},
                                          {"unclaimed", count.unclaimed},
                                          {"unclaimed_after_days", unclaimed_days},
                                          {"long_unclaimed", count.long_unclaimed},
                                          {"long_unclaimed_after_days", long_unclaimed_days}};
    return http::json(http::Status::ok, json::canonical(body));
}

}

web::Routes shelf_routes() {
    using web::Access;
    return {{"GET", "/api/v1/shelf", Access::officer, get_shelf}};
}

}
