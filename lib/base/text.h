#pragma once
#include <string>
#include <string_view>

namespace motcua::base {

/// True when the bytes are UTF-8 without U+0000: what may enter the database as text.
bool is_storable(std::string_view);

/// Unicode normal form C. The input must be storable.
std::string nfc(std::string_view);

/// For comparison and search: lower case, no accents, đ as d, runs of white space as one blank,
/// trimmed. "Đăng ký  KHAI SINH " becomes "dang ky khai sinh".
std::string folded(std::string_view);

/// For comparison with accents: lower case, runs of white space as one blank, trimmed, and the tone
/// mark at the end of the word, so that "hoà" and "hòa" are one. Not for people to read. Words and
/// whatever stands between them are the same in number as those of folded().
std::string spelled(std::string_view);

/// For channels that take plain letters only: no accents, đ as d; capitals and blanks are kept.
/// "Đã tiếp nhận" becomes "Da tiep nhan".
std::string without_accents(std::string_view);

std::string trimmed(std::string_view);

}
