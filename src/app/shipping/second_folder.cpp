#include "src/app/shipping/second_folder.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "lib/base/durable.h"
#include "lib/json/value.h"
#include "src/document/file_actions.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

constexpr auto marker = "shipping.json";
constexpr int digits = 12;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<json::Value> json_in(const fs::path& file) {
    auto read = json::parse(text_of(file));
    if (!read) return std::nullopt;
    return std::move(*read);
}

void write_json(const fs::path& file, const json::Object& value) {
    base::write_durably(file, [&](std::ostream& out) { out << json::pretty(value) << '\n'; });
}

/// Of files that are called by it, as 000000000012.seg; nothing of others.
std::optional<std::int64_t> number_of(const fs::path& file, std::string_view ending) {
    const auto stem = file.stem().string();
    std::int64_t number = 0;
    if (file.extension() != ending || stem.size() != digits) return std::nullopt;
    const auto* const end = stem.data() + stem.size();
    const auto read = std::from_chars(stem.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return number;
}

std::vector<std::int64_t> numbers_in(const fs::path& folder, std::string_view ending) {
    std::vector<std::int64_t> numbers;
    if (!fs::exists(folder)) return numbers;
    for (const auto& entry : fs::directory_iterator(folder))
        if (const auto number = number_of(entry.path(), ending)) numbers.push_back(*number);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::string called(std::int64_t number, std::string_view ending) {
    return fmt::format("{:0{}d}{}", number, digits, ending);
}

fs::path note_of(const Chain& chain, std::int64_t picture) {
    return chain.folder / "pictures" / called(picture, ".json");
}

void remove_picture(const Chain& chain, std::int64_t number) {
    // Without its note it is none: whoever is killed here leaves none that is half there.
    for (const auto& part : {note_of(chain, number), chain.picture(number), chain.gone(number)})
        base::remove_durably(part);
}

}

fs::path Chain::segment(std::int64_t number) const {
    return folder / "segments" / called(number, ".seg");
}

fs::path Chain::picture(std::int64_t number) const {
    return folder / "pictures" / called(number, ".db");
}

fs::path Chain::gone(std::int64_t picture) const {
    return folder / "pictures" / called(picture, ".gone");
}

std::vector<std::int64_t> Chain::segments() const {
    return numbers_in(folder / "segments", ".seg");
}

bool SecondFolder::is_there() const { return fs::exists(folder_ / marker); }

void SecondFolder::claim(const std::string& master_fingerprint, Holds holds, bool may_be_new) {
    if (may_be_new && fs::is_directory(folder_) && !is_there()) {
        if (!fs::is_empty(folder_))
            throw std::runtime_error(folder_.string() + " holds something else than a shipment");
        write_json(folder_ / marker,
                   {{"format", 1},
                    {"master", master_fingerprint},
                    {"holds", holds == Holds::contents ? "contents" : "database"}});
    }
    must_be_there();
    if (this->master_fingerprint() != master_fingerprint)
        throw std::runtime_error(folder_.string() + " belongs to another master key");
    if (this->holds() != holds)
        throw std::runtime_error(folder_.string() + " belongs to a database of another kind");
    fs::create_directories(folder_ / "chains");
    fs::create_directories(files());
}

SecondFolder::Holds SecondFolder::holds() const {
    const auto read = json_in(folder_ / marker);
    return read && read->text_at("holds") == "contents" ? Holds::contents : Holds::database;
}

void SecondFolder::must_be_there() const {
    if (!is_there()) throw std::runtime_error(folder_.string() + " is not there");
}

std::string SecondFolder::master_fingerprint() const {
    const auto read = json_in(folder_ / marker);
    return read ? read->text_at("master") : "";
}

std::vector<Chain> SecondFolder::chains() const {
    std::vector<Chain> chains;
    if (!fs::exists(folder_ / "chains")) return chains;
    for (const auto& entry : fs::directory_iterator(folder_ / "chains")) {
        const auto note = json_in(entry.path() / "chain.json");
        if (note)
            chains.push_back(
                {entry.path(), base::from_microseconds(note->integer_at("begun_at"))});
    }
    std::sort(chains.begin(), chains.end(),
              [](const Chain& a, const Chain& b) { return a.begun_at < b.begun_at; });
    return chains;
}

Chain SecondFolder::begin_chain(base::Instant now) {
    auto before = chains();
    // One that never got anywhere, as on a full disk, is not kept.
    while (!before.empty() && before.back().segments().empty() && pictures(before.back()).empty()) {
        fs::remove_all(before.back().folder);
        before.pop_back();
    }
    for (const auto& entry : fs::directory_iterator(folder_ / "chains"))
        if (!fs::exists(entry.path() / "chain.json")) fs::remove_all(entry.path());
    if (!before.empty())
        now = std::max(now, before.back().begun_at + std::chrono::microseconds{1});
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    const auto name = fmt::format("{:%Y%m%dT%H%M%S}.{:06d}Z", second, (now - second).count());
    Chain chain{folder_ / "chains" / name, now};
    fs::create_directories(chain.folder / "segments");
    fs::create_directories(chain.folder / "pictures");
    write_json(chain.folder / "chain.json",
               {{"format", 1}, {"begun_at", base::to_microseconds(now)}});
    base::make_durable(folder_ / "chains");
    return chain;
}

std::vector<Picture> SecondFolder::pictures(const Chain& chain) {
    std::vector<Picture> pictures;
    for (const auto number : numbers_in(chain.folder / "pictures", ".json")) {
        const auto note = json_in(note_of(chain, number));
        if (!note) continue;
        pictures.push_back({number, note->integer_at("replay_from"), note->integer_at("valid_from"),
                            base::from_microseconds(note->integer_at("begun_at")),
                            base::from_microseconds(note->integer_at("valid_at")),
                            note->integer_at("bytes"), note->text_at("sha256")});
    }
    return pictures;
}

void SecondFolder::note(const Chain& chain, const Picture& picture) {
    write_json(note_of(chain, picture.number),
               {{"replay_from", picture.replay_from},
                {"valid_from", picture.valid_from},
                {"begun_at", base::to_microseconds(picture.begun_at)},
                {"valid_at", base::to_microseconds(picture.valid_at)},
                {"bytes", picture.bytes},
                {"sha256", picture.sha256}});
}

bool SecondFolder::forget_before(base::Instant horizon) {
    must_be_there();
    const auto all = chains();
    for (auto chain = all.rbegin(); chain != all.rend(); ++chain) {
        const auto own = pictures(*chain);
        const auto base = std::find_if(own.rbegin(), own.rend(), [&](const Picture& picture) {
            return picture.valid_at <= horizon;
        });
        if (base == own.rend()) continue;
        bool any = false;
        for (auto older = std::next(chain); older != all.rend(); ++older) {
            fs::remove_all(older->folder);
            any = true;
        }
        for (const auto& picture : own) {
            if (picture.number >= base->number) break;
            remove_picture(*chain, picture.number);
            any = true;
        }
        for (const auto number : chain->segments()) {
            if (number >= base->replay_from) break;
            fs::remove(chain->segment(number));
            any = true;
        }
        drop_contents(*chain, *base);
        return any;
    }
    return false;
}

/// What was erased before the oldest picture that is kept.
void SecondFolder::drop_contents(const Chain& chain, const Picture& oldest) const {
    const auto list = chain.gone(oldest.number);
    if (!fs::exists(list)) return;
    const document::FileShelf shelf(files());
    std::ifstream in(list);
    for (std::string name; std::getline(in, name);) fs::remove(shelf.place_named(name));
    base::remove_durably(list);
}

void sweep(const Chain& chain) {
    for (const auto* part : {"segments", "pictures"}) {
        if (!fs::exists(chain.folder / part)) continue;
        for (const auto& entry : fs::directory_iterator(chain.folder / part))
            if (entry.path().extension() == ".part") fs::remove(entry.path());
    }
    for (const auto number : numbers_in(chain.folder / "pictures", ".db"))
        if (!fs::exists(note_of(chain, number))) remove_picture(chain, number);
}

}
