#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lib/sql/log_tail.h"
#include "src/app/shipping/picture_work.h"
#include "src/app/shipping/pulse.h"
#include "src/app/shipping/second_folder.h"
#include "src/app/shipping/segment.h"
#include "src/app/shipping/shipper.h"
#include "src/document/file_actions.h"

namespace motcua::shipping {

/// Only one process may ship to a folder.
class FolderLock {
  public:
    explicit FolderLock(const std::filesystem::path& file);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int handle_;
};

/// One unbroken following of the database: goes on with the newest chain where nothing was missed,
/// else begins a new one. Holds nothing of the database while it waits for the second folder but
/// the tail, which others may let go when that takes too long.
class Shipment {
  public:
    /// `may_be_new`: an empty second folder is taken. The tail begins here, and is let go when this
    /// object ends. The pulse beats with each thing that was got done.
    Shipment(const Order&, sql::LogTail&, Pulse&, bool may_be_new);
    ~Shipment();
    Shipment(const Shipment&) = delete;
    Shipment& operator=(const Shipment&) = delete;

    /// Ships all that was committed until now. May be called again after it has thrown, unless that
    /// was sql::LogLost.
    void follow();
    /// Whether the second folder has not answered for long while a picture was being made: segments
    /// may go on all the same.
    bool picture_hangs() const;

  private:
    bool goes_on(const Chain&);
    void begin_chain();
    void keep(const sql::LogPiece&);
    void copy_contents();
    void copy_content(const document::StoredFile&);
    void look_for_erasures(sql::Session&);
    void begin_picture_when_due();
    bool picture_is_due() const;
    void end_picture_when_done();
    void forget_when_due();

    const Order& order_;
    SecondFolder folder_;
    FolderLock lock_;
    document::FileShelf from_;
    document::FileShelf shelf_;
    sql::LogTail& tail_;
    Pulse& pulse_;
    Chain chain_;
    SegmentHead last_; ///< number 0: none yet in this chain
    std::string last_digest_;
    std::int64_t log_begun_with_ = 1; ///< the segment with which the present log of writes began
    std::int64_t files_after_ = 0;
    std::set<std::int64_t> files_there_; ///< of those behind files_after_
    std::int64_t erasures_after_ = 0;
    std::optional<std::int64_t> erased_with_; ///< the segment after which a new picture is wanted
    std::optional<Picture> newest_picture_;
    std::optional<std::chrono::steady_clock::time_point> picture_failed_at_;
    base::Instant forgotten_at_{};
    std::unique_ptr<PictureWork> work_;
};

}
