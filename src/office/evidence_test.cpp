#include "src/office/evidence.h"

#include <optional>

#include "src/office/trial_office.h"

namespace motcua::office {
namespace {

void apply_note(Applying, const Entry&) {}

/// An office with three notes in its journal, and hands that go behind its back.
class Evidence : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), Appliers({{"noted", apply_note}, {"erased", apply_note}}));
        for (auto& id : notes_) id = noted();
    }
    void by_hand(const std::string& sql) {
        (*office_)->database().write([&](sql::Session& session) {
            session.script(sql);
            return sql::Outcome::keep;
        });
    }
    std::string of_note() const { return std::to_string(notes_[1].id); }
    std::string of_stream() const { return std::to_string(notes_[1].stream); }
    /// "row: why" of what the check of secrets finds.
    std::string found() {
        const auto fault = (*office_)->look([&](sql::Session& session) {
            return first_altered_secret(session, (*office_)->vault());
        });
        return fault ? fault->row + ": " + fault->why : "";
    }
    std::string missing_trigger() {
        const auto fault =
            (*office_)->look([](sql::Session& session) { return first_missing_trigger(session); });
        return fault ? fault->row : "";
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
    Entry noted() {
        const auto done = (*office_)->perform(
            system_actor(), nullptr, [](Act& act) -> base::Result<Entry, std::string> {
                Draft draft;
                draft.stream = act.new_id();
                draft.kind = "noted";
                draft.secret = json::Object{{"name", "Vũ Minh Khang"}};
                return *commit(act, std::move(draft));
            });
        return *done;
    }
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

TEST_P(Evidence, NamesTheTriggerThatIsGone) {
    if (GetParam() == "sqlite")
        by_hand("DROP TRIGGER leaves_no_delete");
    else
        by_hand("ALTER TABLE leaves DISABLE TRIGGER leaves_no_change");
    EXPECT_EQ(missing_trigger(),
              GetParam() == "sqlite" ? "trigger leaves_no_delete" : "trigger leaves_no_change");
}

TEST_P(Evidence, NamesTheTriggerThatWasEmptied) {
    if (GetParam() == "sqlite")
        by_hand("DROP TRIGGER journal_no_update; CREATE TRIGGER journal_no_update"
                " BEFORE UPDATE ON journal BEGIN SELECT 1; END");
    else
        by_hand("CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RETURN NEW; END $$");
    EXPECT_EQ(missing_trigger(),
              GetParam() == "sqlite" ? "trigger journal_no_update" : "trigger journal_no_change");
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

}
}
