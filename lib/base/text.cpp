#include "lib/base/text.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "lib/base/check.h"

namespace motcua::base {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

const icu::Normalizer2& normalizer(bool composing) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = composing ? icu::Normalizer2::getNFCInstance(status)
                                  : icu::Normalizer2::getNFDInstance(status);
    check(U_SUCCESS(status) && found != nullptr, "ICU has its normalisation data");
    return *found;
}

enum class Capitals { kept, lowered };

/// Letters without marks, đ as d. Where capitals are lowered, white space becomes blanks.
std::string plain_letters(std::string_view text, Capitals capitals) {
    const bool lowered = capitals == Capitals::lowered;
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    const auto decomposed = normalizer(false).normalize(source, status);
    icu::UnicodeString plain;
    for (int i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const auto c = decomposed.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (c == 0x0110 || c == 0x0111)
            plain.append(static_cast<UChar32>(c == 0x0110 && !lowered ? 'D' : 'd'));
        else if (lowered && u_isUWhiteSpace(c))
            plain.append(static_cast<UChar32>(' '));
        else
            plain.append(lowered ? u_tolower(c) : c);
    }
    std::string out;
    plain.toUTF8String(out);
    return out;
}

/// Grave, acute, tilde, hook above, dot below: the five marks that are tones, not letters.
bool is_tone(UChar32 c) {
    return c == 0x0300 || c == 0x0301 || c == 0x0303 || c == 0x0309 || c == 0x0323;
}

std::string with_single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_blank(c))
            out.push_back(c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}

bool is_storable(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t at = 0;
    while (at < length) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, length, c);
        if (c <= 0) return false;
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    const auto& composer = normalizer(true);
    if (composer.isNormalized(source, status) && U_SUCCESS(status)) return std::string(text);
    status = U_ZERO_ERROR;
    const auto composed = composer.normalize(source, status);
    check(U_SUCCESS(status), "storable text can be normalised");
    std::string out;
    composed.toUTF8String(out);
    return out;
}

std::string folded(std::string_view text) {
    return with_single_blanks(plain_letters(text, Capitals::lowered));
}

std::string spelled(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto source = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    const auto decomposed = normalizer(false).normalize(source, status);
    icu::UnicodeString out;
    icu::UnicodeString tones;
    for (int i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const auto c = decomposed.char32At(i);
        if (is_tone(c)) {
            tones.append(c);
            continue;
        }
        if (u_charType(c) != U_NON_SPACING_MARK && !u_isalnum(c)) {
            out.append(tones);
            tones.remove();
        }
        out.append(u_isUWhiteSpace(c) ? UChar32{' '} : u_tolower(c));
    }
    out.append(tones);
    std::string words;
    out.toUTF8String(words);
    return with_single_blanks(words);
}

std::string without_accents(std::string_view text) { return plain_letters(text, Capitals::kept); }

std::string trimmed(std::string_view text) {
    const auto* first = std::find_if_not(text.begin(), text.end(), is_blank);
    const auto* last = text.end();
    while (last != first && is_blank(last[-1])) --last;
    return {first, last};
}

}
