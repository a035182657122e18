#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/json/value.h"
#include "src/catalogue/sayings.h"
#include "src/catalogue/spelling.h"
#include "src/catalogue/word_index.h"

namespace motcua::catalogue {

/// What the list of the catalogue knows of a procedure.
struct Findable {
    std::string code;
    std::string name_vi;
    std::string name_en; ///< "" where there is none
    std::string sector;  ///< its code
    std::string tier;
    bool fileable = false;
    bool online = false;                   ///< may be filed without coming
    std::int64_t filed_lately = 0;         ///< dossiers of the last twelve months
    std::vector<std::string> results;      ///< what one gets, in both languages
    std::vector<std::string> sector_names; ///< in both languages
};

/// Reads it from a published text; what is missing stays empty.
Findable findable_from(const json::Value& text);

/// The procedures with every word of theirs, and where each word stands.
class FinderIndex {
  public:
    struct Text {
        bool is_name = false; ///< else a result or the sector
        std::vector<std::uint32_t> plain;
        std::vector<std::uint32_t> exact;
    };
    struct Entry {
        Findable facts;
        std::string digits; ///< of the code
        std::vector<Text> texts;
        int rarity = 0; ///< see Sayings::rarity_of
    };
    struct Posting {
        std::uint32_t entry = 0;
        bool in_name = false;
    };

    FinderIndex(std::vector<Findable>, const Sayings&);

    const std::vector<Entry>& entries() const { return entries_; } ///< by code
    std::optional<std::uint32_t> entry_of(const std::string& code) const;
    const WordIndex& plain() const { return plain_; }
    const WordIndex& exact() const { return exact_; }
    /// Of a plain word's number; each entry twice at most, for its names and for the rest.
    const std::vector<Posting>& postings(std::uint32_t word) const { return postings_[word]; }

  private:
    void add(Findable, const Sayings&);
    void add_text(Entry&, const std::vector<Word>&, bool is_name);

    std::vector<Entry> entries_;
    WordIndex plain_;
    WordIndex exact_;
    std::vector<std::vector<Posting>> postings_;
};

/// The digits of a text, which is how codes are compared: with dots or without.
std::string digits_of(std::string_view);

}
