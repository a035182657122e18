#pragma once
#include "src/catalogue/check_actions.h"
#include "src/catalogue/finder_store.h"
#include "src/catalogue/work_list.h"
#include "src/web/visit.h"

namespace motcua::catalogue {

/// The officers' doors to what is listed: API and pages. The finder must outlive them.
web::Routes listing_routes(CurrentFinder&);
web::Routes check_page_routes(CurrentFinder&);

/// What the list shows, as ?q=, ?sector=, ?tier=, ?state= and a cursor ask for it.
WorkPage work_for(web::Visit&, CurrentFinder&, std::size_t limit);

/// If-Match: "*", or a version in quotes.
SeenVersion seen_in(const http::Request&);
/// What a form names: the address, and the version in its hidden field.
ListingTarget target_typed(const web::Visit&);
http::Status status_of(ListingWhy);
/// The answer to a refused act, in the form of the door it came through.
http::Response refusal_answer(const web::Visit&, const ListingRefusal&);

}
