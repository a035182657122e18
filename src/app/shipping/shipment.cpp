#include "src/app/shipping/shipment.h"

#include <fstream>

#include <spdlog/spdlog.h>

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}

Shipment::Shipment(const Order& order, sql::LogTail& tail, Pulse& pulse, bool may_be_new)
    : folder_(claimed(order, SecondFolder::Holds::database, may_be_new)), lock_(folder_.lock()),
      tail_(tail), pulse_(pulse), look_([this](const auto& work) { tail_.look(work); }),
      files_(order.data / "files", folder_.files()), pictures_(order, folder_) {
    tail_.begin();
    try {
        pulse_.beat();
        const auto chains = folder_.chains();
        if (chains.empty() || !goes_on(chains.back())) begin_chain();
        pulse_.beat();
        // Older contents are copied with a picture.
        auto missed = id_age_max;
        if (last_.number > 0)
            missed += std::chrono::duration_cast<std::chrono::milliseconds>(now() - last_.taken_at);
        files_.begin(look_, missed);
        look_([&](sql::Session& session) { erasures_.begin(session, missed); });
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
    pictures_.begin(chain_);
    return true;
}

void Shipment::begin_chain() {
    chain_ = folder_.begin_chain(now());
    last_ = {};
    last_digest_.clear();
    log_begun_with_ = 1;
    pictures_.begin(chain_);
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
    pictures_.forget_when_due();
}

void Shipment::keep(const sql::LogPiece& piece) {
    folder_.must_be_there();
    SegmentHead head{last_.number + 1,     now(),
                     tail_.page_bytes(),   static_cast<std::int64_t>(piece.pages.size()),
                     piece.database_pages, last_digest_,
                     piece.begins_log(),   piece.to};
    // A look that begins now sees the rows of all that was read from the log.
    files_.copy(look_, pulse_);
    // What was erased goes from the second folder once a picture that is younger is old enough.
    look_([&](sql::Session& session) {
        if (erasures_.any(session)) erased_with_ = head.number;
    });
    last_digest_ =
        write_segment(chain_.segment(head.number), head, piece.pages,
                      [&](std::uint32_t number) { return tail_.page(piece, number); });
    pulse_.beat();
    if (head.begins_log) log_begun_with_ = head.number;
    last_ = std::move(head);
}

/// All that could get into the picture was shipped before this is called, unless the log was let go
/// since.
void Shipment::end_picture_when_done() {
    if (!pictures_.is_done()) return;
    tail_.must_hold();
    pictures_.note(last_.number);
    if (erased_with_ && pictures_.newest()->replay_from > *erased_with_) erased_with_.reset();
}

void Shipment::begin_picture_when_due() {
    // What was erased stands in the old log of writes still, until it has begun anew.
    const bool erased = erased_with_ && log_begun_with_ > *erased_with_;
    if (pictures_.is_due(erased ? Pictures::Haste::erased : Pictures::Haste::none))
        pictures_.make(log_begun_with_, files_.after());
}

}
