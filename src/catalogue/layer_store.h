#pragma once
#include <string>
#include <vector>

#include "src/catalogue/layer.h"
#include "src/office/journal.h"

namespace motcua::catalogue {

struct LayerRow {
    std::int64_t revision = 0;
    std::string publish_by;
    std::string published_on; ///< "" while it is not on the national base
    bool signed_late = false;
    Layer layer;
};
/// All decisions about a procedure, oldest first.
std::vector<LayerRow> layer_rows(sql::Session&, const std::string& code);
std::vector<Layer> layers_of(sql::Session&, const std::string& code);
/// The version that the next act on the procedure's decisions expects.
office::Version layer_version(sql::Session&, const std::string& code);

/// A decision that is not on the national base yet, and until when it should be.
struct UnpublishedLayer {
    std::string code;
    std::string name;
    std::string number;
    std::string publish_by;
};
/// The most urgent first.
std::vector<UnpublishedLayer> unpublished_layers(sql::Session&, std::int64_t limit);

void apply_layer(office::Applying, const office::Entry&);
void apply_layer_publication(office::Applying, const office::Entry&);

}
