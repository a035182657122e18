#include "src/dossier/ending_routes.h"

#include "src/dossier/add_on_actions.h"
#include "src/dossier/custody_routes.h"
#include "src/dossier/dossier_routes.h"
#include "src/dossier/ending_actions.h"

namespace motcua::dossier {
namespace {

using Act = office::Act&;
using Rules = const Rulebook&;
using About = const Target&;

Performing withdrawal(const web::Reader& read) {
    return [reason = read.text("reason"), originals = returning_in(read)](Act act, Rules rules,
                                                                          About about) {
        return request_withdrawal(act, rules, about, reason, originals);
    };
}

Performing word_on_withdrawal(const web::Reader& read) {
    const auto decision = read.text("decision");
    if (decision != "agreed" && decision != "refused") read.wrong("decision");
    return [agreed = decision == "agreed", reason = read.text("reason"),
            originals = returning_in(read)](Act act, Rules rules, About about) {
        return settle_withdrawal(act, rules, about, agreed, reason, originals);
    };
}

Performing stopping(const web::Reader& read) {
    return [cause = read.text("cause"), reason = read.text("reason"),
            originals = returning_in(read)](Act act, Rules rules, About about) {
        return stop(act, rules, about, cause, reason, originals);
    };
}

Performing delaying(const web::Reader& read) {
    return [delay = Delay{read.text("cause"), read.number("working_days").value_or(0),
                          read.text("explanation")}](Act act, Rules rules, About about) {
        return announce_delay(act, rules, about, delay);
    };
}

Performing adding_time(const web::Reader& read) {
    return [add_on = read.text("add_on"), reason = read.text("reason")](Act act, Rules rules,
                                                                        About about) {
        return add_time(act, rules, about, add_on, reason);
    };
}

Performing correction(const web::Reader& read) {
    return [reason = read.text("reason")](Act act, Rules rules, About about) {
        return correct(act, rules, about, reason);
    };
}

}

web::Routes ending_routes(const House& house) {
    return {
        act_route(house, "withdrawal", withdrawal),
        act_route(house, "withdrawal-decision", word_on_withdrawal),
        act_route(house, "stop", stopping),
        act_route(house, "delay", delaying),
        act_route(house, "added-time", adding_time),
        act_route(house, "correction", correction),
    };
}

}
