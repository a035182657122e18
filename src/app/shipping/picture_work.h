#pragma once
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "src/app/shipping/order.h"
#include "src/app/shipping/pulse.h"
#include "src/app/shipping/second_folder.h"
#include "src/document/file_actions.h"

namespace motcua::shipping {

/// Makes one picture in a thread of its own, while what is new goes on being shipped: the file of
/// the database on SQLite, then all contents that its rows name and the second folder has not, then
/// the list of those that no row names any more. Given up when this object ends before. Nothing of
/// the database is held while it waits for the second folder.
class PictureWork {
  public:
    /// `picture` says what was so when it began. Contents of files behind `files_before` are
    /// durable at once, the others when the picture is.
    PictureWork(const Order&, SecondFolder to, Chain chain, Picture picture,
                std::int64_t files_before);

    bool is_done() const { return done_; }
    /// For how long it has got nothing done.
    Pulse::Clock::duration silence() const { return pulse_.silence(); }
    /// Once done: "" or why it failed.
    const std::string& failure() const { return failure_; }
    const Picture& picture() const { return picture_; }

  private:
    void make(const std::stop_token&);
    void copy_database(const std::stop_token&);
    void copy_contents(const std::stop_token&);
    void list_gone(const std::stop_token&);

    void look(const std::function<void(sql::Session&)>&) const;

    const Order& order_;
    document::FileShelf from_;
    document::FileShelf shelf_;
    SecondFolder to_;
    Chain chain_;
    Picture picture_;
    std::int64_t files_before_;
    std::string failure_;
    Pulse pulse_;
    std::atomic<bool> done_{false};
    std::jthread thread_;
};

}
