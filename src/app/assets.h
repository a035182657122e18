#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "lib/http/message.h"

namespace motcua::app {

/// The files below assets/, read at start and served from memory under /assets/, with an ETag.
class Assets {
  public:
    explicit Assets(const std::filesystem::path& folder);
    /// One more file, at a path of its own.
    void add(const std::filesystem::path& file, const std::string& path);
    std::optional<http::Response> answer(const http::Request&) const;

  private:
    struct Asset {
        std::string content;
        std::string type;
        std::string etag;
    };
    std::map<std::string, Asset, std::less<>> by_path_;
};

}
