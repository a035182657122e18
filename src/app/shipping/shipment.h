#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/sql/log_tail.h"
#include "src/app/shipping/following.h"
#include "src/app/shipping/folder_lock.h"
#include "src/app/shipping/order.h"
#include "src/app/shipping/pictures.h"
#include "src/app/shipping/pulse.h"
#include "src/app/shipping/second_folder.h"
#include "src/app/shipping/segment.h"
#include "src/app/shipping/young_rows.h"

namespace motcua::shipping {

/// One unbroken following of a SQLite database: goes on with the newest chain where nothing was
/// missed, else begins a new one. Holds nothing of the database while it waits for the second
/// folder but the tail, which others may let go when that takes too long.
class Shipment final : public Following {
  public:
    /// `may_be_new`: an empty second folder is taken. The tail begins here, and is let go when this
    /// object ends. The pulse beats with each thing that was got done.
    Shipment(const Order&, sql::LogTail&, Pulse&, bool may_be_new);
    ~Shipment() override;

    void follow() override;
    bool is_whole() const override { return true; }
    bool picture_hangs() const override { return pictures_.hangs(); }

  private:
    bool goes_on(const Chain&);
    void begin_chain();
    void keep(const sql::LogPiece&);
    void end_picture_when_done();
    void begin_picture_when_due();

    SecondFolder folder_;
    FolderLock lock_;
    sql::LogTail& tail_;
    Pulse& pulse_;
    Look look_;
    YoungFiles files_;
    YoungErasures erasures_;
    Chain chain_;
    SegmentHead last_; ///< number 0: none yet in this chain
    std::string last_digest_;
    std::int64_t log_begun_with_ = 1; ///< the segment with which the present log of writes began
    std::optional<std::int64_t> erased_with_; ///< the segment after which a new picture is wanted
    Pictures pictures_;
};

}
