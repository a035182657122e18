#include "src/notice/notice.h"

#include <gtest/gtest.h>

#include "lib/html/locale.h"

namespace motcua::notice {
namespace {

Wording wording(const std::string& language) {
    return [locale = html::Locale::from_file(MOTCUA_SOURCE_DIR "/locales/" + language + ".json")](
               std::string_view key, const Blanks& blanks) {
        return locale.text(key, {{"code", blanks.code},
                                 {"due", blanks.due},
                                 {"place", blanks.place},
                                 {"due_soon", blanks.due_soon},
                                 {"overdue", blanks.overdue}});
    };
}

Facts facts() {
    return {"H42.02.01-261124-0001", "Ủy ban nhân dân phường Đông Hoa Lư", "counter",
            base::parse_rfc3339("2026-11-25T17:00:00+07:00")};
}

TEST(NoticeText, IsWithoutAccentsAndTellsCodePlaceAndDueDate) {
    EXPECT_EQ(text_of(Kind::accepted, facts(), wording("vi")),
              "Uy ban nhan dan phuong Dong Hoa Lu da tiep nhan ho so H42.02.01-261124-0001."
              " Han tra ket qua: 17:00 25/11/2026.");
    EXPECT_EQ(text_of(Kind::ready, facts(), wording("vi")),
              "Ho so H42.02.01-261124-0001 da co ket qua. Moi nhan tai Uy ban nhan dan phuong"
              " Dong Hoa Lu trong gio lam viec.");
}

TEST(NoticeText, FitsOnePartInBothLanguagesWhateverThePlace) {
    for (const auto* language : {"vi", "en"})
        for (const auto kind : kinds)
            for (const auto* way : {"counter", "online", "post"}) {
                auto told = facts();
                told.delivery_way = way;
                const auto whole = text_of(kind, told, wording(language));
                EXPECT_LE(whole.size(), letters_max) << whole;
                EXPECT_EQ(whole.find('{'), std::string::npos) << whole;
                EXPECT_EQ(whole.find('?'), std::string::npos) << whole;
                told.place = std::string(300, 'x');
                const auto cut = text_of(kind, told, wording(language));
                EXPECT_LE(cut.size(), letters_max);
                EXPECT_NE(cut.find(told.code), std::string::npos) << cut;
                EXPECT_EQ(cut.back(), '.') << cut;
            }
}

TEST(NoticeText, TellsTheLastDayOfASupplementAndRemindsOfIt) {
    auto told = facts();
    const auto text = [&] { return text_of(Kind::supplement, told, wording("vi")); };
    EXPECT_NE(text().find("den het 25/11/2026."), std::string::npos) << text();
    told.reminds = true;
    EXPECT_NE(text().find("nhac: ho so"), std::string::npos) << text();
    EXPECT_LE(text().size(), letters_max);
    told.due_at.reset();
    EXPECT_EQ(text().find("nhac"), std::string::npos) << text();
}

TEST(NoticeText, TellsAnOfficerOfThreeDossiersInOnePart) {
    Facts work;
    work.code = "H42.02.01-261124-0001, H42.02.01-261124-0002, H42.02.01-261124-0003";
    work.due_soon = 123;
    work.overdue = 45678;
    for (const auto* language : {"vi", "en"}) {
        const auto text = text_of(Kind::work_due, work, wording(language));
        EXPECT_NE(text.find("45678"), std::string::npos) << text;
        EXPECT_NE(text.find("0003."), std::string::npos) << text;
    }
}

TEST(NoticeText, HasOnlyLettersOfTheGsmAlphabet) {
    const auto odd = [](std::string_view, const Blanks&) { return "a[b]{c} €|~^\\ — ơ ß 😀"; };
    EXPECT_EQ(text_of(Kind::accepted, facts(), odd), "a?b??c? ??????? ??? o ?? ????");
}

TEST(NoticeKind, HasAName) {
    for (const auto kind : kinds) EXPECT_EQ(kind_named(name_of(kind)), kind);
    EXPECT_FALSE(kind_named("unheard_of"));
}

}
}
