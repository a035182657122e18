#pragma once
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "src/calendar/calendar_store.h"
#include "src/catalogue/procedure_store.h"
#include "src/dossier/conservation_store.h"
#include "src/dossier/dossier_actions.h"
#include "src/dossier/dossier_store.h"
#include "src/dossier/ending_store.h"
#include "src/dossier/erasure_store.h"
#include "src/dossier/hand_over_store.h"
#include "src/dossier/rating_store.h"
#include "src/dossier/rederivation_store.h"
#include "src/dossier/submission_actions.h"
#include "src/office/publication.h"
#include "src/office/trial_office.h"
#include "src/organisation/agency_actions.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"
#include "src/process/process_store.h"

namespace motcua::dossier {

inline json::Value text_of(const std::string& file) {
    std::ifstream in(MOTCUA_SOURCE_DIR "/data/" + file, std::ios::binary);
    auto text = json::parse(std::string{std::istreambuf_iterator<char>(in), {}});
    if (!text) throw std::runtime_error("not readable: data/" + file);
    return std::move(*text);
}

using MoreAppliers = std::map<std::string, office::Apply, std::less<>>;

/// `more`: those of a folder above this one.
inline office::Appliers trial_appliers(MoreAppliers more = {}) {
    more.merge(MoreAppliers({{"agency_registered", organisation::apply_registration},
                             {"agency_renamed", organisation::apply_renaming},
                             {"agency_succeeded", organisation::apply_succession},
                             {"agency_closed", organisation::apply_closing},
                             {"agency_went_live", organisation::apply_going_live},
                             {"signing_granted", organisation::apply_signing_grant},
                             {"signing_ended", organisation::apply_signing_end},
                             {"position_granted", people::apply_position_grant},
                             {"position_ended", people::apply_position_end},
                             {"account_opened", people::apply_opening},
                             {"calendar_published", calendar::apply_publication},
                             {"time_rules_published", calendar::apply_rules_publication},
                             {"process_published", process::apply_publication},
                             {"procedure_published", catalogue::apply_publication},
                             {"dossier_submitted", apply_submission},
                             {"dossier_accepted", apply_acceptance},
                             {"dossier_rejected", apply_rejection},
                             {"dossier_assigned", apply_move},
                             {"step_completed", apply_move},
                             {"step_sent_back", apply_move},
                             {"dossier_approved", apply_approval},
                             {"result_issued", apply_issuance},
                             {"result_delivered", apply_delivery},
                             {"supplement_requested", apply_supplement_request},
                             {"dossier_supplemented", apply_supplement},
                             {"payment_recorded", apply_payment},
                             {"site_visited", apply_site_visit},
                             {"dossier_settled_at_once", apply_settlement_at_once},
                             {"withdrawal_requested", apply_withdrawal_request},
                             {"withdrawal_refused", apply_withdrawal_refusal},
                             {"dossier_withdrawn", apply_withdrawal},
                             {"dossier_stopped", apply_stop},
                             {"delay_announced", apply_delay},
                             {"due_rederived", apply_rederivation},
                             {"time_added", apply_rederivation},
                             {"correction_begun", apply_correction},
                             {"dossier_erased", apply_erasure},
                             {"dossier_rated", apply_rating},
                             {"originals_returned", apply_return},
                             {"originals_handed_over", apply_hand_over},
                             {"hand_over_confirmed", apply_confirmation}}));
    return office::Appliers(std::move(more));
}

inline const std::string hoa_lu = "H42.02.01";
inline const std::string vu_ban = "H42.02.02";

inline Party an_owner() {
    return {"citizen",
            "Vũ Minh Khang",
            "999094000011",
            "0900000011",
            "cong-dan@example.vn",
            "Số nhà 12, tổ dân phố số 3, phường Hoa Lư, tỉnh Ninh Bình"};
}

/// A birth registration that a citizen files online and that can be accepted.
inline Filing a_filing() {
    static const auto form = text_of("procedures/1.001193.json")
                                 .at("forms")
                                 .at("birth")
                                 .at("schema")
                                 .array_at("examples")
                                 .front();
    Filing filing;
    filing.procedure = "1.001193";
    filing.variant = "ordinary";
    filing.channel = "online";
    filing.receiving_unit = hoa_lu;
    filing.delivery_way = "counter";
    filing.owner = an_owner();
    filing.form = form;
    filing.papers = {{"birth_notification", 1, 0, {}}};
    return filing;
}

/// The promise of one request; another body is another request.
inline office::Once a_promise(const std::string& key, const std::string& body = "body") {
    return {"POST /trial", key, body, false};
}

/// The province of data/: two communes and their people, the calendar, birth registration.
class TrialProvince {
  public:
    explicit TrialProvince(const std::string& engine, MoreAppliers more = {})
        : office_(engine, trial_appliers(std::move(more))) {
        const auto demo = text_of("demo/ninh-binh-2026.json");
        const auto loaded =
            office_->perform(office::system_actor(), nullptr, [&](office::Act& act) {
                load(act, demo);
                return base::Result<bool, Refusal>(true);
            });
        if (!loaded) throw std::runtime_error("the trial province did not load");
    }

    office::TrialOffice& office() { return office_; }
    const Rulebook& rules() const { return rules_; }

    office::Actor person(const std::string& login) {
        return office_->look([&](sql::Session& session) {
            return people::acting(session, *people::account_of_login(session, login),
                                  office_->now())
                .value();
        });
    }

    /// Performs one act as that person.
    template <class Action>
    Outcome as(const std::string& login, Action&& action, const office::Once* once = nullptr) {
        return office_->perform(person(login), once, std::forward<Action>(action));
    }

    Outcome file(const Filing& filing, const std::string& login = "cong-dan",
                 const office::Once* once = nullptr) {
        const auto checked = office_->look([&](sql::Session& session) {
            return check_form(session, rules_, filing, office_->now());
        });
        return as(
            login, [&](office::Act& act) { return submit(act, rules_, checked); }, once);
    }

    Dossier found(const std::string& code) {
        return office_->look([&](sql::Session& session) {
            return find(session, office::scope_of(office::system_actor()), code).value();
        });
    }
    /// The dossier as it stands now.
    /// With a cause, for whoever goes on with it when it is late.
    Target target(const std::string& code, const std::string& step = "") {
        return {code, {true, false, {found(code).version}}, step, {"officer"}};
    }

    Outcome accept(const std::string& login, const Target& about,
                   const office::Once* once = nullptr,
                   const std::vector<FiledPaper>& counted = {}) {
        return as(
            login, [&](auto& act) { return dossier::accept(act, rules_, about, counted); }, once);
    }
    Outcome reject(const std::string& login, const Target& about, const std::string& reason) {
        return as(login, [&](auto& act) { return dossier::reject(act, rules_, about, reason); });
    }
    Outcome assign(const std::string& login, const Target& about, const std::string& officer) {
        return as(login, [&](auto& act) { return dossier::assign(act, rules_, about, officer); });
    }
    Outcome complete(const std::string& login, const Target& about,
                     const std::string& remark = "") {
        return as(login, [&](auto& act) { return dossier::complete(act, rules_, about, remark); });
    }
    Outcome send_back(const std::string& login, const Target& about, const std::string& to,
                      const std::string& reason) {
        return as(login,
                  [&](auto& act) { return dossier::send_back(act, rules_, about, to, reason); });
    }
    Outcome approve(const std::string& login, const Target& about, const std::string& form = "") {
        return as(login, [&](auto& act) { return dossier::approve(act, rules_, about, form); });
    }
    Outcome issue(const std::string& login, const Target& about,
                  const std::vector<std::int64_t>& documents = {}) {
        return as(login, [&](auto& act) { return dossier::issue(act, rules_, about, documents); });
    }
    Outcome deliver(const std::string& login, const Target& about,
                    const std::string& collector = "") {
        return as(login, [&](auto& act) {
            Handing handing{collector, {}, {}};
            if (!collector.empty()) handing.authority = {"authorisation", "07/UQ", ""};
            return dossier::deliver(act, rules_, about, handing);
        });
    }

    /// The code of a new dossier that was brought, by the right people, to where this step is open.
    std::string a_dossier_at(const std::string& step) {
        const auto code = done(file(a_filing())).body.text_at("code");
        while (open_step(code) != step) go_on(code);
        return code;
    }
    std::string open_step(const std::string& code) {
        const auto dossier = found(code);
        return dossier.step ? dossier.step->code : "";
    }

    std::vector<Step> steps(const std::string& code) {
        const auto id = found(code).id;
        return office_->look([&](sql::Session& session) { return steps_of(session, id); });
    }

    /// What must have happened, or the test ends here with the reason.
    static office::Entry done(Outcome outcome) {
        if (!outcome)
            throw std::runtime_error("refused: " + std::string(name_of(outcome.error().why)));
        return std::move(*outcome);
    }

  private:
    void go_on(const std::string& code) {
        const auto step = open_step(code);
        const auto about = target(code);
        if (step == "reception")
            done(accept("mot-cua", about));
        else if (step == "assignment")
            done(assign("chanh-van-phong", about, "ho-tich"));
        else if (step == "settlement")
            done(complete("ho-tich", about));
        else if (step == "approval")
            done(approve("lanh-dao", about, "TM."));
        else if (step == "issuance")
            done(issue("van-thu", about));
        else if (step == "delivery")
            done(deliver("mot-cua", about));
        else
            throw std::runtime_error("nothing to go on with at step '" + step + "'");
    }

    static void load(office::Act& act, const json::Value& demo) {
        office::publish(act, "calendars", "calendar_published", text_of("calendars/vietnam.json"));
        office::publish(act, "processes", "process_published",
                        text_of("processes/civil-status.json"));
        office::publish(act, "procedures", "procedure_published",
                        text_of("procedures/1.001193.json"));
        auto province = *demo.at("province").object();
        province["kind"] = "province";
        province["calendar"] = "vietnam";
        organisation::register_agency(act, province);
        for (const auto& agency : demo.array_at("agencies"))
            organisation::register_agency(act, agency);
        for (const auto& account : demo.array_at("accounts")) open_account(act, account);
    }

    static void open_account(office::Act& act, const json::Value& text) {
        people::NewAccount account;
        account.login = text.text_at("login");
        account.password_hash = "no password matches this";
        const auto role = office::role_named(text.text_at("role")).value();
        if (role != office::Role::citizen)
            account.positions = {{role, text.text_at("agency"), text.text_at("sub_unit")}};
        account.details = {text.text_at("full_name"), text.text_at("identity_number"),
                           text.text_at("phone"), text.text_at("email"), text.text_at("address")};
        people::open_account(act, account);
    }

    office::TrialOffice office_;
    Rulebook rules_;
};

/// A province for each test, whose register must be sound when the test is over.
class OnProvince : public sql::OnBothEngines {
  protected:
    void begin() override { province_.emplace(GetParam(), more_appliers()); }
    virtual MoreAppliers more_appliers() { return {}; }
    void TearDown() override {
        if (!province_) return;
        const auto counts =
            office()->look([](sql::Session& session) { return conservation(session); });
        for (const auto& count : counts) EXPECT_EQ(count.offenders, 0) << count.name;
    }
    TrialProvince& province() { return *province_; }
    office::TrialOffice& office() { return province_->office(); }
    std::int64_t entries() { return office().number("SELECT COUNT(*) FROM journal"); }

  private:
    std::optional<TrialProvince> province_;
};

/// How an act ended: "done", or the name of the reason why not.
inline std::string end_of(const Outcome& outcome) {
    return outcome ? "done" : std::string(name_of(outcome.error().why));
}

}
