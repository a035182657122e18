#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "src/document/file_actions.h"

namespace motcua::document {

/// What can be wrong with the contents on the shelf, as `verify` spells it.
enum class ContentFault {
    content_missing,
    content_altered,      ///< does not open, or is not what its row says
    content_orphaned,     ///< no row knows it
    content_exchanged,    ///< row and content fit, and an entry says that the file is another
    content_kind_altered, ///< the row calls it another kind than the entry, or the content, does
    file_name_unreadable
};
std::string_view name_of(ContentFault);

struct BadContent {
    ContentFault fault = ContentFault::content_missing;
    std::int64_t file = 0; ///< 0: no row knows it
    std::string place;     ///< below the shelf's folder
    bool repaired = false;
};

struct ContentsChecked {
    std::int64_t files = 0; ///< rows
    std::int64_t bytes = 0; ///< of plain content that was opened
    std::int64_t bad = 0;   ///< that are bad still
    std::int64_t repaired = 0;
    std::vector<BadContent> named; ///< the first of both
};
inline constexpr std::size_t bad_contents_named_max = 1000;
/// A content lies there before its row does: younger ones are nobody's orphans.
inline constexpr std::chrono::minutes orphan_age{10};

/// Opens the content of every file and holds it against the size and the keyed name of its row, and
/// the row against the entries that name the file; where none says what it is, the kind is looked
/// for in the content. Then it looks for contents that no row knows. With a second copy, what is
/// missing or altered here and sound there is copied from it; the copy is not changed.
ContentsChecked check_contents(office::Office&, const FileShelf&, const FileShelf* second);
/// Only the contents that no row knows, of any age: for a shelf to which nobody else adds.
ContentsChecked check_for_orphans(office::Office&, const FileShelf&);

}
