#include "src/catalogue/listing_actions.h"

#include "src/catalogue/listing_diff.h"
#include "src/catalogue/listing_store.h"
#include "src/office/publication.h"

namespace motcua::catalogue {

Listed list_procedure(office::Act& act, const Listing& listing, const std::string& source) {
    const auto known = find_listing(act.session, listing.code);
    const auto body =
        known ? to_json(merged(listing_from(known->body), listing)) : to_json(listing);
    if (known && known->digest == digest_of(body)) return Listed::same;
    office::Draft draft;
    draft.stream = office::stream_named("procedure_listing " + listing.code);
    draft.expected = known ? known->version : 0;
    draft.kind = "procedure_listed";
    draft.body = {{"code", listing.code}, {"source", source}, {"listing", body}};
    if (!office::commit(act, std::move(draft)))
        throw sql::Error(listing.code + " was listed by another at once", true);
    return known ? Listed::changed : Listed::added;
}

}
