#include "src/app/shipping/pictures.h"

#include <algorithm>
#include <stdexcept>

namespace motcua::shipping {
namespace {

using namespace std::chrono_literals;

constexpr auto rest_after_failure = 60s;
constexpr std::int64_t erasures_part = 10;
/// At its end a picture waits until gigabytes are durable: more patience is had with it.
constexpr int patience_times = 10;

}

Pictures::Pictures(const Order& order, SecondFolder folder)
    : order_(order), folder_(std::move(folder)) {}

void Pictures::begin(const Chain& chain) {
    chain_ = chain;
    newest_.reset();
    const auto pictures = SecondFolder::pictures(chain);
    if (!pictures.empty()) newest_ = pictures.back();
}

bool Pictures::is_due(Haste haste) const {
    const auto rested = std::chrono::steady_clock::now() - rest_after_failure;
    if (work_ || (failed_at_ && *failed_at_ > rested)) return false;
    if (!newest_ || haste == Haste::at_once) return true;
    const auto age = now() - newest_->begun_at;
    return age >= order_.picture_every / (haste == Haste::erased ? erasures_part : 1);
}

void Pictures::make(std::int64_t replay_from, std::int64_t files_before) {
    Picture picture;
    picture.number = newest_ ? newest_->number + 1 : 1;
    picture.replay_from = replay_from;
    picture.begun_at = now();
    work_ = std::make_unique<PictureWork>(order_, folder_, chain_, picture, files_before);
}

void Pictures::note(std::int64_t valid_from) {
    const auto work = std::move(work_);
    if (!work->failure().empty()) {
        failed_at_ = std::chrono::steady_clock::now();
        throw std::runtime_error("no picture: " + work->failure());
    }
    auto picture = work->picture();
    picture.valid_from = valid_from;
    picture.valid_at = now();
    SecondFolder::note(chain_, picture);
    newest_ = std::move(picture);
    failed_at_.reset();
    forgotten_at_ = {};
}

bool Pictures::hangs() const {
    return work_ && work_->silence() > patience_times * order_.patience;
}

void Pictures::forget_when_due() {
    const auto pause = std::min<std::chrono::seconds>(10min, order_.keep / 4);
    if (now() - forgotten_at_ < pause) return;
    forgotten_at_ = now();
    folder_.forget_before(now() - order_.keep);
}

}
