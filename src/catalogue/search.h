#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "src/catalogue/finder_index.h"
#include "src/catalogue/sayings.h"

namespace motcua::catalogue {

struct Filter {
    std::string_view sector; ///< "" for all
    std::string_view tier;
    bool lets_pass(const Findable& facts) const {
        return (sector.empty() || facts.sector == sector) && (tier.empty() || facts.tier == tier);
    }
};

/// How well a procedure answers, best first.
enum class Rank {
    code,       ///< it was asked for by its code
    whole,      ///< its name, or what one gets, is just that
    meant,      ///< people say that and mean it
    phrase,     ///< the words stand in its name, one after the other
    said,       ///< so do those of the law for what people say
    words,      ///< the words stand in its name by twos and threes, or are a part of the result
    begun,      ///< as whole or phrase, the last word being the beginning of one there
    mentioned,  ///< people say that and mean it, but there are other words too
    unaccented, ///< as those above, with other accents than were typed; words, the last begun
    mended,     ///< … with other letters
    elsewhere,  ///< the words stand somewhere in name, result and sector
    some,       ///< most of them do
};

/// How the words stand in it: they are all of the name or result; one after the other in a name;
/// most of them beside each other in a name; one after the other in result or sector; anyhow.
enum class Form { whole, phrase, close, aside, loose };

/// A word that is looked for: what each word of the catalogue costs in its place.
struct Sought {
    std::vector<std::uint8_t> costs;
    std::vector<std::uint32_t> numbers; ///< of the words that do at all
    std::vector<bool> exact; ///< which exact words have the accents that were typed; empty: all
    double weight = 0;       ///< the rarer the heavier
};

/// One search: each procedure stands where its best sense puts it.
class Search {
  public:
    Search(const FinderIndex&, const Sayings&, Filter);

    /// `typed` must be storable.
    void take(std::string_view typed);
    /// The numbers of the entries, best first.
    std::vector<std::uint32_t> best(std::int64_t limit) const;

  private:
    /// The place of a procedure among the answers; the lesser comes first.
    struct Place {
        Rank rank = Rank::some;
        int fine = 0;
        bool not_fileable = false;
        std::int64_t not_filed = 0;
        int rarity = 0;
        int distance = 0; ///< from the citizen to the tier that settles it
        std::size_t surplus = 0;
        std::uint32_t entry = 0;
        int edits = 0;

        auto key() const {
            return std::tie(rank, fine, not_fileable, not_filed, rarity, distance, surplus, entry);
        }
    };
    /// What the words looked for come to in one procedure.
    struct Tally {
        std::size_t round = 0; ///< of the word that name and any are about, from 1
        std::uint8_t name = 0;
        std::uint8_t any = 0;
        std::size_t words_in_name = 0;
        std::size_t words = 0;
        int cost_in_name = 0;
        int cost = 0;
        double weight = 0;
    };

    void take_code(std::string_view typed);
    void take_sense(const Sense&, Care);
    void take_whole(const Sense&);
    void take_mentioned(const Saying&, int place_in_text);
    void take_entry(std::uint32_t, const Tally&, const std::vector<Sought>&, const Sense&);
    void take_some(std::uint32_t, const Tally&, const std::vector<Sought>&);
    void put(const Place& bare, Form, int cost, int accents, const Sense&);
    void put(const Place&);
    Place place_of(std::uint32_t entry) const;
    Sought sought_for(const Word&, bool open, Care) const;
    std::vector<bool> accented_as(const Word&, bool open) const;
    std::vector<Tally> tallied(const std::vector<Sought>&) const;

    const FinderIndex& index_;
    const Sayings& sayings_;
    Filter filter_;
    std::vector<std::optional<Place>> places_;
    Rank best_ = Rank::some;
};

}
