#include "lib/sql/within.h"

namespace motcua::sql {

void Within::together(const std::function<void()>& work) {
    bool begun = false;
    outer_.write([&](Session& session) {
        if (begun) throw Error("work done together is not run again", false);
        begun = true;
        session_ = &session;
        try {
            work();
        } catch (...) {
            session_ = nullptr;
            throw;
        }
        session_ = nullptr;
        return Outcome::keep;
    });
}

void Within::write(const Work& work) {
    if (session_ == nullptr) return outer_.write(work);
    session_->run("SAVEPOINT piece");
    try {
        if (work(*session_) == Outcome::undo) session_->run("ROLLBACK TO SAVEPOINT piece");
    } catch (...) {
        session_->run("ROLLBACK TO SAVEPOINT piece");
        session_->run("RELEASE SAVEPOINT piece");
        throw;
    }
    session_->run("RELEASE SAVEPOINT piece");
}

void Within::read(const std::function<void(Session&)>& work) {
    if (session_ == nullptr) return outer_.read(work);
    work(*session_);
}

}
