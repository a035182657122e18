#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/catalogue/finder_index.h"
#include "src/catalogue/sayings.h"

namespace motcua::catalogue {

struct Wanted {
    std::string words; ///< as typed; "" for all
    std::string sector;
    std::string tier;
    std::int64_t limit = 20;
    std::string after; ///< cursor of the last page; only the list without words has pages
};
struct Found {
    std::string code;
    std::string name;
    std::string language; ///< of the name: the asked one where there is such a name, else "vi"
    bool fileable = false;
    bool online = false; ///< and that without coming
};
struct FoundPage {
    std::vector<Found> items;
    std::string next; ///< "" on the last page
};
/// Whether it can be the `next` of some page; "" begins.
bool is_cursor(const std::string&);

/// The public catalogue as a value: searched by name, result, code, sector and what people say,
/// with or without accents and with letters wrong. Never fails, whatever is typed.
class Finder {
  public:
    Finder(std::vector<Findable>, Sayings);

    /// Best first, as Rank has it. Within a rank: what can be filed here, what is filed often, what
    /// is not the rarer kind of another, what is settled near, the shorter name.
    std::vector<Found> find(const Wanted&, std::string_view language) const;
    /// All of them: what can be filed first, then by Vietnamese name.
    FoundPage list(const Wanted&, std::string_view language) const;
    std::size_t size() const { return index_.entries().size(); }

  private:
    FinderIndex index_;
    Sayings sayings_;
    std::vector<std::pair<std::string, std::uint32_t>> in_order_; ///< by cursor
};

}
