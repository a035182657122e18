#pragma once
#include <string>

#include "src/log/head_store.h"
#include "src/log/house_routes.h"
#include "src/web/visit.h"

namespace motcua::log {

/// The log's heads, its witnesses and what it says of a kept head, for programs.
web::Routes head_routes(const House&);

http::Status status_of(KeptHeadProblem);

/// A head with what stands under it, as programs and pages show it.
struct HeadShown {
    office::SignedHead head;
    std::vector<Cosignature> cosignatures;
};
std::optional<HeadShown> head_shown(web::Visit&, std::int64_t size);
/// Whether the line under that head is one that this witness signed. Nothing where no key of it is
/// known, so that nobody can tell.
std::optional<bool> is_signed(const HeadShown&, const Cosignature&, const std::vector<Witness>&);

}
