#include "src/app/shipping/picture_work.h"

#include <fstream>
#include <stdexcept>

#include "lib/base/durable.h"
#include "lib/base/thread_name.h"
#include "lib/crypto/digest.h"
#include "lib/sql/database.h"
#include "lib/sql/log_tail.h"
#include "src/app/shipping/contents.h"
#include "src/document/file_actions.h"

namespace motcua::shipping {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t files_at_once = 500;
/// Written out again and again, so that no commit has to wait for gigabytes at once.
constexpr std::int64_t bytes_between_flushes = 32 << 20;

struct GivenUp : std::runtime_error {
    GivenUp() : runtime_error("given up") {}
};

void go_on_unless(const std::stop_token& stop) {
    if (stop.stop_requested()) throw GivenUp();
}

/// The name of a content says which file it is of: digest, dash, number.
std::int64_t file_in(const std::string& name) {
    const auto dash = name.rfind('-');
    if (dash == std::string::npos) return 0;
    return std::strtoll(name.c_str() + dash + 1, nullptr, 10);
}

}

PictureWork::PictureWork(const Order& order, SecondFolder to, Chain chain, Picture picture,
                         std::int64_t files_before)
    : order_(order), from_(order.data / "files"), shelf_(to.files()), to_(std::move(to)),
      chain_(std::move(chain)), picture_(std::move(picture)), files_before_(files_before),
      thread_([this](const std::stop_token& stop) {
          base::name_this_thread("picture");
          try {
              make(stop);
          } catch (const std::exception& error) {
              failure_ = error.what();
          }
          done_ = true;
      }) {}

void PictureWork::make(const std::stop_token& stop) {
    if (order_.database.empty()) copy_database(stop);
    copy_contents(stop);
    list_gone(stop);
    to_.must_be_there();
    base::make_all_durable(chain_.folder);
}

void PictureWork::copy_database(const std::stop_token& stop) {
    const auto to = chain_.picture(picture_.number);
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    crypto::Sha256 hash;
    std::int64_t unflushed = 0;
    sql::read_sqlite_raw(order_.data / "motcua.db", [&](std::string_view piece) {
        go_on_unless(stop);
        pulse_.beat();
        hash.add(piece);
        out << piece;
        picture_.bytes += static_cast<std::int64_t>(piece.size());
        unflushed += static_cast<std::int64_t>(piece.size());
        if (unflushed < bytes_between_flushes) return;
        out.flush();
        base::make_durable(to);
        unflushed = 0;
    });
    out.flush();
    if (!out) throw std::runtime_error("cannot write " + to.string());
    picture_.sha256 = crypto::hex(hash.finish());
}

/// By a connection of its own each time: none is open while the second folder is waited for.
void PictureWork::look(const std::function<void(sql::Session&)>& work) const {
    rows_of(order_)->read(work);
}

/// One that is not there although its row stands was erased meanwhile, or is lost: `verify` tells.
void PictureWork::copy_contents(const std::stop_token& stop) {
    for (std::int64_t after = 0;;) {
        std::vector<document::StoredFile> files;
        look([&](sql::Session& session) {
            files = document::files_after(session, after, files_at_once);
        });
        if (files.empty()) return;
        to_.must_be_there();
        after = files.back().id;
        Copies copies;
        for (const auto& file : files) {
            go_on_unless(stop);
            pulse_.beat();
            if (!needs_copy(file, from_, shelf_)) continue;
            const auto from = from_.place_of(file);
            const auto to = shelf_.place_of(file);
            if (file.id > files_before_)
                base::copy_durably(from, to);
            else
                copies.add(from, to);
        }
        copies.give_names();
    }
}

void PictureWork::list_gone(const std::stop_token& stop) {
    std::vector<std::string> names;
    std::ofstream out(chain_.gone(picture_.number), std::ios::trunc);
    const auto note_those_without_row = [&] {
        go_on_unless(stop);
        pulse_.beat();
        std::vector<std::string> gone;
        look([&](sql::Session& session) {
            for (const auto& name : names)
                if (!document::find_file(session, file_in(name))) gone.push_back(name);
        });
        for (const auto& name : gone) out << name << '\n';
        names.clear();
    };
    for (const auto& entry : fs::recursive_directory_iterator(shelf_.folder())) {
        if (!entry.is_regular_file() || entry.path().has_extension()) continue;
        names.push_back(entry.path().filename().string());
        if (std::cmp_greater_equal(names.size(), files_at_once)) note_those_without_row();
    }
    note_those_without_row();
    out.flush();
    if (!out) throw std::runtime_error("cannot list what was erased");
}

}
