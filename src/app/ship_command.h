#pragma once
#include <memory>
#include <optional>
#include <string>

#include "src/app/settings.h"
#include "src/app/shipping/shipper.h"

namespace motcua::app {

/// Why nothing can be shipped with these settings; nothing when it can be tried.
std::optional<std::string> fault_in(const Settings&, const ShipSettings&);

/// Ships in threads of its own. Made before what writes to the database and ended after it, so that
/// the last commits are shipped too. Where the second folder hangs at the end, a thread is left
/// behind: the process must then end without destructors of statics, as `main` does.
class Shipping {
  public:
    Shipping() = default;
    ~Shipping();
    Shipping(const Shipping&) = delete;
    Shipping& operator=(const Shipping&) = delete;

    /// Begins where database and master key are there, and it has not begun.
    void begin(const Settings&, const ShipSettings&);
    bool has_begun() const { return shipper_ != nullptr; }
    /// A line for whoever looks after the program; "" when nothing is to be shipped.
    std::string health() const;

  private:
    std::unique_ptr<shipping::Shipper> shipper_;
};

/// What stands behind `motcua ship`: ships while others serve, until it is told to stop. 0 stopped,
/// 2 there is nothing to ship.
int ship(const Settings&);

}
