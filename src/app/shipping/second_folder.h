#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.h"

namespace motcua::shipping {

/// Segments without a gap between them, and pictures of the database to begin with.
struct Chain {
    std::filesystem::path folder;
    base::Instant begun_at{};

    std::string name() const { return folder.filename().string(); }
    std::filesystem::path segment(std::int64_t number) const;
    std::filesystem::path picture(std::int64_t number) const;
    /// Names of contents that no row knew any more when the picture was made, one a line.
    std::filesystem::path gone(std::int64_t picture) const;
    /// Numbers of the segments that are there, in order.
    std::vector<std::int64_t> segments() const;
};

/// The file of a database as it was read while others wrote to it. It is a state of the database
/// once the segments from `replay_from` to at least `valid_from` have been laid over it.
struct Picture {
    std::int64_t number = 0;
    std::int64_t replay_from = 1;
    std::int64_t valid_from = 0; ///< 0: with no segment at all
    base::Instant begun_at{};
    base::Instant valid_at{}; ///< when `valid_from` was there
    std::int64_t bytes = 0;
    std::string sha256; ///< of the file, in hexadecimal
};

/// Where a database is shipped to: chains, and the contents of files beside them. Where contents
/// are shipped alone, the chain has no segments, and its pictures no database.
class SecondFolder {
  public:
    explicit SecondFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// A database and the contents that it names, or such contents alone.
    enum class Holds { database, contents };

    /// Whether something was ever shipped there.
    bool is_there() const;
    /// Makes an empty folder ready for the database with this master key, when it `may_be_new`.
    /// Throws std::runtime_error when there is none, since a disk that was not mounted looks like
    /// that, when it holds something else, or what another key belongs to.
    void claim(const std::string& master_fingerprint, Holds, bool may_be_new);
    Holds holds() const;
    /// Throws std::runtime_error when the folder is away: nothing must be written to where it hung.
    void must_be_there() const;
    std::string master_fingerprint() const;

    std::filesystem::path files() const { return folder_ / "files"; }
    std::filesystem::path lock() const { return folder_ / "lock"; }
    /// In the order in which they were begun.
    std::vector<Chain> chains() const;
    Chain begin_chain(base::Instant now);
    /// Those that are whole, in order.
    static std::vector<Picture> pictures(const Chain&);
    static void note(const Chain&, const Picture&);

    /// Takes away what a moment after `horizon` needs not, and names what was kept for it alone.
    /// Returns whether there was anything.
    bool forget_before(base::Instant horizon);

  private:
    void drop_contents(const Chain&, const Picture&) const;
    std::filesystem::path folder_;
};

/// Takes away what a shipper that was killed has left half done.
void sweep(const Chain&);

}
