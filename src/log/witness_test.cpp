#include "src/log/witness.h"

#include <fstream>
#include <iterator>
#include <optional>

#include "lib/base/base64.h"
#include "src/log/trial_log.h"
#include "src/log/witness_actions.h"
#include "src/log/witness_jobs.h"
#include "src/log/witness_store.h"
#include "src/office/sealer.h"
#include "src/office/trial_journal.h"
#include "src/office/tree.h"

namespace motcua::log {
namespace {

using office::trial_log_key;

TEST(Showing, IsReadAsItIsWritten) {
    const PaperLog log(7);
    const auto showing = parse_showing(log.showing(3));
    ASSERT_TRUE(showing);
    EXPECT_EQ(showing->old_size, 3);
    EXPECT_EQ(showing->proof.size(), 4u);
    EXPECT_EQ(showing->raw_note, log.note());
    EXPECT_EQ(showing->checkpoint.head.size, 7);
}

TEST(Showing, IsRefusedWhenItsFormIsBroken) {
    const auto good = PaperLog(7).showing(3);
    std::string many = "old 3\n";
    for (int i = 0; i < 64; ++i) many += base::base64(std::string(32, 'x')) + "\n";
    for (const std::string& body : std::vector<std::string>{
             "", "old 3\n", "old 03" + good.substr(5), "new 3" + good.substr(5),
             "old -3" + good.substr(5), "old 3\nAAAA\n\n" + PaperLog(7).note(),
             good.substr(0, good.size() - 1), many + "\n" + PaperLog(7).note(),
             "old 0\n\nno note\n"})
        EXPECT_FALSE(parse_showing(body)) << body;
}

TEST(Witness, IsNamedByAnAddressOrAFile) {
    EXPECT_EQ(parse_witness("w.example/1=https://w.example/add-checkpoint")->url,
              "https://w.example/add-checkpoint");
    EXPECT_EQ(parse_witness("disk=file:heads.txt")->file, "heads.txt");
    for (const auto* text : {"", "x", "=https://a", "a b=https://a", "a=ftp://a", "a=file:", "a="})
        EXPECT_FALSE(parse_witness(text)) << text;
}

void apply_note(office::Applying, const office::Entry&) {}

class Witnesses : public sql::OnBothEngines {
  protected:
    void begin() override {
        office_.emplace(GetParam(), office::Appliers({{"noted", apply_note}}));
        duty_.logs = {trial_log_key().log.verifier()};
    }
    /// The name of the refusal with the size that is known, or "cosigned".
    std::string answer(const std::string& body) {
        const auto line = cosign(**office_, duty_, body);
        if (!line)
            return std::string(name_of(line.error().why)) + " " +
                   std::to_string(line.error().known_size);
        const auto note = crypto::Note::parse(parse_showing(body)->raw_note + *line);
        const auto key = duty_.signer.verifier(crypto::NoteKind::cosignature);
        return note && note->cosigned_at(key) ? "cosigned" : "not signed";
    }
    void noted_and_sealed() {
        office::note_something(*office_);
        EXPECT_EQ(seal_some(**office_, trial_log_key().log, "sealer"), 1);
    }
    Witness at_address() const {
        return {duty_.signer.name(), "http://witness.example/add-checkpoint", "",
                duty_.signer.verifier(crypto::NoteKind::cosignature)};
    }
    WitnessProgress progress() {
        return (*office_)->look(
            [](sql::Session& session) { return progress_of_witnesses(session).at(0); });
    }
    std::string newest_note() {
        return (*office_)->look(
            [](sql::Session& session) { return office::newest_head(session)->note; });
    }

    std::optional<office::TrialOffice> office_;
    WitnessDuty duty_{
        crypto::NoteSigner("witness.example/w", crypto::SigningKey(std::string(32, 'w'))), {}};
};
INSTANTIATE_TEST_SUITE_P(Engines, Witnesses, sql::both_engines(), sql::engine_name);

TEST_P(Witnesses, CosignWhatContinuesTheHeadTheyKnow) {
    const PaperLog small(3), large(8);
    EXPECT_EQ(answer(small.showing(0)), "cosigned");
    EXPECT_EQ(answer(small.showing(3)), "cosigned") << "the same again";
    EXPECT_EQ(answer(large.showing(0)), "other_size_known 3");
    EXPECT_EQ(answer(large.showing(3)), "cosigned");
    EXPECT_EQ(answer(small.showing(3)), "other_size_known 8") << "never a smaller one";
}

TEST_P(Witnesses, RefuseInAFixedOrder) {
    ASSERT_EQ(answer(PaperLog(3).showing(0)), "cosigned");
    const PaperLog next(5), other(5, "another "), same_size(3, "another ");
    EXPECT_EQ(answer("x"), "head_malformed 0");
    duty_.logs = {{"motcua/other", crypto::NoteKind::note, std::string(32, 'p')}};
    EXPECT_EQ(answer(next.showing(3)), "unknown_log 3");
    duty_.logs = {{"motcua/trial", crypto::NoteKind::note, std::string(32, 'p')}};
    EXPECT_EQ(answer(next.showing(3)), "head_not_signed 3");
    duty_.logs = {trial_log_key().log.verifier()};
    EXPECT_EQ(answer(next.showing(6)), "bad_old_size 3");
    EXPECT_EQ(answer(next.showing(4)), "other_size_known 3");
    EXPECT_EQ(answer(same_size.showing(3)), "other_root_known 3");
    EXPECT_EQ(answer(other.showing(3)), "head_not_continued 3");
    EXPECT_EQ(answer(next.showing(3)), "cosigned");
}

TEST_P(Witnesses, AreShownEachHeadOnceAndTheirWordIsKept) {
    noted_and_sealed();
    int posts = 0;
    const PostText post = [&](const std::string&, const std::string& body) {
        ++posts;
        return WitnessAnswer{200, *cosign(**office_, duty_, body)};
    };
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", post), "");
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", post), "");
    noted_and_sealed();
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", post), "");
    EXPECT_EQ(posts, 2);
    EXPECT_EQ(progress().size, 2);
    EXPECT_TRUE(crypto::Note::parse(newest_note())->cosigned_at(*at_address().key));
}

TEST_P(Witnesses, StopNoSealingWithWhatElseTheySay) {
    noted_and_sealed();
    const PostText post = [&](const std::string&, const std::string& body) {
        const auto of_another = trial_log_key().log.sign("another text\n");
        return WitnessAnswer{200, of_another + *cosign(**office_, duty_, body) + of_another};
    };
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", post), "");
    const auto note = crypto::Note::parse(newest_note());
    EXPECT_EQ(note->signatures.size(), 2U);
    EXPECT_TRUE(note->cosigned_at(*at_address().key));
    noted_and_sealed();
}

TEST_P(Witnesses, AreShownTheHeadFromTheSizeTheySayTheyKnow) {
    for (int i = 0; i < 3; ++i) noted_and_sealed();
    std::vector<std::int64_t> old_sizes;
    const PostText post = [&](const std::string&, const std::string& body) {
        old_sizes.push_back(parse_showing(body)->old_size);
        if (old_sizes.size() == 1) return WitnessAnswer{409, "2\n"};
        return WitnessAnswer{200, duty_.signer.cosign(parse_showing(body)->note.text, 5)};
    };
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", post), "");
    EXPECT_EQ(old_sizes, (std::vector<std::int64_t>{0, 2}));
}

TEST_P(Witnesses, AreNotBelievedWhenTheyAnswerSomethingElse) {
    noted_and_sealed();
    const auto fault_after = [&](std::optional<WitnessAnswer> answer) {
        const auto fault = show_newest_head(**office_, at_address(), "one",
                                            [&](const auto&, const auto&) { return answer; });
        EXPECT_EQ(progress().size, 0);
        EXPECT_EQ(progress().fault, fault);
        return fault;
    };
    const auto stranger = crypto::NoteSigner("witness.example/w", crypto::SigningKey::random());
    EXPECT_EQ(fault_after(std::nullopt), "no_answer");
    EXPECT_EQ(fault_after(WitnessAnswer{500, ""}), "status_500");
    EXPECT_EQ(fault_after(WitnessAnswer{409, "7\n"}), "witness_knows_more");
    EXPECT_EQ(fault_after(WitnessAnswer{409, "x"}), "witness_contradicts");
    EXPECT_EQ(fault_after(WitnessAnswer{422, ""}), "witness_contradicts");
    EXPECT_EQ(fault_after(WitnessAnswer{200, "hello"}), "not_its_cosignature");
    EXPECT_EQ(fault_after(WitnessAnswer{200, stranger.cosign("x\n", 5)}), "not_its_cosignature");
}

TEST_P(Witnesses, AreShownTheHeadByOneProcessAtATime) {
    noted_and_sealed();
    const PostText dead = [&](const auto&, const auto&) { return std::nullopt; };
    EXPECT_EQ(show_newest_head(**office_, at_address(), "one", dead), "no_answer");
    int posts = 0;
    const PostText counting = [&](const auto&, const auto&) -> std::optional<WitnessAnswer> {
        ++posts;
        return std::nullopt;
    };
    EXPECT_EQ(show_newest_head(**office_, at_address(), "two", counting), "");
    EXPECT_EQ(posts, 0) << "the first has the lease";
    office_->wait(std::chrono::seconds{41});
    EXPECT_EQ(show_newest_head(**office_, at_address(), "two", counting), "no_answer");
    EXPECT_EQ(posts, 1);
}

TEST_P(Witnesses, MayBeFilesThatHeadsAreAddedTo) {
    const auto file = office_->database().folder() / "heads.txt";
    const Witness witness{"disk", "", file.string(), std::nullopt};
    for (int i = 0; i < 2; ++i) {
        noted_and_sealed();
        EXPECT_EQ(show_newest_head(**office_, witness, "one", {}), "");
        EXPECT_EQ(show_newest_head(**office_, witness, "one", {}), "");
    }
    std::ifstream in(file);
    const auto notes = crypto::parse_notes(std::string{std::istreambuf_iterator<char>(in), {}});
    ASSERT_TRUE(notes);
    ASSERT_EQ(notes->size(), 2u);
    EXPECT_TRUE(notes->back().signed_by(trial_log_key().log.verifier()));
    const Witness nowhere{"nowhere", "", (file / "x").string(), std::nullopt};
    EXPECT_EQ(show_newest_head(**office_, nowhere, "one", {}), "file_not_opened");
}

TEST_P(Witnesses, ThatAreFilesObjectToAnotherHistory) {
    const auto file = office_->database().folder() / "heads.txt";
    const Witness witness{"disk", "", file.string(), std::nullopt};
    std::ofstream(file) << PaperLog(1, "another ").note() << "\n";
    noted_and_sealed();
    EXPECT_EQ(show_newest_head(**office_, witness, "one", {}), "witness_contradicts");
    EXPECT_TRUE(is_alarm("witness_contradicts"));
    std::ofstream(file) << PaperLog(9, "another ").note() << "\n";
    EXPECT_EQ(show_newest_head(**office_, witness, "one", {}), "witness_knows_more");
    EXPECT_FALSE(is_alarm("no_answer"));
}

}
}
