#include "src/app/shipping/content_shipment.h"

#include <stdexcept>

namespace motcua::shipping {
namespace {

/// Where the disk with them is away, each would look as if it was erased.
std::filesystem::path contents_of(const Order& order) {
    auto place = order.data / "files";
    if (!std::filesystem::is_directory(place))
        throw std::runtime_error(place.string() + " is not there");
    return place;
}

Chain newest_or_new(SecondFolder& folder) {
    const auto chains = folder.chains();
    return chains.empty() ? folder.begin_chain(now()) : chains.back();
}

}

ContentShipment::ContentShipment(const Order& order, Pulse& pulse, bool may_be_new)
    : order_(order), pulse_(pulse),
      folder_(claimed(order, SecondFolder::Holds::contents, may_be_new)), lock_(folder_.lock()),
      rows_(rows_of(order)), look_([this](const auto& work) { rows_->read(work); }),
      files_(contents_of(order), folder_.files()), pictures_(order, folder_) {
    const auto chain = newest_or_new(folder_);
    sweep(chain);
    pictures_.begin(chain);
    // What a picture looked at in vain was not there to be copied: from its beginning on.
    auto missed = id_age_max;
    if (const auto& newest = pictures_.newest())
        missed += std::chrono::duration_cast<std::chrono::milliseconds>(now() - newest->begun_at);
    files_.begin(look_, missed);
    look_([&](sql::Session& session) { erasures_.begin(session, missed); });
}

void ContentShipment::follow() {
    folder_.must_be_there();
    contents_of(order_);
    files_.copy(look_, pulse_);
    look_([&](sql::Session& session) {
        if (erasures_.any(session)) erased_ = true;
    });
    if (pictures_.is_done()) {
        pictures_.note(0);
        has_looked_ = true;
    }
    using Haste = Pictures::Haste;
    if (pictures_.is_due(!has_looked_ ? Haste::at_once : erased_ ? Haste::erased : Haste::none)) {
        erased_ = false;
        pictures_.make(1, files_.after());
    }
    pictures_.forget_when_due();
}

}
