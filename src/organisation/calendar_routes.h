#pragma once
#include <string>

#include "src/calendar/statement.h"
#include "src/web/visit.h"

namespace motcua::organisation {

/// A year of an agency's calendar, as a page and for programs.
web::Routes calendar_routes();

/// A change of a layer in words: "26/11/2026: ngày làm việc → đóng cửa (Bão số 9)".
std::string change_in_words(const html::Locale&, const calendar::LayerChange&);

}
