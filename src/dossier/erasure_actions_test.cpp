#include "src/dossier/erasure_actions.h"

#include <chrono>
#include <semaphore>
#include <thread>

#include "src/document/binding_store.h"
#include "src/document/trial_files.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/erasure_jobs.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/rating_actions.h"
#include "src/dossier/trial_province.h"
#include "src/office/rebuild.h"
#include "src/office/trial_journal.h"

namespace motcua::dossier {
namespace {

const Erasure by_order{"ordered", "12/QĐ-UBND"};

class ErasureOfADossier : public OnProvince {
  protected:
    void begin() override {
        OnProvince::begin();
        shelf_.emplace(office().database().folder() / "files");
    }
    std::string delivered(std::vector<std::int64_t> files = {}) {
        auto filing = a_filing();
        filing.papers = {{"birth_notification", 0, 1, std::move(files)}};
        const auto code = TrialProvince::done(province().file(filing)).body.text_at("code");
        auto about = [&] { return province().target(code); };
        TrialProvince::done(province().accept("mot-cua", about()));
        TrialProvince::done(province().assign("chanh-van-phong", about(), "ho-tich"));
        TrialProvince::done(province().complete("ho-tich", about(), "Đủ điều kiện."));
        TrialProvince::done(province().approve("lanh-dao", about(), "TM."));
        TrialProvince::done(province().issue("van-thu", about()));
        TrialProvince::done(province().deliver("mot-cua", about()));
        return code;
    }
    Outcome erased(const std::string& code, const Erasure& erasure = by_order,
                   const std::string& login = "quan-tri") {
        return province().as(login, [&](office::Act& act) { return erase(act, code, erasure); });
    }
    std::string end(const std::string& code, const Erasure& erasure = by_order,
                    const std::string& login = "quan-tri") {
        return end_of(erased(code, erasure, login));
    }
    document::StoredFile kept(const std::string& text) {
        const auto upload = office().database().folder() / "upload";
        std::ofstream(upload, std::ios::binary) << document::a_pdf() << text;
        return *document::keep_file(*office(), *shelf_, province().person("cong-dan"), upload,
                                    "a.pdf");
    }
    bool lies_there(const document::StoredFile& file) {
        return std::filesystem::exists(shelf_->place_of(file));
    }
    /// Carries out what the erasure of this dossier left to do.
    void destroy(const std::string& code) {
        const auto lane = "erasure:" + std::to_string(id(code));
        const auto bodies = office()->look(
            [&](sql::Session& session) { return office::waiting_in(session, lane); });
        ASSERT_EQ(bodies.size(), 1u);
        for (const auto& body : bodies) destroy_remains(*office(), *shelf_, body);
    }
    std::int64_t id(const std::string& code) { return province().found(code).id.value(); }
    std::int64_t rows(const std::string& table, const std::string& code) {
        const auto key = table == "stream_keys" ? "id" : "dossier_id";
        return office().number("SELECT COUNT(*) FROM " + table + " WHERE " + key + " = $1",
                               id(code));
    }
    std::int64_t secrets(const std::string& code) {
        return office().number("SELECT COUNT(*) FROM journal_secrets s JOIN journal j"
                               " ON j.id = s.entry_id WHERE j.stream = $1",
                               id(code));
    }
    std::optional<office::Difference> evidence_fault() {
        return office()->look([&](sql::Session& session) {
            return office::evidence_of(session, office()->vault()).first_fault();
        });
    }

  private:
    std::optional<document::FileShelf> shelf_;
};
INSTANTIATE_TEST_SUITE_P(Engines, ErasureOfADossier, sql::both_engines(), sql::engine_name);

TEST_P(ErasureOfADossier, DestroysKeySecretsAndFindingAidsAndLeavesTheJournal) {
    const auto code = delivered();
    const auto other = delivered();
    const auto before = entries();
    EXPECT_GT(secrets(code), 0);
    const auto entry = TrialProvince::done(erased(code));
    EXPECT_EQ(entry.kind, "dossier_erased");
    EXPECT_EQ(entry.body.text_at("decision"), "12/QĐ-UBND");
    EXPECT_EQ(entries(), before + 1);
    EXPECT_EQ(secrets(code), 0);
    for (const auto* table : {"stream_keys", "dossier_search", "dossier_search_words"}) {
        EXPECT_EQ(rows(table, code), 0) << table;
        EXPECT_GT(rows(table, other), 0) << table;
    }
    EXPECT_EQ(province().found(code).version, entry.version);
    EXPECT_EQ(province().found(code).state, State::delivered);
    EXPECT_EQ(evidence_fault(), std::nullopt);
}

TEST_P(ErasureOfADossier, ReadsTheSameWhenTheJournalIsAppliedAnew) {
    const auto code = delivered({kept("một").id});
    delivered();
    ASSERT_EQ(end(code), "done");
    const sql::TrialFolder folder;
    const auto rebuilt = office::rebuild_and_compare(*office(), MOTCUA_SOURCE_DIR "/migrations",
                                                     folder.path() / "scratch.db");
    for (const auto& each : rebuilt.differences)
        ADD_FAILURE() << each.table << " " << each.row << " " << each.why;
    EXPECT_GT(rebuilt.entries, 0);
}

TEST_P(ErasureOfADossier, TakesItsFilesAndNotThoseOfAnother) {
    const auto own = kept("một");
    const auto shared = kept("hai");
    const auto code = delivered({own.id, shared.id});
    const auto other = delivered({shared.id});
    EXPECT_EQ(TrialProvince::done(erased(code)).body.integer_at("files"), 1);
    EXPECT_TRUE(lies_there(own)) << "until the commit is carried out";
    destroy(code);
    destroy(code);
    EXPECT_FALSE(lies_there(own));
    EXPECT_TRUE(lies_there(shared));
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM files"), 1);
    ASSERT_EQ(end(other), "done");
    destroy(other);
    EXPECT_FALSE(lies_there(shared));
}

TEST_P(ErasureOfADossier, WaitsForWhoeverNamesItsFileAtThisMoment) {
    if (GetParam() == "sqlite") GTEST_SKIP() << "SQLite has one writer at a time";
    const auto shared = kept("hai");
    const auto code = delivered({shared.id});
    const auto elsewhere = office().database().opened();
    std::binary_semaphore named{0};
    std::jthread other([&] {
        elsewhere->write([&](sql::Session& session) {
            document::contents_of(session, {shared.id});
            session.run("INSERT INTO bound_files SELECT 1, file_id, uploader, content_name, size,"
                        " content_type, entry FROM bound_files WHERE file_id = $1",
                        shared.id);
            named.release();
            const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
            const auto waiting = [&] {
                return session.query("SELECT COUNT(*) FROM pg_locks WHERE NOT granted")
                    .front()
                    .integer(0);
            };
            while (waiting() == 0 && std::chrono::steady_clock::now() < end)
                std::this_thread::yield();
            return sql::Outcome::keep;
        });
    });
    named.acquire();
    EXPECT_EQ(TrialProvince::done(erased(code)).body.integer_at("files"), 0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM files"), 1);
}

TEST_P(ErasureOfADossier, DestroysWhatARatingSaidAndKeepsItsFigures) {
    const auto code = delivered();
    ASSERT_TRUE(province().as("cong-dan", [&](office::Act& act) {
        Rating rating;
        rating.answers.fill(Answer::satisfied);
        rating.words = "Chờ hơi lâu.";
        return rate(act, {code, ""}, rating);
    }));
    ASSERT_EQ(end(code), "done");
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM journal_secrets s JOIN ratings r"
                              " ON r.entry = s.entry_id"),
              0);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM ratings"), 1);
    EXPECT_EQ(evidence_fault(), std::nullopt);
}

TEST_P(ErasureOfADossier, IsRefusedByNameInAFixedOrder) {
    const auto open = province().a_dossier_at("delivery");
    const auto code = delivered();
    const Erasure nothing{"", ""};
    EXPECT_EQ(end("H42.02.01-200101-0001"), "no_such_dossier");
    EXPECT_EQ(end(code, by_order, "mot-cua-vu-ban"), "no_such_dossier");
    EXPECT_EQ(end(open, nothing, "mot-cua"), "not_yours");
    EXPECT_EQ(end(open, nothing), "wrong_state");
    EXPECT_EQ(end(code, nothing), "unknown_cause");
    EXPECT_EQ(end(code, {"ordered", ""}), "decision_missing");
    EXPECT_EQ(end(code, {"ordered", "theo lời ông Khang"}), "decision_missing");
    EXPECT_EQ(end(code, {"ordered", "1" + std::string(60, 'x')}), "decision_missing");
    EXPECT_EQ(end(code), "done");
    EXPECT_EQ(end(code, nothing), "erased_before");
}

TEST_P(ErasureOfADossier, WaitsForOriginalsThatAreStillInTheHouse) {
    const auto code = province().a_dossier_at("reception");
    TrialProvince::done(province().reject("mot-cua", province().target(code), "thiếu"));
    const auto kept = office().number("SELECT COUNT(*) FROM originals WHERE returned_at IS NULL");
    EXPECT_EQ(end(code), kept > 0 ? "originals_kept" : "done");
}

TEST_P(ErasureOfADossier, IsTheLastActOnIt) {
    const auto code = delivered();
    ASSERT_EQ(end(code), "done");
    const auto corrected = province().as("lanh-dao", [&](office::Act& act) {
        return correct(act, province().rules(), province().target(code), "sai họ tên");
    });
    EXPECT_EQ(end_of(corrected), "erased_before");
    const auto rated = province().as("cong-dan", [&](office::Act& act) {
        return rate(act, {code, ""}, {});
    });
    EXPECT_EQ(end_of(rated), "erased_before");
}

TEST_P(ErasureOfADossier, FindsThoseThatEndedBeforeADay) {
    const auto early = delivered();
    office().set_clock("2026-12-23 10:00");
    const auto late = delivered();
    province().a_dossier_at("delivery");
    const auto before = [&](const std::string& moment) {
        return office()->look(
            [&](sql::Session& session) { return ended_before(session, office::at(moment), 10); });
    };
    EXPECT_EQ(before("2026-12-01 00:00"), std::vector{early});
    EXPECT_EQ(before("2027-01-01 00:00"), (std::vector{early, late}));
    ASSERT_EQ(end(early), "done");
    EXPECT_EQ(before("2027-01-01 00:00"), std::vector{late});
}

}
}
