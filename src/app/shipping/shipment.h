#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "lib/sql/database.h"
#include "lib/sql/log_tail.h"
#include "src/app/shipping/picture_work.h"
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
/// else begins a new one.
class Shipment {
  public:
    /// `may_be_new`: an empty second folder is taken.
    Shipment(const Order&, bool may_be_new);

    /// Ships all that was committed until now. May be called again after it has thrown.
    void follow();
    /// Whether somebody waits for that.
    bool is_waited_for() { return tail_.is_waited_for(); }

  private:
    bool goes_on(const Chain&);
    void begin_chain();
    void keep(const sql::LogPiece&);
    void copy_contents(sql::Session&);
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
    sql::LogTail tail_;
    std::unique_ptr<sql::Database> rows_;
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
