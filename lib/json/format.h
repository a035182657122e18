#pragma once
#include <string_view>

namespace motcua::json {

/// The formats that a schema may ask for: date, email, phone-vn, identity-number-vn.
bool is_known_format(std::string_view format);

/// Whether the text has the format; the format must be a known one.
///   date                 a day of the calendar, yyyy-mm-dd
///   email                one @, something before it, a domain with a dot behind it, no blanks
///   phone-vn             0 and 9 or 10 digits, or +84 and 9 or 10 digits
///   identity-number-vn   12 digits, or 9 as on the older cards
bool has_format(std::string_view text, std::string_view format);

}
