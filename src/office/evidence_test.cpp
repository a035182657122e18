#include "src/office/evidence.h"

#include <optional>

#include "lib/sql/scratch.h"
#include "src/office/guards.h"
#include "src/office/trial_journal.h"

namespace motcua::office {
namespace {

void apply_note(Applying, const Entry&) {}

/// An office with three notes in its journal, and hands that go behind its back.
class Evidence : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), Appliers({{"noted", apply_note}, {"erased", apply_note}}));
        for (auto& id : notes_)
            id = note_something(*office_, json::Object{{"name", "Vũ Minh Khang"}});
    }
    void by_hand(const std::string& sql) {
        (*office_)->database().write([&](sql::Session& session) {
            session.script(sql);
            return sql::Outcome::keep;
        });
    }
    /// The same for what later tests would find as it was left.
    void on_schema(const std::string& sql) {
        altered_schema_ = true;
        by_hand(sql);
    }
    void TearDown() override {
        if (!altered_schema_) return;
        office_.reset();
        const sql::TrialDatabase swept(GetParam());
    }
    std::string of_note() const { return std::to_string(notes_[1].id); }
    std::string of_stream() const { return std::to_string(notes_[1].stream); }
    /// "row: why" of what the check of secrets finds.
    std::string found() {
        const auto fault = (*office_)->look([&](sql::Session& session) {
            return evidence_of(session, (*office_)->vault()).first_fault();
        });
        return fault ? fault->row + ": " + fault->why : "";
    }
    std::string missing_trigger() {
        const auto fault = altered_guard();
        return fault ? fault->row : "";
    }
    std::optional<Difference> altered_guard() {
        const auto scratch = sql::open_scratch(office_->database().folder() / "guards.tmp",
                                               MOTCUA_SOURCE_DIR "/migrations");
        Guards should;
        scratch->read([&](sql::Session& session) { should = guards_of_sqlite(session); });
        return (*office_)->look(
            [&](sql::Session& session) { return first_altered_guard(session, should); });
    }
    std::string damage() {
        const auto fault = (*office_)->look(first_damage);
        return fault ? fault->row : "";
    }
    /// "table row: why" of a secret or key that should not be there.
    std::string revived() {
        const auto fault = (*office_)->look([&](sql::Session& session) {
            return first_revived_secret(session, evidence_of(session, (*office_)->vault()));
        });
        return fault ? fault->table + " " + fault->row + ": " + fault->why : "";
    }
    const Entry& notes(std::size_t which) const { return notes_.at(which); }
    /// An act that says that these streams were erased.
    void erase(const std::vector<std::int64_t>& streams) {
        json::Array named;
        for (const auto stream : streams) named.emplace_back(std::to_string(stream));
        const auto done = (*office_)->perform(system_actor(), nullptr,
                                              [&](Act& act) -> base::Result<Entry, std::string> {
                                                  Draft draft;
                                                  draft.stream = act.new_id();
                                                  draft.kind = "erased";
                                                  draft.body = {{"erased_streams", named}};
                                                  return *commit(act, std::move(draft));
                                              });
        ASSERT_TRUE(done);
    }
    std::int64_t number(std::string_view sql) { return office_->number(sql); }

  private:
    bool altered_schema_ = false;
    std::optional<TrialOffice> office_;
    std::array<Entry, 3> notes_;
};
class EvidenceRights : public Evidence {};
INSTANTIATE_TEST_SUITE_P(Engines, Evidence, sql::both_engines(), sql::engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, EvidenceRights, testing::Values("postgres"), sql::engine_name);

TEST_P(Evidence, IsWellWhenNobodyTouchedIt) {
    EXPECT_EQ(found(), "");
    EXPECT_EQ(missing_trigger(), "");
}

TEST_P(Evidence, NamesTheEntryWhoseSaltWasChanged) {
    by_hand("UPDATE journal_secrets SET salt = (SELECT salt FROM journal_secrets ORDER BY entry_id "
            "LIMIT 1)"
            " WHERE entry_id = " +
            of_note());
    EXPECT_EQ(found(), of_note() + ": salt");
}

TEST_P(Evidence, NamesTheEntryWhoseTextWasChanged) {
    by_hand("UPDATE journal_secrets SET ciphertext = salt WHERE entry_id = " + of_note());
    EXPECT_EQ(found(), of_note() + ": ciphertext");
}

TEST_P(Evidence, NamesTheEntryWhoseSecretOrKeyIsGone) {
    by_hand("DELETE FROM stream_keys WHERE id = " + of_stream());
    EXPECT_EQ(found(), of_note() + ": key_id");
    by_hand("DELETE FROM journal_secrets WHERE entry_id = " + of_note());
    EXPECT_EQ(found(), of_note() + ": gone without an act");
}

TEST_P(Evidence, TakesForErasedWhatALaterActNamesAndNothingElse) {
    by_hand("DELETE FROM stream_keys; DELETE FROM journal_secrets");
    EXPECT_EQ(found(), std::to_string(notes(0).id) + ": gone without an act");
    erase({notes(0).stream, notes(2).stream});
    EXPECT_EQ(found(), of_note() + ": gone without an act");
    erase({notes(1).stream});
    EXPECT_EQ(found(), "");
}

TEST_P(Evidence, NamesTheEntryWhoseSecretAloneIsGone) {
    by_hand("DELETE FROM journal_secrets WHERE entry_id = " + of_note());
    EXPECT_EQ(found(), of_note() + ": missing");
}

TEST_P(Evidence, NamesWhatWasBroughtBackAfterItsErasure) {
    by_hand("CREATE TABLE kept AS SELECT entry_id, key_id, salt, ciphertext FROM journal_secrets;"
            "CREATE TABLE kept_keys AS SELECT id, wrapped FROM stream_keys;"
            "DELETE FROM journal_secrets WHERE entry_id = " +
            of_note() + "; DELETE FROM stream_keys WHERE id = " + of_stream());
    erase({notes(1).stream});
    EXPECT_EQ(revived(), "");
    by_hand("INSERT INTO stream_keys (id, wrapped) SELECT id, wrapped FROM kept_keys WHERE id = " +
            of_stream());
    EXPECT_EQ(revived(), "stream_keys " + of_stream() + ": opens nothing");
    by_hand("INSERT INTO journal_secrets (entry_id, key_id, salt, ciphertext)"
            " SELECT entry_id, key_id, salt, ciphertext FROM kept WHERE entry_id = " +
            of_note());
    EXPECT_EQ(found(), "");
    EXPECT_EQ(revived(), "journal_secrets " + of_note() + ": there again after its erasure");
    by_hand("DROP TABLE kept; DROP TABLE kept_keys");
}

TEST_P(Evidence, NamesASecretWithoutAnEntry) {
    by_hand("INSERT INTO journal_secrets (entry_id, key_id, salt, ciphertext)"
            " SELECT 5, key_id, salt, ciphertext FROM journal_secrets WHERE entry_id = " +
            of_note());
    EXPECT_EQ(revived(), "journal_secrets 5: without an entry");
}

TEST_P(Evidence, NamesAGuardThatOnlyLooksLikeOne) {
    const bool sqlite = GetParam() == "sqlite";
    on_schema(sqlite
                  ? "DROP TRIGGER journal_no_update; CREATE TRIGGER journal_no_update"
                    " BEFORE UPDATE ON journal WHEN 0 BEGIN"
                    " SELECT RAISE(ABORT, 'the journal is append-only'); END"
                  : "DROP TRIGGER journal_no_change ON journal; CREATE TRIGGER journal_no_change"
                    " BEFORE UPDATE OF kind OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION"
                    " refuse_change()");
    const auto found = altered_guard();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->why, "altered");
    EXPECT_EQ(found->table, "journal");
}

TEST_P(Evidence, NamesATriggerThatNobodyKnows) {
    const bool sqlite = GetParam() == "sqlite";
    on_schema(sqlite ? "CREATE TRIGGER hand AFTER INSERT ON unsealed BEGIN"
                     " DELETE FROM idempotency; END"
                   : "CREATE TRIGGER hand BEFORE INSERT ON unsealed FOR EACH ROW"
                     " EXECUTE FUNCTION suppress_redundant_updates_trigger()");
    EXPECT_EQ(missing_trigger(), "trigger hand");
}

TEST_P(Evidence, NamesTheTriggerThatIsGone) {
    if (GetParam() == "sqlite")
        on_schema("DROP TRIGGER leaves_no_delete");
    else
        on_schema("ALTER TABLE leaves DISABLE TRIGGER leaves_no_change");
    EXPECT_EQ(missing_trigger(),
              GetParam() == "sqlite" ? "trigger leaves_no_delete" : "trigger leaves_no_change");
}

TEST_P(Evidence, NamesTheTriggerThatWasEmptied) {
    if (GetParam() == "sqlite")
        on_schema("DROP TRIGGER journal_no_update; CREATE TRIGGER journal_no_update"
                " BEFORE UPDATE ON journal BEGIN SELECT 1; END");
    else
        on_schema("CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RETURN NEW; END $$");
    EXPECT_EQ(missing_trigger(),
              GetParam() == "sqlite" ? "trigger journal_no_update"
                                     : "trigger cosignatures_no_change");
}

TEST_P(Evidence, NamesAnIndexThatHidesRows) {
    if (GetParam() != "sqlite") return;
    EXPECT_EQ(damage(), "");
    const std::string hiding = "CREATE INDEX outbox_lanes_due ON outbox_lanes (due_at, lane)";
    on_schema("INSERT INTO outbox_lanes (lane, due_at, claimed_until, holder)"
              " VALUES ('hidden', 0, 0, '');"
              "DROP INDEX outbox_lanes_due; " +
              hiding + " WHERE lane <> 'hidden'");
    EXPECT_EQ(missing_trigger(), "index outbox_lanes_due");
    on_schema("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '" + hiding +
              "' WHERE name = 'outbox_lanes_due'; PRAGMA writable_schema = RESET;"
              // Whoever has the database open reads its schema anew.
              "CREATE TABLE passing (n BIGINT); DROP TABLE passing");
    EXPECT_EQ(missing_trigger(), "");
    EXPECT_NE(damage().find("outbox_lanes_due"), std::string::npos) << damage();
}

TEST_P(EvidenceRights, LetTheServingRoleOnlyReadAndAdd) {
    for (const std::string table : {"journal", "leaves", "tree_nodes", "tree_heads", "cosignatures",
                                    "access_log", "security_log"}) {
        const auto may = [&](const std::string& right) {
            return number("SELECT has_table_privilege('motcua_app', '" + table + "', '" + right +
                          "')::int::bigint");
        };
        EXPECT_EQ(may("SELECT") + may("INSERT"), 2) << table;
        EXPECT_EQ(may("UPDATE") + may("DELETE") + may("TRUNCATE"), 0) << table;
    }
}

TEST_P(EvidenceRights, NamesARightOrARuleThatWasAdded) {
    EXPECT_EQ(missing_trigger(), "");
    on_schema("CREATE RULE hand AS ON DELETE TO unsealed DO INSTEAD NOTHING");
    EXPECT_EQ(missing_trigger(), "rule hand");
    on_schema("DROP RULE hand ON unsealed; GRANT UPDATE ON leaves TO motcua_app");
    EXPECT_EQ(missing_trigger(), "right of motcua_app");
    on_schema("REVOKE UPDATE ON leaves FROM motcua_app");
    EXPECT_EQ(missing_trigger(), "");
    on_schema("GRANT UPDATE (purpose) ON access_log TO motcua_app");
    EXPECT_EQ(missing_trigger(), "right of motcua_app");
}

}
}
