#pragma once
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/time.h"

namespace motcua::organisation {

/// The states of the map of Việt Nam that we know: two pictures of three tiers, and two tiers since
/// 1 July 2025.
enum class Era { october_2022, june_2025, july_2025 };
inline constexpr std::array eras{Era::october_2022, Era::june_2025, Era::july_2025};
/// "2022-10", "2025-06", "2025-07"
std::string_view name_of(Era);
std::optional<Era> era_named(std::string_view);
/// The picture that comes closest to a day. What changed between the first two is not dated here.
Era era_on(base::Day);

/// A province, district or commune as it was in one era; its code's length tells which.
struct Area {
    Era era = Era::july_2025;
    std::string code;
    std::string name; ///< with its kind: "Xã Vụ Bản"
    const Area* parent = nullptr;
    std::string resolution; ///< that made it, where known

    std::string_view kind() const; ///< province, district or commune
    /// "Xã Liên Bảo, Huyện Vụ Bản, Tỉnh Nam Định"
    std::string path() const;
    /// Without the word of its kind: "Vụ Bản".
    std::string_view short_name() const;
};

/// What an area became, or came from.
struct Kinship {
    const Area* area = nullptr;
    bool part = false;    ///< only a part of the earlier area went there
    bool assumed = false; ///< concluded from equal codes: nobody wrote it down
};

/// The texts of data/areas by file name.
using AreaTexts = std::map<std::string, std::string, std::less<>>;

/// All areas of all eras. Read once, never changed.
class Areas {
  public:
    /// Throws std::runtime_error naming file and line of what does not fit together.
    explicit Areas(const AreaTexts&);
    Areas(const Areas&) = delete;
    Areas& operator=(const Areas&) = delete;

    /// The files that a folder of areas must have.
    static const std::vector<std::string>& files();

    const Area* find(Era, std::string_view code) const;
    /// In the next era and the one before; empty where nothing is known.
    std::vector<Kinship> successors(const Area&) const;
    std::vector<Kinship> predecessors(const Area&) const;
    /// What it is since July 2025: itself, when it is of today.
    std::vector<Kinship> today(const Area&) const;

    struct Wanted {
        /// All, and what two eras have alike only once, when missing.
        std::optional<Era> era = {};
        std::string parent = {}; ///< code; "" for any
        std::string kind = {};   ///< "" for any
        std::string words = {};  ///< each begins a word of the path, accents aside; "" for all
        std::size_t limit = 20;
        std::size_t after = 0; ///< how many were seen before
    };
    struct Page {
        std::vector<const Area*> areas;
        bool more = false;
    };
    /// Own names that are what was asked for come first, then by path.
    Page search(const Wanted&) const;

  private:
    struct Known {
        Area area;
        std::string folded;      ///< own name, with a blank at both ends
        std::string folded_path; ///< likewise
        std::vector<Kinship> after;
        std::vector<Kinship> before;
    };

    void read_areas(Era, const AreaTexts&);
    void read_links(const AreaTexts&);
    void link(Known& from, Known& to, bool part, bool assumed);
    Known* known(Era, std::string_view code);
    const Known* known(Era, std::string_view code) const;
    bool is_repeated(const Known&) const;

    std::deque<Known> all_; ///< references into it stay valid
    std::map<Era, std::map<std::string, Known*, std::less<>>> by_code_;
};

}
