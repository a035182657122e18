// What a witness is sent: the head of another log, and files of heads on the command line.
#include "src/log/witness.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {

void read_showing(std::string_view input) {
    if (const auto showing = log::parse_showing(input)) {
        holds(showing->proof.size() <= log::Showing::proof_lines_max, "a proof has a limit");
        holds(showing->note.signatures.size() <= crypto::Note::signatures_max,
              "the signatures of a note have a limit");
        holds(log::write_showing(showing->old_size, showing->proof, showing->raw_note) == input,
              "a showing is written as it was read");
        holds(log::problem_of(*showing, {}, {}) == log::ShowingProblem::unknown_log,
              "a witness of no log cosigns nothing");
        const auto again = crypto::Checkpoint::parse(showing->checkpoint.text());
        holds(again && again->head == showing->checkpoint.head, "a head is read as it is written");
    }
    if (const auto notes = crypto::parse_notes(input))
        for (const auto& note : *notes)
            holds(!note.text.empty() && !note.signatures.empty(), "each note has text and signers");
}

}
