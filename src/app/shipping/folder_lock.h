#pragma once
#include <filesystem>
#include <stdexcept>

#include "src/app/shipping/order.h"
#include "src/app/shipping/second_folder.h"

namespace motcua::shipping {

/// Another program has the second folder.
struct ShipsAlready : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The folder that is named there, claimed.
SecondFolder claimed(const Order&, SecondFolder::Holds, bool may_be_new);

/// Only one process may ship to a folder. Throws ShipsAlready.
class FolderLock {
  public:
    explicit FolderLock(const std::filesystem::path& file);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int handle_;
};

}
