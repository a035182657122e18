#pragma once
#include <string>

namespace motcua::history {

/// A PDF of one page with one line, which must be plain ASCII: as small as one that opens can be.
std::string invented_pdf(const std::string& line);

}
