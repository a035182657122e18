#pragma once
#include <string>
#include <vector>

#include "src/calendar/calendar_text.h"
#include "src/office/journal.h"

namespace motcua::calendar {

/// One revision of what one authority says of the days.
struct LayerRevision {
    std::string code;
    std::int64_t revision = 0;
    bool operator==(const LayerRevision&) const = default;
};

/// The newest revisions of these codes, in this order. The first one, of the nation, is always
/// there (of revision 0 where nothing was published); of others those that have said something.
std::vector<LayerRevision> newest_layers(sql::Session&, const std::vector<std::string>& codes);
/// As they stand in a derivation, and back: `calendar` and `calendar_revision` of the nation, and
/// `layers`, each with `calendar` and `revision`, from the province down. Nothing where no calendar
/// is named.
void add_layers(json::Object& derivation, const std::vector<LayerRevision>&);
std::vector<LayerRevision> layers_in(const json::Value& derivation);

std::vector<json::Value> texts_of(sql::Session&, const std::vector<LayerRevision>&);
OfficeCalendar get(sql::Session&, const std::vector<LayerRevision>&);
OfficeCalendar get(sql::Session&, const std::string& code, std::int64_t revision);

void apply_publication(office::Applying, const office::Entry&);

}
