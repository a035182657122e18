#include "src/web/wording.h"

#include <gtest/gtest.h>

#include "lib/base/text.h"

namespace motcua::web {
namespace {

TEST(Cleaned, HasNoBlanksAtItsEndsAndLineFeedsOnly) {
    EXPECT_EQ(cleaned("  Vũ Minh\r\nKhang \r\n"), "Vũ Minh\nKhang");
    EXPECT_EQ(cleaned("\u00a0 \u2003"), "") << "a name of no-break spaces is no name";
    EXPECT_EQ(cleaned("\xff"), "");
}

TEST(Cleaned, IsInNormalFormEvenWhereACarriageReturnStoodBeforeAMark) {
    EXPECT_EQ(cleaned("Vie\u0323\u0302t"), "Việt");
    EXPECT_EQ(cleaned("tie\r\u0302\u0301ng"), "tiếng");
}

}
}
