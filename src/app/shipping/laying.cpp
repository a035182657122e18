#include "src/app/shipping/laying.h"

#include <array>
#include <fstream>

#include <fmt/format.h>

#include "lib/base/durable.h"
#include "lib/crypto/digest.h"
#include "src/app/shipping/segment.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

/// Why it cannot be done, for whoever restores.
struct CannotLay {
    std::string why;
};

struct Start {
    Chain chain;
    Picture picture;
};

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All pictures from which that moment can be reached within the newest chain that reaches it; the
/// newest first.
std::vector<Start> starts_for(const SecondFolder& folder, std::optional<base::Instant> at) {
    const auto chains = folder.chains();
    std::optional<base::Instant> first;
    for (auto chain = chains.rbegin(); chain != chains.rend(); ++chain) {
        std::vector<Start> starts;
        const auto pictures = SecondFolder::pictures(*chain);
        for (auto picture = pictures.rbegin(); picture != pictures.rend(); ++picture) {
            if (!at || picture->valid_at <= *at)
                starts.push_back({*chain, *picture});
            else
                first = picture->valid_at;
        }
        if (!starts.empty()) return starts;
    }
    if (!first) throw CannotLay{"nothing was shipped there yet: there is no whole picture"};
    throw CannotLay{
        "nothing was shipped before that moment: the first that can be brought back is " +
        base::rfc3339(*first + std::chrono::seconds{1})};
}

/// False when it is not the picture that was made.
bool copy_picture(const Start& start, const fs::path& to) {
    std::ifstream in(start.chain.picture(start.picture.number), std::ios::binary);
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    crypto::Sha256 hash;
    std::string piece(std::size_t{1} << 20, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        const auto got = std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount()));
        hash.add(got);
        out << got;
    }
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + to.string());
    return crypto::hex(hash.finish()) == start.picture.sha256;
}

/// Lays segments over a picture, one after the other.
class Layers {
  public:
    Layers(const Start& start, const fs::path& database)
        : start_(start), file_(database),
          out_(database, std::ios::binary | std::ios::in | std::ios::out) {
        laid_.as_of = start.picture.valid_at;
        if (start.picture.valid_from < start.picture.replay_from) reached_ = laid_.as_of;
        laid_.chain = start.chain.name();
        laid_.picture = start.picture.number;
    }

    Laid laid(std::optional<base::Instant> at) {
        const auto numbers = start_.chain.segments();
        auto next = start_.picture.replay_from;
        for (const auto number : numbers) {
            if (number < next) continue;
            if (number > next) {
                stop_before(next, "is missing", at);
                break;
            }
            if (!lay(number, number == numbers.back(), at)) break;
            ++next;
        }
        if (next <= start_.picture.valid_from) stop_before(next, "is missing", at);
        out_.flush();
        if (!out_) throw std::runtime_error("cannot write " + file_.string());
        out_.close();
        if (pages_ > 0) fs::resize_file(file_, static_cast<std::uintmax_t>(pages_ * page_bytes_));
        base::make_durable(file_);
        return laid_;
    }

    /// Whether a state of the database was reached.
    bool reached() const { return reached_.has_value(); }

  private:
    /// False when this one is not wanted any more.
    bool lay(std::int64_t number, bool last, std::optional<base::Instant> at) {
        const auto bytes = bytes_of(start_.chain.segment(number));
        const auto segment = parse_segment(bytes);
        const bool needed = number <= start_.picture.valid_from;
        if (!segment && last && !needed) {
            laid_.left_out = fmt::format("segment {}, the last, is torn and was left out", number);
            return false;
        }
        const bool sound = segment && segment->head.number == number &&
                           (before_.empty() || segment->head.before == before_);
        if (!sound) {
            stop_before(number, "is damaged", at);
            return false;
        }
        if (!needed && at && segment->head.taken_at > *at) return false;
        before_ = segment->digest;
        page_bytes_ = segment->head.page_bytes;
        pages_ = segment->head.database_pages;
        for_each_page(*segment, [&](std::uint32_t page, std::string_view content) {
            out_.seekp((static_cast<std::streamoff>(page) - 1) * page_bytes_);
            out_ << content;
        });
        laid_.as_of = std::max(laid_.as_of, segment->head.taken_at);
        if (number >= start_.picture.valid_from) reached_ = laid_.as_of;
        ++laid_.segments;
        return true;
    }

    /// Goes on only when no more was asked for than what was reached, to the second.
    void stop_before(std::int64_t number, std::string_view what, std::optional<base::Instant> at) {
        auto why = fmt::format("segment {} {}", number, what);
        if (!reached_) throw CannotLay{why};
        const auto reached = std::chrono::ceil<std::chrono::seconds>(*reached_);
        if (!at || *at > reached)
            throw CannotLay{why + "; what was shipped before it can be brought back with --at " +
                            base::rfc3339(reached)};
        laid_.left_out = why + ", and nothing from it on was laid";
    }

    const Start& start_;
    fs::path file_;
    std::fstream out_;
    std::string before_;
    std::int64_t page_bytes_ = 0;
    std::int64_t pages_ = 0;
    std::optional<base::Instant> reached_;
    Laid laid_;
};

Laid put_together(const SecondFolder& folder, std::optional<base::Instant> at,
                  const fs::path& database) {
    std::string damaged;
    for (const auto& start : starts_for(folder, at)) {
        if (!copy_picture(start, database)) {
            damaged = fmt::format("picture {} is damaged", start.picture.number);
            continue;
        }
        Layers layers(start, database);
        try {
            auto laid = layers.laid(at);
            if (!damaged.empty() && laid.left_out.empty())
                laid.left_out = damaged + "; an older one was taken";
            return laid;
        } catch (const CannotLay& cannot) {
            // One that lacks nothing names the moment that it reaches.
            if (layers.reached()) throw;
            damaged = fmt::format("picture {} is of no use: {}", start.picture.number, cannot.why);
        }
    }
    throw CannotLay{damaged + ", and there is no other in its chain"};
}

}

base::Result<Laid, std::string> lay(const SecondFolder& folder, std::optional<base::Instant> at,
                                    const fs::path& database) {
    auto half = database;
    half += ".part";
    try {
        auto laid = put_together(folder, at, half);
        fs::rename(half, database);
        return laid;
    } catch (const CannotLay& cannot) {
        fs::remove(half);
        return base::problem(cannot.why);
    }
}

}
