#include "src/app/assets.h"

#include <fstream>
#include <iterator>

#include "lib/crypto/digest.h"

namespace motcua::app {
namespace {

std::string type_of(const std::string& extension) {
    static const std::map<std::string, std::string> types{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".yaml", "text/yaml; charset=utf-8"}};
    const auto found = types.find(extension);
    return found == types.end() ? "application/octet-stream" : found->second;
}

}

Assets::Assets(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        add(entry.path(), "/assets/" + entry.path().lexically_relative(folder).string());
    }
}

void Assets::add(const std::filesystem::path& file, const std::string& path) {
    std::ifstream in(file, std::ios::binary);
    Asset asset;
    asset.content.assign(std::istreambuf_iterator<char>(in), {});
    asset.type = type_of(file.extension().string());
    asset.etag = "\"" + crypto::hex(crypto::sha256(asset.content)).substr(0, 16) + "\"";
    by_path_[path] = std::move(asset);
}

std::optional<http::Response> Assets::answer(const http::Request& request) const {
    const auto found = by_path_.find(request.path);
    if (found == by_path_.end() || (request.method != "GET" && request.method != "HEAD"))
        return std::nullopt;
    const auto& asset = found->second;
    http::Response answer;
    answer.with("ETag", asset.etag)
        .with("Cache-Control", "public, max-age=300")
        .with("X-Content-Type-Options", "nosniff");
    if (request.header("if-none-match") == asset.etag) {
        answer.status = http::Status::not_modified;
        return answer;
    }
    answer.with("Content-Type", asset.type);
    answer.body = asset.content;
    return answer;
}

}
