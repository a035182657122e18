#pragma once
#include <filesystem>
#include <utility>
#include <vector>

#include "src/document/file_actions.h"

namespace motcua::shipping {

/// Whether a content is to be copied: its copy is not there, or a power cut tore it. What is torn
/// itself is not copied: the copy may be what is left of it.
bool needs_copy(const document::StoredFile&, const document::FileShelf& from,
                const document::FileShelf& to);

/// Copies that get their names together, once all of them are durable: many cost little more than
/// one, and none stands there torn.
class Copies {
  public:
    void add(const std::filesystem::path& from, const std::filesystem::path& to);
    void give_names();

  private:
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> halves_;
};

}
