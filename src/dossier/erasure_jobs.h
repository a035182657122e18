#pragma once
#include "src/document/file_actions.h"
#include "src/office/outbox.h"

namespace motcua::dossier {

/// Carries out what an erasure left to do beside the database: takes the files' contents off the
/// shelf, and what SQLite still keeps of the old rows in its log of writes. Doing it again does no
/// harm. Throws when somebody reads an old picture of the database for too long; it is tried again.
void destroy_remains(office::Office&, const document::FileShelf&, const json::Value& effect_body);

}
