#include <algorithm>

#include "lib/base/text.h"
#include "src/dossier/filing.h"
#include "src/web/wording.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

/// UTF-8 as RFC 3629 has it, without U+0000; said once more than in lib/base, without ICU.
bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        if (lead == 0 || (lead >= 0x80 && lead < 0xc2) || lead > 0xf4) return false;
        if (text.size() - at <= more) return false;
        for (std::size_t i = 1; i <= more; ++i)
            if ((text[at + i] & 0xc0) != 0x80) return false;
        const auto second = more > 0 ? static_cast<unsigned char>(text[at + 1]) : 0;
        const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
        const bool beyond = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
        if (overlong || beyond) return false;
        at += more + 1;
    }
    return true;
}

void check_folded(const std::string& text) {
    const auto folded = base::folded(text);
    holds(base::is_storable(folded), "a folded text can be stored");
    holds(base::folded(folded) == folded, "folding twice is folding once");
    holds(base::folded(base::nfc(text)) == folded, "both ways to write a letter fold alike");
    holds(base::folded(" " + text + "\t") == folded, "blanks around a text do not count");
    holds(folded.find("  ") == std::string::npos, "blanks do not stand together");
    holds(base::trimmed(folded) == folded, "a folded text has no blanks at its ends");
    holds(std::none_of(folded.begin(), folded.end(), [](char c) { return c >= 'A' && c <= 'Z'; }),
          "a folded text has no capitals");
    std::string joined;
    for (const auto& word : dossier::words_of_name(text))
        joined += (joined.empty() ? "" : " ") + word;
    holds(joined == folded, "the words of a name are its folded text");
}

void check_storable(const std::string& text) {
    const auto nfc = base::nfc(text);
    holds(base::is_storable(nfc), "the normal form can be stored");
    holds(base::nfc(nfc) == nfc, "the normal form is its own normal form");
    check_folded(text);
    const auto plain = base::without_accents(text);
    holds(base::is_storable(plain), "a text without accents can be stored");
    holds(base::without_accents(plain) == plain, "there are no accents left");
    holds(base::without_accents(nfc) == plain, "both ways to write a letter lose alike");
    holds(base::folded(plain) == base::folded(text), "accents do not count when folding");
}

}

void read_text(std::string_view input) {
    const bool storable = base::is_storable(input);
    holds(storable == is_utf8(input), "storable is UTF-8 without the zero");
    const auto trimmed = base::trimmed(input);
    holds(base::trimmed(trimmed) == trimmed, "trimming twice is trimming once");
    holds(input.find(trimmed) != std::string_view::npos, "trimming takes from the ends only");
    const std::string text(input);
    const auto clean = web::cleaned(text);
    holds(storable || clean.empty(), "what cannot be stored is nothing");
    holds(web::cleaned(clean) == clean, "cleaning twice is cleaning once");
    holds(clean.find('\r') == std::string::npos, "a clean text has line feeds only");
    if (storable) check_storable(text);
}

}
