#include "src/app/shipping/shipment.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

#include <spdlog/spdlog.h>

#include "lib/base/durable.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::int64_t files_at_once = 500;
/// Ids begin with milliseconds; an id is drawn before its row is committed, at most so long.
constexpr int bits_below_milliseconds = 22;
constexpr std::chrono::milliseconds id_age_max = 1min;
constexpr auto picture_rest = 60s;
constexpr std::int64_t erasures_part = 10;
/// At its end a picture waits until gigabytes are durable: more patience is had with it.
constexpr int picture_patience = 10;

base::Instant now() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

std::int64_t id_before(std::int64_t id, std::chrono::milliseconds age) {
    const auto difference = static_cast<std::int64_t>(age.count()) << bits_below_milliseconds;
    return std::max<std::int64_t>(0, id - difference);
}

std::int64_t newest_id(sql::Session& session, const char* query) {
    return session.query(query).front().optional_integer(0).value_or(0);
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

SecondFolder claimed(const Order& order, bool may_be_new) {
    SecondFolder folder(order.to);
    folder.claim(order.master, may_be_new);
    return folder;
}

}

FolderLock::FolderLock(const fs::path& file)
    : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (handle_ >= 0 && ::flock(handle_, LOCK_EX | LOCK_NB) == 0) return;
    if (handle_ >= 0) ::close(handle_);
    throw std::runtime_error("another program ships to " + file.parent_path().string());
}

FolderLock::~FolderLock() { ::close(handle_); }

Shipment::Shipment(const Order& order, sql::LogTail& tail, Pulse& pulse, bool may_be_new)
    : order_(order), folder_(claimed(order, may_be_new)), lock_(folder_.lock()),
      from_(order.data / "files"), shelf_(folder_.files()), tail_(tail), pulse_(pulse) {
    tail_.begin();
    try {
        pulse_.beat();
        const auto chains = folder_.chains();
        if (chains.empty() || !goes_on(chains.back())) begin_chain();
        pulse_.beat();
        // Older contents are copied with a picture.
        std::chrono::milliseconds missed = id_age_max;
        if (last_.number > 0)
            missed += std::chrono::duration_cast<std::chrono::milliseconds>(now() - last_.taken_at);
        tail_.look([&](sql::Session& session) {
            files_after_ = id_before(newest_id(session, "SELECT MAX(id) FROM files"), missed);
            erasures_after_ = id_before(newest_id(session, "SELECT MAX(id) FROM journal"), missed);
        });
    } catch (...) {
        tail_.let_go();
        throw;
    }
}

/// The picture ends after it, and may wait for the second folder.
Shipment::~Shipment() { tail_.let_go(); }

/// Whether the log of writes still holds what follows on the chain's last segment.
bool Shipment::goes_on(const Chain& chain) {
    sweep(chain);
    auto numbers = chain.segments();
    for (; !numbers.empty(); numbers.pop_back()) {
        const auto place = chain.segment(numbers.back());
        const auto bytes = bytes_of(place);
        const auto segment = parse_segment(bytes);
        if (segment) {
            last_ = segment->head;
            last_digest_ = segment->digest;
            break;
        }
        auto torn = place;
        torn += ".torn";
        fs::rename(place, torn);
        spdlog::warn("shipping: segment {} is torn and set aside", numbers.back());
    }
    if (numbers.empty() || !tail_.go_on_behind(last_.place)) {
        last_ = {};
        return false;
    }
    for (bool found = false; !found && !numbers.empty(); numbers.pop_back()) {
        const auto bytes = bytes_of(chain.segment(numbers.back()));
        const auto segment = parse_segment(bytes);
        log_begun_with_ = numbers.back();
        found = !segment || segment->head.begins_log;
    }
    chain_ = chain;
    const auto pictures = SecondFolder::pictures(chain);
    if (!pictures.empty()) newest_picture_ = pictures.back();
    return true;
}

void Shipment::begin_chain() {
    chain_ = folder_.begin_chain(now());
    last_ = {};
    last_digest_.clear();
    log_begun_with_ = 1;
    newest_picture_.reset();
    spdlog::info("shipping: chain {} begins", chain_.name());
}

void Shipment::follow() {
    folder_.must_be_there();
    tail_.follow([this](const sql::LogPiece& piece) { keep(piece); });
    pulse_.beat();
    // What is taken out of the log below may get into a picture, and is shipped the next time.
    end_picture_when_done();
    tail_.shorten_when_long();
    begin_picture_when_due();
    forget_when_due();
}

bool Shipment::picture_hangs() const {
    return work_ && work_->silence() > picture_patience * order_.patience;
}

void Shipment::keep(const sql::LogPiece& piece) {
    folder_.must_be_there();
    SegmentHead head{last_.number + 1,     now(),
                     tail_.page_bytes(),   static_cast<std::int64_t>(piece.pages.size()),
                     piece.database_pages, last_digest_,
                     piece.begins_log(),   piece.to};
    // A look that begins now sees the rows of all that was read from the log.
    copy_contents();
    tail_.look([&](sql::Session& session) { look_for_erasures(session); });
    last_digest_ =
        write_segment(chain_.segment(head.number), head, piece.pages,
                      [&](std::uint32_t number) { return tail_.page(piece, number); });
    pulse_.beat();
    if (head.begins_log) log_begun_with_ = head.number;
    last_ = std::move(head);
}

void Shipment::copy_contents() {
    std::int64_t newest = files_after_;
    for (;;) {
        std::vector<document::StoredFile> files;
        tail_.look([&](sql::Session& session) {
            files = document::files_after(session, newest, files_at_once);
        });
        if (files.empty()) break;
        for (const auto& file : files) {
            newest = file.id;
            if (files_there_.contains(file.id)) continue;
            copy_content(file);
            files_there_.insert(file.id);
            pulse_.beat();
        }
    }
    files_after_ = std::max(files_after_, id_before(newest, id_age_max));
    files_there_.erase(files_there_.begin(), files_there_.upper_bound(files_after_));
}

/// One that is not there was erased since, or is lost: `verify` tells.
void Shipment::copy_content(const document::StoredFile& file) {
    const auto from = from_.place_of(file);
    const auto to = shelf_.place_of(file);
    if (!fs::exists(to) && fs::exists(from)) base::copy_durably(from, to);
}

/// What was erased goes from the second folder once a picture that is younger is old enough.
void Shipment::look_for_erasures(sql::Session& session) {
    const auto rows = session.query("SELECT id FROM journal WHERE id > $1 AND"
                                    " kind = 'dossier_erased' ORDER BY id DESC LIMIT 1",
                                    erasures_after_);
    if (!rows.empty()) {
        erased_with_ = last_.number + 1;
        erasures_after_ = rows.front().integer(0);
        return;
    }
    const auto newest = newest_id(session, "SELECT MAX(id) FROM journal");
    erasures_after_ = std::max(erasures_after_, id_before(newest, id_age_max));
}

void Shipment::begin_picture_when_due() {
    if (work_ || !picture_is_due()) return;
    Picture picture;
    const auto pictures = SecondFolder::pictures(chain_);
    picture.number = pictures.empty() ? 1 : pictures.back().number + 1;
    picture.replay_from = log_begun_with_;
    picture.begun_at = now();
    work_ = std::make_unique<PictureWork>(order_.data, folder_, chain_, picture, files_after_);
}

bool Shipment::picture_is_due() const {
    if (picture_failed_at_ && std::chrono::steady_clock::now() - *picture_failed_at_ < picture_rest)
        return false;
    if (!newest_picture_) return true;
    const auto age = now() - newest_picture_->begun_at;
    // What was erased stands in the old log of writes still, until it has begun anew.
    const bool erased = erased_with_ && log_begun_with_ > *erased_with_;
    return age >= order_.picture_every || (erased && age >= order_.picture_every / erasures_part);
}

/// All that could get into the picture was shipped before this is called, unless the log was let go
/// since.
void Shipment::end_picture_when_done() {
    if (!work_ || !work_->is_done()) return;
    tail_.must_hold();
    const auto work = std::move(work_);
    if (!work->failure().empty()) {
        picture_failed_at_ = std::chrono::steady_clock::now();
        throw std::runtime_error("no picture: " + work->failure());
    }
    auto picture = work->picture();
    picture.valid_from = last_.number;
    picture.valid_at = now();
    SecondFolder::note(chain_, picture);
    if (erased_with_ && picture.replay_from > *erased_with_) erased_with_.reset();
    newest_picture_ = std::move(picture);
    picture_failed_at_.reset();
    forgotten_at_ = {};
}

void Shipment::forget_when_due() {
    const auto pause = std::min<std::chrono::seconds>(10min, order_.keep / 4);
    if (now() - forgotten_at_ < pause) return;
    forgotten_at_ = now();
    folder_.forget_before(now() - order_.keep);
}

}
