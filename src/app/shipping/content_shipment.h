#pragma once
#include <memory>

#include "src/app/shipping/following.h"
#include "src/app/shipping/folder_lock.h"
#include "src/app/shipping/order.h"
#include "src/app/shipping/pictures.h"
#include "src/app/shipping/pulse.h"
#include "src/app/shipping/second_folder.h"
#include "src/app/shipping/young_rows.h"

namespace motcua::shipping {

/// Ships the contents of files that a PostgreSQL database names; the database itself is archived by
/// PostgreSQL. Its pictures are of contents alone: a look at all rows for what was missed, and the
/// list of what was erased.
class ContentShipment final : public Following {
  public:
    /// `may_be_new`: an empty second folder is taken. The pulse beats with each thing that was got
    /// done. Throws ShipsAlready when another program has the folder.
    ContentShipment(const Order&, Pulse&, bool may_be_new);

    void follow() override;
    /// Not before the first picture.
    bool is_whole() const override { return pictures_.newest().has_value(); }
    bool picture_hangs() const override { return pictures_.hangs(); }

  private:
    const Order& order_;
    Pulse& pulse_;
    SecondFolder folder_;
    FolderLock lock_;
    std::unique_ptr<sql::Database> rows_;
    Look look_;
    YoungFiles files_;
    YoungErasures erasures_;
    bool erased_ = false; ///< since the newest picture was begun
    bool has_looked_ = false; ///< at all rows, for what was missed
    Pictures pictures_;
};

}
