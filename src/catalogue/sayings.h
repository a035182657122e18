#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/json/value.h"
#include "src/catalogue/spelling.h"

namespace motcua::catalogue {

/// What people say or write for something that has another name in law: "sổ đỏ", "GKS".
struct Saying {
    std::vector<Word> said;
    std::vector<Word> means;        ///< the words of law; may be none
    std::vector<std::string> codes; ///< procedures that are meant when nothing else is said
};

/// One way to understand what was typed.
struct Sense {
    std::vector<Word> words;
    bool open = true;                     ///< the last word may be the beginning of one
    bool said = false;                    ///< not word for word what was typed
    int edits = 0;                        ///< letters that had to be mended to come here
    int accents = 0;                      ///< words that have other accents than what was typed
    const Saying* whole = nullptr;        ///< what was typed is this saying and nothing else
    bool whole_begun = false;             ///< … or its beginning
    std::vector<const Saying*> mentioned; ///< sayings among other words, in their order
};

enum class Care { exact, loose };

/// The words of the people (data/search). Holds on to nothing but its own values.
class Sayings {
  public:
    /// Adds one file's `sayings`, `fillers` and `rarer`; throws std::runtime_error naming what is
    /// wrong.
    void add(const json::Value& text);

    /// As typed first; then without words that say nothing ("làm", "xin"), then with sayings put
    /// into the words of law. `loose` also knows sayings by other accents or a wrong letter.
    std::vector<Sense> senses(const std::vector<Word>& typed, Care) const;

    /// Official names have abbreviations too: the words with those in full.
    std::vector<Word> spelled_out(const std::vector<Word>& name) const;
    /// How many of the turns that make a procedure the rarer one ("cấp lại") stand in a name.
    int rarity_of(const std::vector<Word>& name) const;

  private:
    struct Match {
        const Saying* saying = nullptr;
        int edits = 0;
        int accents = 0;
    };
    std::vector<Word> without_fillers(const std::vector<Word>& typed) const;
    std::optional<Match> longest_at(const std::vector<Word>& typed, std::size_t at, Care) const;
    std::vector<const Saying*> mentioned_in(const std::vector<Word>& typed) const;
    std::optional<Sense> in_words_of_law(const std::vector<Word>& typed, Care) const;
    void add_begun(const std::vector<Word>& typed, std::vector<Sense>&) const;

    std::vector<Saying> sayings_;
    std::vector<std::vector<Word>> fillers_;
    std::vector<std::vector<Word>> rarer_;
};

}
