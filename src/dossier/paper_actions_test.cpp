#include "src/dossier/paper_actions.h"

#include "lib/base/base64.h"
#include "lib/crypto/digest.h"
#include "src/document/binding_store.h"
#include "src/document/content_check_actions.h"
#include "src/document/trial_files.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/erasure_actions.h"
#include "src/dossier/supplement_actions.h"
#include "src/dossier/trial_province.h"
#include "src/office/rebuild.h"

namespace motcua::dossier {
namespace {

using document::StoredFile;
using Names = std::vector<std::string>;

class FilesOfADossier : public OnProvince {
  protected:
    void begin() override {
        OnProvince::begin();
        shelf_.emplace(office().database().folder() / "files");
    }
    StoredFile kept(const std::string& text, const std::string& login = "cong-dan") {
        const auto upload = office().database().folder() / "upload";
        std::ofstream(upload, std::ios::binary) << document::a_pdf() << text;
        return *document::keep_file(*office(), *shelf_, province().person(login), upload, "a.pdf");
    }
    office::Entry filed(std::vector<std::int64_t> files, const std::string& login = "cong-dan") {
        auto filing = a_filing();
        filing.papers = {{"birth_notification", 0, 1, std::move(files)}};
        return TrialProvince::done(province().file(filing, login));
    }
    /// On from reception to where the result is handed over.
    void settle(const std::string& code, const std::vector<std::int64_t>& documents) {
        auto about = [&] { return province().target(code); };
        TrialProvince::done(province().accept("mot-cua", about()));
        TrialProvince::done(province().assign("chanh-van-phong", about(), "ho-tich"));
        TrialProvince::done(province().complete("ho-tich", about()));
        TrialProvince::done(province().approve("lanh-dao", about(), "TM."));
        TrialProvince::done(province().issue("van-thu", about(), documents));
        TrialProvince::done(province().deliver("mot-cua", about()));
    }
    void run(const std::string& statement) {
        office()->database().write([&](sql::Session& session) {
            session.script(statement);
            return sql::Outcome::keep;
        });
    }
    void alter(const std::string& change, const StoredFile& file) {
        run("UPDATE files SET " + change + " WHERE id = " + std::to_string(file.id));
    }
    /// As the owner of database and disk can do it without any key.
    void exchange(const StoredFile& one, const StoredFile& other) {
        const auto set = [&](std::int64_t to, std::int64_t from) {
            run("UPDATE files SET id = " + std::to_string(to) +
                " WHERE id = " + std::to_string(from));
        };
        set(1, one.id);
        set(one.id, other.id);
        set(other.id, 1);
        auto [in_one, in_other] = std::pair{one, other};
        std::swap(in_one.id, in_other.id);
        std::filesystem::rename(shelf_->place_of(one), shelf_->place_of(in_one));
        std::filesystem::rename(shelf_->place_of(other), shelf_->place_of(in_other));
    }
    /// "column number" of the first row that is not what the journal says; "" when all are.
    std::string unlike() {
        const auto found = office()->look(document::first_unlike_file);
        return found ? found->column + " " + std::to_string(found->id) : "";
    }
    std::int64_t offenders() {
        for (const auto& rule : office()->look(conservation))
            if (rule.name == "a file is what the entry says that named it") return rule.offenders;
        return -1;
    }
    Names faults() {
        Names faults;
        for (const auto& bad : document::check_contents(*office(), *shelf_, nullptr).named)
            faults.push_back(std::string(name_of(bad.fault)) + " " + std::to_string(bad.file));
        return faults;
    }
    static std::string named(const char* what, const StoredFile& file) {
        return std::string(what) + " " + std::to_string(file.id);
    }
    /// What differs from the journal when it is applied anew: "table column".
    Names differences() {
        const sql::TrialFolder folder;
        const auto rebuilt = office::rebuild_and_compare(
            *office(), MOTCUA_SOURCE_DIR "/migrations", folder.path() / "scratch.db");
        Names found;
        for (const auto& each : rebuilt.differences) found.push_back(each.table + " " + each.why);
        return found;
    }
    std::int64_t bound() { return office().number("SELECT COUNT(*) FROM bound_files"); }

    std::optional<document::FileShelf> shelf_;
};
INSTANTIATE_TEST_SUITE_P(Engines, FilesOfADossier, sql::both_engines(), sql::engine_name);

TEST_P(FilesOfADossier, AreSaidInTheSealedPartOfWhateverNamesThem) {
    const auto paper = kept("một");
    const auto photo = kept("hai");
    const auto document = kept("ba");
    const auto text = [](const StoredFile& file) { return std::to_string(file.id); };
    office::Draft draft;
    draft.body = {{"papers", json::Array{json::Object{{"files", json::Array{text(paper)}}}}},
                  {"photos", json::Array{text(photo), text(photo)}},
                  {"documents", json::Array{text(document)}}};
    const auto bind = [&](office::Act& act) {
        bind_contents(act, draft);
        return base::Result<bool, Refusal>(true);
    };
    ASSERT_TRUE(office()->perform(province().person("cong-dan"), nullptr, bind));
    EXPECT_EQ(draft.schema_number, document::schema_with_contents);
    const auto& contents = draft.secret->at("contents");
    ASSERT_EQ(contents.object()->size(), 3u);
    for (const auto& file : {paper, photo, document}) {
        const auto& said = contents.at(text(file));
        EXPECT_EQ(said.text_at("content_name"), base::base64(file.content_name));
        EXPECT_EQ(said.integer_at("size"), file.size);
        EXPECT_EQ(said.text_at("content_type"), "application/pdf");
        EXPECT_EQ(said.text_at("uploader"), std::to_string(file.uploader.value()));
    }
    draft = {};
    draft.body = {{"papers", json::Array{"birth_notification"}}};
    ASSERT_TRUE(office()->perform(province().person("cong-dan"), nullptr, bind));
    EXPECT_FALSE(draft.secret) << "asks for papers, and names no file";
    EXPECT_EQ(draft.schema_number, 1);
}

TEST_P(FilesOfADossier, AreBoundByFilingSupplementAndIssuanceAndOnceADossier) {
    const auto paper = kept("một");
    const auto more = kept("hai");
    const auto result = kept("ba", "van-thu");
    const auto entry = filed({paper.id});
    const auto code = entry.body.text_at("code");
    EXPECT_EQ(bound(), 1);
    TrialProvince::done(province().as("mot-cua", [&](office::Act& act) {
        return request_supplement(act, province().rules(), province().target(code), {}, "mờ");
    }));
    TrialProvince::done(province().as("cong-dan", [&](office::Act& act) {
        return supplement(act, province().rules(), province().target(code),
                          {{{"birth_notification", 0, 1, {paper.id, more.id}}}, {}, ""});
    }));
    EXPECT_EQ(bound(), 2);
    settle(code, {result.id});
    EXPECT_EQ(bound(), 3);
    EXPECT_EQ(office().number("SELECT entry FROM bound_files WHERE file_id = $1", paper.id),
              entry.id);
    filed({paper.id});
    EXPECT_EQ(bound(), 4);
    EXPECT_EQ(unlike(), "");
    EXPECT_EQ(faults(), Names());
    EXPECT_EQ(differences(), Names());
}

TEST_P(FilesOfADossier, AreNotToldByTheBodyOfAnEntry) {
    const auto file = kept("một");
    const auto body = json::canonical(filed({file.id}).body);
    EXPECT_EQ(body.find("content"), std::string::npos);
    EXPECT_EQ(body.find(base::base64(file.content_name)), std::string::npos);
    EXPECT_EQ(body.find(crypto::hex(file.content_name)), std::string::npos);
}

TEST_P(FilesOfADossier, AreNamedWhenTheyWereExchangedWithAllThatBelongsToThem) {
    const auto one = kept("một");
    const auto other = kept("hai", "cong-dan-2");
    filed({one.id});
    filed({other.id}, "cong-dan-2");
    exchange(one, other);
    const auto first = std::min(one.id, other.id) == one.id ? one : other;
    EXPECT_EQ(unlike(), named("content_name", first));
    EXPECT_EQ(offenders(), 2);
    EXPECT_EQ(faults(),
              (Names{named("content_exchanged", one), named("content_exchanged", other)}));
    // The content of the one now lies as the other's, with the number of the other.
    auto [in_one, in_other] = std::pair{one, other};
    std::swap(in_one.id, in_other.id);
    exchange(in_one, in_other);
    EXPECT_EQ(unlike(), "");
    EXPECT_EQ(faults(), Names());
}

TEST_P(FilesOfADossier, AreNamedWhenWhatIsKnownOfThemWasAltered) {
    const auto file = kept("một");
    filed({file.id});
    alter("content_type = 'text/html'", file);
    EXPECT_EQ(unlike(), named("content_type", file));
    EXPECT_EQ(faults(), Names{named("content_kind_altered", file)});
    alter("content_type = 'application/pdf', size = size + 1", file);
    EXPECT_EQ(unlike(), named("size", file));
    EXPECT_EQ(faults(), Names{named("content_altered", file)});
    alter("size = size - 1, uploader = uploader + 1", file);
    EXPECT_EQ(unlike(), named("uploader", file));
    EXPECT_EQ(faults(), Names{named("content_altered", file)});
    alter("uploader = uploader - 1", file);
    EXPECT_EQ(faults(), Names());
}

TEST_P(FilesOfADossier, AreHeldByTheJournalWhenWhatIsBoundWasAlteredWithTheRow) {
    const auto file = kept("một");
    filed({file.id});
    alter("content_type = 'image/png'", file);
    run("UPDATE bound_files SET content_type = 'image/png'");
    EXPECT_EQ(unlike(), "");
    EXPECT_EQ(differences(), Names{"bound_files content_type"});
    run("DELETE FROM bound_files");
    EXPECT_EQ(differences(), Names{"bound_files missing"});
}

TEST_P(FilesOfADossier, AreNamedWhenTheirRowIsGone) {
    const auto file = kept("một");
    filed({file.id});
    alter("id = 1", file);
    EXPECT_EQ(unlike(), named("missing", file));
    EXPECT_EQ(offenders(), 1);
    run("UPDATE files SET id = " + std::to_string(file.id) + " WHERE id = 1");
}

TEST_P(FilesOfADossier, OfEntriesThatSaidNothingOfThemAreNotBound) {
    const auto file = kept("một");
    auto entry = filed({file.id});
    run("DELETE FROM bound_files");
    entry.schema_number = 1;
    entry.secret->object()->erase("contents");
    const auto bind = [&] {
        office()->database().write([&](sql::Session& session) {
            document::bind_files({session, office()->vault()}, entry);
            return sql::Outcome::keep;
        });
    };
    bind();
    EXPECT_EQ(bound(), 0);
    entry.secret.reset();
    bind();
    EXPECT_EQ(bound(), 0);
    EXPECT_EQ(unlike(), "");
    EXPECT_EQ(faults(), Names());
}

TEST_P(FilesOfADossier, AreErasedWithWhatWasSaidOfThemAndWithResultsThatWereTakenBack) {
    const auto paper = kept("một");
    const auto shared = kept("hai");
    const auto wrong = kept("ba", "van-thu");
    const auto right = kept("bốn", "van-thu");
    const auto code = filed({paper.id, shared.id}).body.text_at("code");
    filed({shared.id});
    settle(code, {wrong.id});
    TrialProvince::done(province().as("lanh-dao", [&](office::Act& act) {
        return correct(act, province().rules(), province().target(code), "sai họ tên");
    }));
    TrialProvince::done(province().complete("ho-tich", province().target(code)));
    TrialProvince::done(province().approve("lanh-dao", province().target(code), "TM."));
    TrialProvince::done(province().issue("van-thu", province().target(code), {right.id}));
    TrialProvince::done(province().deliver("mot-cua", province().target(code)));
    EXPECT_EQ(differences(), Names());
    const auto erased = TrialProvince::done(province().as("quan-tri", [&](office::Act& act) {
        return erase(act, code, {"ordered", "12/QĐ-UBND"});
    }));
    EXPECT_EQ(erased.body.integer_at("files"), 3);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM files"), 1);
    EXPECT_EQ(bound(), 1);
    EXPECT_EQ(office().number("SELECT file_id FROM bound_files"), shared.id);
    EXPECT_EQ(unlike(), "");
    EXPECT_EQ(offenders(), 0);
    EXPECT_EQ(differences(), Names());
}

}
}
