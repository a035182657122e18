#include "lib/http/upload.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "lib/base/random.h"
#include "lib/base/text.h"

namespace motcua::http {

namespace {

constexpr std::string_view file_ending = ".upload";

[[noreturn]] void disk_failed(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// Holds its file by a lock, which ends with the process at the latest: so another node that starts
/// on the same folder tells it from what nobody needs any more.
struct TemporaryFile {
    std::filesystem::path path;
    int held;

    TemporaryFile(std::filesystem::path where, int file) : path(std::move(where)), held(file) {}
    ~TemporaryFile() {
        ::unlink(path.c_str());
        ::close(held);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
};

/// A new file, locked. Null when another node took it for a left-over before it was locked.
std::shared_ptr<const TemporaryFile> new_file(std::filesystem::path path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) disk_failed("an uploaded file can be made");
    auto made = std::make_shared<const TemporaryFile>(std::move(path), file);
    if (::flock(file, LOCK_SH | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return nullptr;
        disk_failed("an uploaded file can be locked");
    }
    struct stat found {};
    if (::fstat(file, &found) != 0) disk_failed("an uploaded file can be found");
    return found.st_nlink > 0 ? made : nullptr;
}

void remove_left_over(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
    ::close(file);
}

}

void prepare_upload_folder(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::error_code gone; // the file of another node may end while we look
        const bool is_upload =
            entry.is_regular_file(gone) && entry.path().extension() == file_ending;
        if (is_upload) remove_left_over(entry.path());
    }
}

UploadReader::UploadReader(const ServerOptions& options, Request& request)
    : options_(options), request_(request),
      reader_(request.header("content-type"),
              {[this](const PartHead& head) { return begin_part(head); },
               [this](std::string_view bytes) { return take_content(bytes); },
               [this] { return end_part(); }}) {}

UploadReader::~UploadReader() { close_file(); }

std::optional<Refusal> UploadReader::take(std::string_view piece) {
    return reader_.take(piece) ? std::nullopt : refusal();
}

std::optional<Refusal> UploadReader::finish() {
    reader_.finish();
    return refusal();
}

std::optional<Refusal> UploadReader::refusal() const {
    if (refusal_) return refusal_;
    switch (reader_.problem()) {
    case MultipartProblem::none: return std::nullopt;
    case MultipartProblem::too_many_parts:
    case MultipartProblem::part_header_too_large:
        return Refusal{Status::payload_too_large, "body_too_large"};
    case MultipartProblem::no_boundary:
    case MultipartProblem::malformed:
    case MultipartProblem::truncated: break;
    }
    return Refusal{Status::bad_request, "malformed_multipart"};
}

bool UploadReader::refuse(Status status, std::string_view problem) {
    refusal_ = Refusal{status, problem};
    return false;
}

bool UploadReader::begin_part(const PartHead& head) {
    if (!base::is_storable(head.name) || !base::is_storable(head.file_name)) {
        return refuse(Status::bad_request, "malformed_multipart");
    }
    head_ = head;
    if (!base::is_storable(head_.content_type)) head_.content_type.clear();
    field_.clear();
    // A file box that the user has left empty comes as a part without name and content; it is no
    // upload, so such a part gets its file only with the first byte.
    if (head_.is_file && !head_.file_name.empty()) return open_file();
    return head_.is_file || count_field(head_.name.size());
}

bool UploadReader::open_file() {
    upload_ = {head_.name, head_.file_name, head_.content_type, 0, {}};
    const bool no_more = request_.uploads.size() >= options_.files_max;
    if (no_more || options_.upload_folder.empty()) {
        upload_.fault = "too_many_files";
        return true;
    }
    std::shared_ptr<const TemporaryFile> made;
    while (made == nullptr)
        made = new_file(options_.upload_folder /
                        (base::random_token(128) + std::string(file_ending)));
    file_ = made->held;
    upload_.path = {made, &made->path};
    return true;
}

bool UploadReader::take_content(std::string_view bytes) {
    return head_.is_file ? take_file(bytes) : take_field(bytes);
}

bool UploadReader::take_field(std::string_view bytes) {
    if (!count_field(bytes.size())) return false;
    field_ += bytes;
    return true;
}

bool UploadReader::count_field(std::size_t bytes) {
    field_bytes_ += bytes;
    if (field_bytes_ <= options_.body_bytes_max) return true;
    return refuse(Status::payload_too_large, "body_too_large");
}

bool UploadReader::take_file(std::string_view bytes) {
    if (!begun() && !open_file()) return false;
    upload_.size += bytes.size();
    if (upload_.fault.empty() && upload_.size > options_.file_bytes_max) {
        upload_.fault = "file_too_large";
        upload_.path.reset();
        close_file();
    }
    if (!upload_.fault.empty()) return true;
    while (!bytes.empty()) {
        const auto written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) disk_failed("an uploaded file can be written");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool UploadReader::end_part() {
    if (begun()) {
        close_file();
        request_.uploads.push_back(std::exchange(upload_, {}));
    } else if (!head_.is_file) {
        if (!base::is_storable(field_)) return refuse(Status::bad_request, "bad_request");
        request_.form.add(head_.name, std::move(field_));
    }
    return true;
}

/// Whether the part is a file that somebody chose, whole or not.
bool UploadReader::begun() const { return file_ >= 0 || !upload_.fault.empty(); }

/// The file itself is closed with the upload.
void UploadReader::close_file() { file_ = -1; }

}
