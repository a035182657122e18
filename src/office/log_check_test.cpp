#include "src/office/log_check.h"

#include <optional>

#include "src/office/leaf.h"
#include "src/office/sealer.h"
#include "src/office/tree.h"
#include "src/office/trial_journal.h"

namespace motcua::office {
namespace {

using std::chrono::seconds;

void apply_note(Applying, const Entry&) {}

/// An office with a sealed journal of eleven entries under four heads, and its owner's hands.
class Log : public sql::OnBothEngines {
  protected:
    static constexpr std::int64_t entries = 11;

    void begin() override {
        office_.emplace(GetParam(), Appliers({{"noted", apply_note}}));
        for (int i = 0; i < 4; ++i) streams_.push_back(noted(0, 0).stream);
        seal(3);
        for (int i = 0; i < 7; ++i) noted(streams_[0], i + 1);
        seal(4);
    }
    TrialOffice& office() { return *office_; }

    Entry noted(std::int64_t stream, Version expected) {
        office_->wait(seconds{1});
        const auto done = (*office_)->perform(
            system_actor(), nullptr, [&](Act& act) -> base::Result<Entry, std::string> {
                Draft draft;
                draft.stream = stream == 0 ? act.new_id() : stream;
                draft.expected = expected;
                draft.kind = "noted";
                draft.body = {{"number", expected}};
                return *commit(act, std::move(draft));
            });
        return *done;
    }
    void seal(std::int64_t at_once = 1000) {
        while (seal_some(**office_, trial_log_key().log, "sealer", at_once) > 0) {
        }
    }

    void by_hand(const std::string& sql) { by_owners_hand(*office_, sql); }

    std::int64_t entry_at(std::int64_t place) {
        return office_->number("SELECT entry_id FROM leaves WHERE leaf_index = $1", place);
    }
    std::string id(std::int64_t place) { return std::to_string(entry_at(place)); }

    LogChecked check(std::vector<crypto::TreeHead> known = {}) {
        LogQuestion question;
        question.key = trial_log_key().log.verifier();
        question.known = std::move(known);
        const auto found = check_log((*office_)->database(), question);
        question.range_min = 2;
        const auto in_ranges = check_log((*office_)->database(), question);
        EXPECT_EQ(in_ranges.fault.has_value(), found.fault.has_value());
        if (found.fault && in_ranges.fault) {
            EXPECT_EQ(name_of(in_ranges.fault->why), name_of(found.fault->why));
            EXPECT_EQ(in_ranges.fault->entry, found.fault->entry);
            EXPECT_EQ(in_ranges.fault->place, found.fault->place);
        }
        EXPECT_EQ(in_ranges.head, found.head);
        EXPECT_EQ(in_ranges.heads, found.heads);
        return found;
    }
    /// "why place" of what is wrong, with the place of the entry that is named.
    std::string wrong(std::vector<crypto::TreeHead> known = {}) {
        const auto found = check(std::move(known));
        if (!found.fault) return "";
        auto text = std::string(name_of(found.fault->why));
        for (std::int64_t place = 0; place < entries; ++place)
            if (ids_.at(static_cast<std::size_t>(place)) == found.fault->entry)
                text += " " + std::to_string(place);
        return text;
    }
    void remember() {
        for (std::int64_t place = 0; place < entries; ++place) ids_.push_back(entry_at(place));
    }
    void wrong_after(const std::string& sql, const std::string& expected) {
        remember();
        by_hand(sql);
        EXPECT_EQ(wrong(), expected);
    }
    SignedHead newest() {
        return *(*office_)->look([](sql::Session& session) { return newest_head(session); });
    }

    std::optional<TrialOffice> office_;
    std::vector<std::int64_t> streams_;
    std::vector<std::int64_t> ids_;
};
INSTANTIATE_TEST_SUITE_P(Engines, Log, sql::both_engines(), sql::engine_name);

TEST_P(Log, IsWellWhenNobodyTouchedIt) {
    const auto found = check();
    EXPECT_FALSE(found.fault);
    EXPECT_EQ(found.entries, entries);
    EXPECT_EQ(found.heads, 4);
    EXPECT_EQ(found.head, newest().head);
}

TEST_P(Log, HasAPlaceAHashAndASignedHeadForEveryEntry) {
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM tree_nodes"), 2 * entries - 3);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM tree_heads"), 4);
    const auto note = crypto::Note::parse(newest().note);
    ASSERT_TRUE(note);
    EXPECT_TRUE(note->signed_by(trial_log_key().log.verifier()));
    EXPECT_EQ(crypto::Checkpoint::parse(note->text)->head.size, entries);
}

TEST_P(Log, StandsForEachEntryByTheTextThatTheDocumentDescribes) {
    const auto text = (*office_)->look(
        [&](sql::Session& session) { return *leaf_text_of(session, entry_at(0)); });
    const auto stream = std::to_string(streams_[0]);
    EXPECT_EQ(text,
              R"({"actor":"system","body":{"number":0},"effective_at":1795402801000000,"id":")" +
                  id(0) + R"(","kind":"noted","recorded_at":1795402801000000,)" +
                  R"("schema_number":1,"stream":")" + stream + R"(","version":1})");
    const auto hash = (*office_)->look([](sql::Session& session) {
        return nodes_of(session)({0, 0});
    });
    EXPECT_EQ(hash, crypto::hash_of_leaf(text));
}

TEST_P(Log, ProvesEachEntryAndEachEarlierHeadFromItsNodes) {
    const auto head = newest().head;
    (*office_)->look([&](sql::Session& session) {
        const auto read = nodes_of(session);
        for (std::int64_t place = 0; place < entries; ++place)
            EXPECT_TRUE(crypto::proves_inclusion(
                crypto::inclusion_proof(place, entries, read),
                crypto::hash_of_leaf(*leaf_text_of(session, entry_at(place))), place, head));
        for (const auto& earlier : heads_after(session, 0, 10))
            EXPECT_TRUE(crypto::proves_consistency(
                crypto::consistency_proof(earlier.head.size, entries, read), earlier.head, head));
        return 0;
    });
}

TEST_P(Log, NamesAnEntryThatWasAltered) {
    wrong_after("UPDATE journal SET body = '{\"number\":9}' WHERE id = " + id(5),
                "entry_altered 5");
}

TEST_P(Log, NamesAnEntryWhoseActorWasAltered) {
    wrong_after("UPDATE journal SET actor = '17' WHERE id = " + id(2), "entry_altered 2");
}

TEST_P(Log, NamesAnEntryThatWasBackDated) {
    wrong_after("UPDATE journal SET recorded_at = recorded_at - 1 WHERE id = " + id(6),
                "entry_altered 6");
}

TEST_P(Log, NamesTheFirstOfTwoEntriesThatWereSwapped) {
    wrong_after("CREATE TABLE kept AS SELECT id, body FROM journal;"
                "UPDATE journal SET body = (SELECT body FROM kept WHERE id = " +
                    id(8) + ") WHERE id = " + id(4) +
                    ";"
                    "UPDATE journal SET body = (SELECT body FROM kept WHERE id = " +
                    id(4) + ") WHERE id = " + id(8) + "; DROP TABLE kept",
                "entry_altered 4");
}

TEST_P(Log, NamesTheEntryAtTheFirstOfTwoPlacesThatWereSwapped) {
    const auto first = id(4), second = id(8);
    wrong_after("UPDATE leaves SET entry_id = 1 WHERE leaf_index = 4;"
                "UPDATE leaves SET entry_id = " +
                    first + " WHERE leaf_index = 8; UPDATE leaves SET entry_id = " + second +
                    " WHERE leaf_index = 4",
                "entry_altered 8");
    EXPECT_EQ(check().fault->place, 4);
}

TEST_P(Log, NamesAnEntryThatWasRemoved) {
    wrong_after("DELETE FROM journal WHERE id = " + id(7), "entry_missing 7");
}

TEST_P(Log, NamesThePlaceOfAnEntryThatWasRemovedWithItsLeaf) {
    const auto gone = id(7);
    wrong_after("DELETE FROM journal WHERE id = " + gone +
                    "; DELETE FROM leaves WHERE leaf_index = 7",
                "place_missing");
    EXPECT_EQ(check().fault->place, 7);
}

TEST_P(Log, NamesAnEntryThatLostItsLeaf) {
    const auto alone = id(7);
    wrong_after("DELETE FROM leaves WHERE leaf_index = 7", "place_missing 7");
    EXPECT_EQ(std::to_string(check().fault->entry), alone);
}

TEST_P(Log, SeesThatTheLastEntryWasRemovedWithItsLeaf) {
    const auto last = id(10);
    wrong_after("DELETE FROM journal WHERE id = " + last +
                    "; DELETE FROM leaves WHERE leaf_index = 10",
                "place_too_many");
}

TEST_P(Log, NamesAnEntryThatWasPutIn) {
    remember();
    by_hand("INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
            " effective_at, body) VALUES (77, 88, 1, 'noted', 1, 'system', 5, 5, '{}')");
    const auto found = check();
    ASSERT_TRUE(found.fault);
    EXPECT_EQ(name_of(found.fault->why), "entry_without_place");
    EXPECT_EQ(found.fault->entry, 77);
}

TEST_P(Log, NamesAnEntryThatWasPutInWithAPlaceOfItsOwn) {
    remember();
    by_hand("INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
            " effective_at, body) VALUES (77, 88, 1, 'noted', 1, 'system', 5, 5, '{}');"
            "INSERT INTO leaves (leaf_index, entry_id) VALUES (11, 77)");
    const auto found = check();
    ASSERT_TRUE(found.fault);
    EXPECT_EQ(name_of(found.fault->why), "hash_missing");
    EXPECT_EQ(found.fault->entry, 77);
}

/// Counting alone would not tell.
TEST_P(Log, NamesAnEntryThatWasPutInWithAPlaceOutsideOfTheLog) {
    by_hand("INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
            " effective_at, body) VALUES (77, 88, 1, 'noted', 1, 'system', 5, 5, '{}');"
            "INSERT INTO leaves (leaf_index, entry_id) VALUES (-1, 77)");
    const auto found = check();
    ASSERT_TRUE(found.fault);
    EXPECT_EQ(name_of(found.fault->why), "place_too_many");
    EXPECT_EQ(found.fault->entry, 77);
}

TEST_P(Log, NamesAnEntryBeforeWhichTheStreamHasAGap) {
    remember();
    const auto stream = std::to_string(streams_[1]);
    by_hand("INSERT INTO journal (id, stream, version, kind, schema_number, actor, recorded_at,"
            " effective_at, body) VALUES (77, " +
            stream +
            ", 3, 'noted', 1, 'system', 5, 5, '{}'); INSERT INTO unsealed (entry_id) VALUES (77)");
    const auto found = check();
    ASSERT_TRUE(found.fault);
    EXPECT_EQ(name_of(found.fault->why), "version_missing");
    EXPECT_EQ(found.fault->entry, 77);
    EXPECT_EQ(found.unsealed, 1);
}

TEST_P(Log, NamesABodyThatTheProgramWouldNotHaveWritten) {
    wrong_after("UPDATE journal SET body = '{\"number\": 3}' WHERE id = " + id(6),
                "body_not_canonical 6");
}

TEST_P(Log, NamesANodeThatIsGoneOrAltered) {
    remember();
    by_hand("UPDATE tree_nodes SET hash = (SELECT root FROM tree_heads WHERE size = 3)"
            " WHERE level = 1 AND position = 2");
    EXPECT_EQ(wrong(), "node_altered 5");
    by_hand("DELETE FROM tree_nodes WHERE level = 2 AND position = 0");
    EXPECT_EQ(wrong(), "node_missing 3");
}

TEST_P(Log, NamesAHeadWhoseRowIsNotItsNote) {
    wrong_after("UPDATE tree_heads SET root = (SELECT root FROM tree_heads WHERE size = 3)"
                " WHERE size = 8",
                "head_altered 4");
}

TEST_P(Log, NamesAHeadThatAnotherKeyHasSigned) {
    const auto text = crypto::Checkpoint{"motcua/trial", newest().head}.text();
    const auto line = crypto::NoteSigner("motcua/trial", crypto::SigningKey::random()).sign(text);
    wrong_after("UPDATE tree_heads SET note = '" + text + "\n" + line + "' WHERE size = 11",
                "head_not_signed 8");
}

TEST_P(Log, NamesTheLastEntriesWhenTheirHeadIsGone) {
    wrong_after("DELETE FROM tree_heads WHERE size = 11", "head_missing 8");
}

/// Whoever has the database but not the key can make the tree fit, and no head.
TEST_P(Log, NamesTheFirstEntryAfterTheLastGoodHeadWhenTheTreeWasMadeToFit) {
    remember();
    by_hand("UPDATE journal SET body = '{\"number\":9}' WHERE id = " + id(5) +
            "; DELETE FROM tree_nodes");
    (*office_)->database().write([&](sql::Session& session) {
        crypto::GrowingTree tree;
        for (std::int64_t place = 0; place < entries; ++place)
            tree.append(
                crypto::hash_of_leaf(*leaf_text_of(session, ids_[static_cast<std::size_t>(place)])),
                [&](const auto& at, const auto& hash) {
                    session.run("INSERT INTO tree_nodes (level, position, hash)"
                                " VALUES ($1, $2, $3)",
                                at.level, at.position, sql::ByteView{hash.raw()});
                });
        return sql::Outcome::keep;
    });
    EXPECT_EQ(wrong(), "head_differs 4");
}

TEST_P(Log, DiffersFromAHeadThatWasKeptElsewhere) {
    remember();
    const auto head = newest().head;
    EXPECT_EQ(wrong({head}), "");
    EXPECT_EQ(wrong({{head.size - 1, head.root}}), "known_head_differs");
    EXPECT_EQ(wrong({{head.size + 1, head.root}}), "known_head_beyond");
    EXPECT_EQ(wrong({{0, crypto::GrowingTree().root()}, head}), "");
}

TEST_P(Log, NamesACosignatureThatIsNotItsWitnessesOrHasNoHead) {
    const auto& witness = trial_log_key().witness;
    const auto line = witness.cosign("another head\n", 5);
    by_hand("INSERT INTO cosignatures (size, witness, line, at) VALUES (11, '" + witness.name() +
            "', '" + line + "', 5)");
    EXPECT_FALSE(check().fault) << "whose key nobody gave";
    LogQuestion question;
    question.key = trial_log_key().log.verifier();
    question.witnesses = {witness.verifier(crypto::NoteKind::cosignature)};
    const auto found = check_log((*office_)->database(), question);
    EXPECT_EQ(found.fault->why, LogWrong::cosignature_altered);
    EXPECT_EQ(found.fault->place, 11);
    by_hand("UPDATE cosignatures SET size = 10");
    EXPECT_EQ(check().fault->why, LogWrong::cosignature_alone);
}

TEST_P(Log, NamesHeadsAndNodesThatBelongToNoTree) {
    by_hand("INSERT INTO tree_heads (size, root, note, at) SELECT 0, root, note, at"
            " FROM tree_heads ORDER BY size LIMIT 1");
    EXPECT_EQ(check().fault->why, LogWrong::place_too_many);
    by_hand("DELETE FROM tree_heads WHERE size = 0;"
            "INSERT INTO tree_nodes (level, position, hash) SELECT 70, 0, hash"
            " FROM tree_nodes WHERE level = 0 AND position = 0");
    EXPECT_EQ(check().fault->why, LogWrong::place_too_many);
    by_hand("DELETE FROM tree_nodes WHERE level = 70");
    EXPECT_FALSE(check().fault);
}

TEST_P(Log, IsReadFromAnEarlierHeadOn) {
    const auto heads =
        (*office_)->look([](sql::Session& session) { return heads_after(session, 0, 10); });
    LogQuestion question;
    question.key = trial_log_key().log.verifier();
    question.since = heads[1].head;
    EXPECT_EQ(check_log((*office_)->database(), question).entries, entries - heads[1].head.size);
    question.known = {heads[0].head};
    EXPECT_FALSE(check_log((*office_)->database(), question).fault);
    question.known.front().root = heads[1].head.root;
    const auto fault = check_log((*office_)->database(), question).fault;
    ASSERT_TRUE(fault) << "what is known from before is compared too";
    EXPECT_EQ(fault->why, LogWrong::known_head_differs);
    EXPECT_EQ(fault->place, heads[0].head.size);
    question.known.clear();
    question.since->root = heads[0].head.root;
    EXPECT_EQ(check_log((*office_)->database(), question).fault->why, LogWrong::known_head_differs);
}

TEST_P(Log, GivesHashesToPlacesThatWereGivenBeforeThereWasATree) {
    by_hand("DELETE FROM tree_nodes; DELETE FROM tree_heads");
    noted(streams_[3], 1);
    EXPECT_EQ(check().fault->why, LogWrong::hash_missing);
    seal(5);
    const auto found = check();
    EXPECT_FALSE(found.fault);
    EXPECT_EQ(found.entries, entries + 1);
    EXPECT_EQ(found.heads, 3);
}

TEST_P(Log, IsNotSealedOnWhereItContradictsItsHead) {
    by_hand("UPDATE tree_heads SET root = (SELECT root FROM tree_heads WHERE size = 3)"
            " WHERE size = 11");
    noted(streams_[3], 1);
    EXPECT_THROW(seal(), sql::Error);
    EXPECT_EQ(office().number("SELECT COUNT(*) FROM unsealed"), 1);
}

TEST_P(Log, IsNotSealedOnWithAnotherKey) {
    noted(streams_[3], 1);
    EXPECT_THROW(seal_some(**office_, LogKey::random().log, "sealer"), sql::Error);
    seal();
    EXPECT_FALSE(check().fault);
}

}
}
