#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/message.h"
#include "lib/http/multipart.h"
#include "lib/http/request_parser.h"
#include "lib/http/server.h"

namespace motcua::http {

/// Makes the upload folder when missing and removes the files that an earlier run has left there.
/// Only files named by UploadReader go: a mistaken setting must not empty somebody's folder. What
/// another node that uses the folder is just taking in stays.
void prepare_upload_folder(const std::filesystem::path&);

/// Reads a multipart body into request.form and request.uploads; files go to disk as they come.
/// All of it blocks on the disk, so it is called on a thread that may wait.
class UploadReader {
  public:
    /// `options` and `request` must outlive the reader.
    UploadReader(const ServerOptions& options, Request& request);
    ~UploadReader();
    UploadReader(const UploadReader&) = delete;
    UploadReader& operator=(const UploadReader&) = delete;

    /// Why the request is refused, or nothing so far. Throws std::system_error when the disk fails.
    std::optional<Refusal> take(std::string_view piece);
    std::optional<Refusal> finish();

  private:
    bool begin_part(const PartHead&);
    bool take_content(std::string_view);
    bool take_field(std::string_view);
    bool count_field(std::size_t bytes);
    bool take_file(std::string_view);
    bool end_part();
    bool open_file();
    bool begun() const;
    bool refuse(Status, std::string_view problem);
    void close_file();
    std::optional<Refusal> refusal() const;

    const ServerOptions& options_;
    Request& request_;
    PartHead head_;
    std::string field_;           // the value of the part, when it is no file
    std::size_t field_bytes_ = 0; // of all fields so far
    Upload upload_;               // the part, when it is a file
    int file_ = -1;
    std::optional<Refusal> refusal_;
    MultipartReader reader_;
};

}
