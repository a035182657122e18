#include "src/app/shipping/folder_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace motcua::shipping {

SecondFolder claimed(const Order& order, SecondFolder::Holds holds, bool may_be_new) {
    SecondFolder folder(order.to);
    folder.claim(order.master, holds, may_be_new);
    return folder;
}

FolderLock::FolderLock(const std::filesystem::path& file)
    : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (handle_ >= 0 && ::flock(handle_, LOCK_EX | LOCK_NB) == 0) return;
    const bool is_anothers = handle_ >= 0 && errno == EWOULDBLOCK;
    if (handle_ >= 0) ::close(handle_);
    const auto folder = file.parent_path().string();
    if (is_anothers) throw ShipsAlready("another program ships to " + folder);
    throw std::runtime_error("cannot lock " + file.string());
}

FolderLock::~FolderLock() { ::close(handle_); }

}
