#include "src/dossier/erasure_jobs.h"

#include "lib/base/durable.h"

namespace motcua::dossier {

void destroy_remains(office::Office& office, const document::FileShelf& shelf,
                     const json::Value& effect_body) {
    for (const auto& content : effect_body.array_at("contents"))
        base::remove_durably(shelf.place_named(*content.text()));
    office.database().drop_old_writes();
}

}
