#include "src/app/history/deeds.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

#include <fmt/format.h>

#include "src/app/history/invented_pdf.h"
#include "src/app/history/words.h"
#include "src/dossier/course.h"
#include "src/dossier/ending_actions.h"
#include "src/dossier/payment_actions.h"
#include "src/dossier/rating_actions.h"
#include "src/dossier/submission_actions.h"
#include "src/dossier/supplement_actions.h"
#include "src/office/publication.h"
#include "src/organisation/agency_store.h"
#include "src/people/account_actions.h"
#include "src/people/account_store.h"

namespace motcua::history {
namespace {

using dossier::Outcome;
using dossier::Target;

Target target(const std::string& code) { return {code, {true, true, {}}, ""}; }

Persona persona_from(const people::PersonalDetails& details) {
    Persona who;
    who.full_name = details.full_name;
    who.identity_number = details.identity_number;
    who.phone = details.phone;
    who.address = details.address;
    constexpr std::size_t gender_place = 3;
    constexpr std::size_t digits = 12;
    if (who.identity_number.size() == digits) {
        const int gender = who.identity_number[gender_place] - '0';
        who.woman = gender % 2 == 1;
        who.birth_year =
            (gender < 2 ? 1900 : 2000) + std::stoi(who.identity_number.substr(gender_place + 1, 2));
    }
    who.birth_date = fmt::format("{}-05-12", who.birth_year);
    return who;
}

/// What is asked for when something is missing: a paper that can be brought.
std::string paper_to_ask(const catalogue::Variant& variant) {
    for (const auto need : {catalogue::Need::conditional, catalogue::Need::required})
        for (const auto& paper : variant.papers)
            if (paper.need == need) return paper.code;
    return variant.papers.front().code;
}

}

Deeds::Deeds(office::Office& office, const dossier::Rulebook& rules, const Material& material,
             const Plan& plan, const json::Value& text, std::uint64_t seed)
    : office_(office), rules_(rules), material_(material), plan_(plan), seed_(seed),
      people_(std::max<std::uint64_t>(500, plan.dossiers.size() * 3 / 5)),
      staff_(office.look([&](sql::Session& session) { return Staff(session, office.now()); })),
      under_way_(plan.dossiers.size()) {
    for (const auto& place : text.array_at("places_before"))
        places_before_.push_back(*place.text());
    read_demo_citizens(text);
}

void Deeds::read_demo_citizens(const json::Value& text) {
    for (const auto& login : text.array_at("citizens"))
        office_.look([&](sql::Session& session) {
            const auto id = people::account_of_login(session, *login.text());
            if (!id) throw std::runtime_error("history: no citizen " + *login.text());
            demo_citizens_.emplace_back(
                persona_from(people::details_of(session, office_.vault(), *id).value()),
                people::acting(session, *id, office_.now()).value());
            return true;
        });
}

std::optional<office::Entry> Deeds::done(const PlannedAct& planned) {
    auto& dossier = under_way_[planned.dossier];
    Dice dice(seed_, planned.dossier * 64 + static_cast<std::uint64_t>(planned.deed), "deed");
    if (planned.deed == Deed::pay) return pay(dossier, planned, dice);
    auto outcome =
        planned.deed == Deed::file ? file(planned, dossier) : decided(planned, dossier, dice);
    if (!outcome)
        throw std::runtime_error(fmt::format(
            "history: deed {} on {} ({}) was refused: {} {}", static_cast<int>(planned.deed),
            dossier.code, material_.services[plan_.dossiers[planned.dossier].service].procedure,
            name_of(outcome.error().why), json::canonical(outcome.error().detail)));
    if (planned.deed != Deed::rate) note(*outcome, dossier);
    return std::move(*outcome);
}

/// Whose turn it is after this entry.
void Deeds::note(const office::Entry& entry, UnderWay& dossier) {
    const auto move = dossier::move_from(entry.body);
    if (move.opens) {
        dossier.next = {move.opens->role, move.opens->agency, move.opens->sub_unit};
        dossier.officer = move.opens->officer;
    }
    if (entry.version > 1) return;
    dossier.code = entry.body.text_at("code");
    latest_[entry.body.text_at("receiving_unit")] = dossier.code;
    dossier.receiving = entry.body.text_at("receiving_unit");
    dossier.competent = entry.body.text_at("competent_agency");
}

const office::Actor& Deeds::holder(const UnderWay& dossier, Dice& dice) const {
    if (dossier.officer) return staff_.of_account(*dossier.officer);
    return staff_.holder(dossier.next.value(), dice);
}

std::string Deeds::place_of(const std::string& agency) {
    auto& place = places_[agency];
    if (!place.empty()) return place;
    const auto found = office_.look([&](sql::Session& session) {
        return organisation::find(session, agency, base::day_of(office_.now()));
    });
    constexpr std::string_view committee = "Ủy ban nhân dân ";
    const auto& name = found->name_vi;
    place = name.starts_with(committee) ? name.substr(committee.size()) : "phường Hoa Lư";
    place += ", tỉnh Ninh Bình";
    return place;
}

/// The people whose sign-ins are printed have a few dossiers too, more often open ones.
std::optional<std::size_t> Deeds::demo_citizen(const PlannedDossier& planned,
                                               std::size_t number) const {
    if (!planned.online || demo_citizens_.empty()) return std::nullopt;
    constexpr std::int64_t of_open = 1800;
    constexpr std::int64_t of_ended = 40;
    Dice dice(seed_, number, "demo citizen");
    if (!dice.chance(planned.fate == Fate::open ? of_open : of_ended)) return std::nullopt;
    return static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(demo_citizens_.size())));
}

/// Somebody who files online has an account, opened when it is the first time.
office::Actor Deeds::citizen(const Wish& wish) {
    const auto known = citizens_.find(wish.filer_number);
    if (known != citizens_.end()) return known->second;
    const auto system = office::system_actor();
    const auto& who = wish.filer;
    const auto opened = office_.perform(system, nullptr, [&](office::Act& act) {
        people::NewAccount account;
        account.login = fmt::format("nguoi-dan-{:06}", wish.filer_number);
        account.details = {who.full_name, who.identity_number, who.phone, "", who.address};
        return base::Result<std::optional<office::AccountId>, dossier::Refusal>(
            people::open_account(act, account));
    });
    const office::Actor actor{
        opened->value(), fmt::format("nguoi-dan-{:06}", wish.filer_number), {}};
    return citizens_.emplace(wish.filer_number, actor).first->second;
}

const catalogue::Procedure& Deeds::procedure_of(const PlannedAct& planned) {
    const auto& code = material_.services[plan_.dossiers[planned.dossier].service].procedure;
    return office_.look([&](sql::Session& session) {
        const auto revision = office::newest_revision(session, "procedures", code);
        return std::cref(rules_.procedure(session, code, revision.value_or(0)));
    });
}

Outcome Deeds::file(const PlannedAct& planned, UnderWay& dossier) {
    const auto& what = plan_.dossiers[planned.dossier];
    const auto& receiving = material_.offices[what.office].agency;
    const auto& procedure = procedure_of(planned);
    Wishing wishing{material_, procedure, place_of(receiving), places_before_, seed_, people_};
    const auto demo = demo_citizen(what, planned.dossier);
    if (demo) wishing.filer = demo_citizens_[*demo].first;
    auto wish = wish_for(wishing, what, planned.dossier, base::day_of(planned.at));
    Dice dice(seed_, planned.dossier, "counter");
    dossier.filer = demo          ? demo_citizens_[*demo].second
                    : what.online ? citizen(wish)
                                  : staff_.at(receiving, office::Role::counter_officer, dice);
    if (what.online) upload(wish.filing, planned, dossier, demo.has_value());
    const auto checked = office_.look([&](sql::Session& session) {
        return dossier::check_form(session, rules_, wish.filing, office_.now());
    });
    return office_.perform(*dossier.filer, nullptr,
                           [&](office::Act& act) { return dossier::submit(act, rules_, checked); });
}

/// A scan of a paper, as far as the past has any: of the demo's own people always, of others now
/// and then.
void Deeds::upload(dossier::Filing& filing, const PlannedAct& planned, const UnderWay& dossier,
                   bool always) {
    constexpr std::int64_t of_open = 2500;
    constexpr std::int64_t of_ended = 80;
    const bool open = plan_.dossiers[planned.dossier].fate == Fate::open;
    Dice dice(seed_, planned.dossier, "upload");
    const bool chosen = always || dice.chance(open ? of_open : of_ended);
    if (shelf_ == nullptr || filing.papers.empty() || !chosen) return;
    auto& paper = filing.papers.front();
    const auto scan = shelf_->folder() / "past.pdf.part";
    std::ofstream(scan, std::ios::binary)
        << invented_pdf(fmt::format("Demo {} {}", paper.paper, planned.dossier));
    const auto kept =
        document::keep_file(office_, *shelf_, *dossier.filer, scan, paper.paper + ".pdf");
    std::filesystem::remove(scan);
    if (!kept) throw std::runtime_error("history: a file was refused");
    paper.files.push_back(kept->id);
}

std::string Deeds::latest_at(const std::string& agency) const {
    const auto found = latest_.find(agency);
    return found == latest_.end() ? "" : found->second;
}

std::optional<office::Entry> Deeds::pay(UnderWay& dossier, const PlannedAct& planned, Dice& dice) {
    const auto& service = material_.services[plan_.dossiers[planned.dossier].service];
    const auto owed = office_.look([&](sql::Session& session) {
        const auto found =
            dossier::find(session, office::scope_of(office::system_actor()), dossier.code);
        const auto& variant =
            *rules_.procedure(session, found->procedure, found->procedure_revision)
                 .variant(service.variant);
        const auto charges = dossier::charges_in(session, office_.vault(), variant, *found);
        return dossier::is_owed(charges, "reception") || dossier::is_owed(charges, "delivery");
    });
    if (!owed) return std::nullopt;
    const auto& cashier = staff_.at(dossier.receiving, office::Role::counter_officer, dice);
    auto paid = office_.perform(cashier, nullptr, [&](office::Act& act) {
        return dossier::record_payment(act, rules_, target(dossier.code), {});
    });
    if (!paid) throw std::runtime_error("history: a payment was refused");
    return std::move(*paid);
}

Outcome Deeds::ask(const PlannedAct& planned, UnderWay& dossier, Dice& dice) {
    const auto& service = material_.services[plan_.dossiers[planned.dossier].service];
    dossier.asked = paper_to_ask(*procedure_of(planned).variant(service.variant));
    return office_.perform(holder(dossier, dice), nullptr, [&](office::Act& act) {
        return dossier::request_supplement(act, rules_, target(dossier.code), {dossier.asked},
                                           words_for(Deed::ask, dice));
    });
}

Outcome Deeds::at_the_counter(const PlannedAct& planned, UnderWay& dossier, Dice& dice) {
    const auto about = target(dossier.code);
    const auto by = [&](const office::Actor& actor, auto&& action) {
        return office_.perform(actor, nullptr, action);
    };
    if (planned.deed == Deed::supply)
        return by(*dossier.filer, [&](office::Act& act) {
            return dossier::supplement(act, rules_, about, {{{dossier.asked, 1, 0, {}}}, {}, ""});
        });
    if (planned.deed == Deed::withdraw)
        return by(*dossier.filer, [&](office::Act& act) {
            return dossier::request_withdrawal(act, rules_, about, words_for(planned.deed, dice));
        });
    if (planned.deed == Deed::correct) {
        const auto& signatory = staff_.at(dossier.competent, office::Role::signatory, dice);
        return by(signatory, [&](office::Act& act) {
            return dossier::correct(act, rules_, about, words_for(planned.deed, dice));
        });
    }
    constexpr std::int64_t by_another = 500;
    dossier::Handing handing;
    // As counters do it: what was brought goes back with the result.
    handing.originals.all_here = true;
    if (dice.chance(by_another)) {
        handing.authority = {"authorisation", "01/UQ", ""};
        handing.collector =
            persona(seed_, static_cast<std::uint64_t>(dice.below(1000)), {"", nullptr}).full_name;
    }
    return by(holder(dossier, dice),
              [&](office::Act& act) { return dossier::deliver(act, rules_, about, handing); });
}

/// Most are content; of those who waited too long fewer, and with the time least of all.
Outcome Deeds::rate(const PlannedAct& planned, const UnderWay& dossier, Dice& dice) {
    using Weights = std::vector<std::int64_t>;
    const bool late = plan_.dossiers[planned.dossier].fate == Fate::late;
    const Weights whole = late ? Weights{8, 47, 45} : Weights{46, 50, 4};
    const Weights time = late ? Weights{2, 23, 75} : whole;
    constexpr std::int64_t with_words = 1200;
    dossier::Rating rating;
    for (const auto aspect : dossier::aspects)
        rating.answers[static_cast<std::size_t>(aspect)] =
            dossier::answers[dice.pick(aspect == dossier::Aspect::timeliness ? time : whole)];
    if (dice.chance(with_words)) rating.words = words_for(Deed::rate, dice);
    // Who came to the counter has no account, but the slip.
    const bool online = plan_.dossiers[planned.dossier].online;
    const office::Actor nobody{office::AccountId(-1), "", {}};
    const dossier::SlipMark mark{dossier.code,
                                 online ? "" : office_.vault().slip_token(dossier.code)};
    return office_.perform(online ? *dossier.filer : nobody, nullptr,
                           [&](office::Act& act) { return dossier::rate(act, mark, rating); });
}

Outcome Deeds::decided(const PlannedAct& planned, UnderWay& dossier, Dice& dice) {
    using enum Deed;
    const auto deed = planned.deed;
    if (deed == Deed::rate) return this->rate(planned, dossier, dice);
    if (deed == ask) return this->ask(planned, dossier, dice);
    if (deed == supply || deed == withdraw || deed == correct || deed == deliver)
        return at_the_counter(planned, dossier, dice);
    auto about = target(dossier.code);
    const auto& actor = holder(dossier, dice);
    const auto words = words_for(deed, dice);
    constexpr std::int64_t days_more_min = 3;
    constexpr std::int64_t days_more_max = 7;
    const dossier::Delay delay{delay_cause(dice), dice.between(days_more_min, days_more_max),
                               words};
    about.late = {delay.cause}; // read where the dossier is late and nobody has said why
    return office_.perform(actor, nullptr, [&](office::Act& act) -> Outcome {
        switch (deed) {
        case accept: return dossier::accept(act, rules_, about, {});
        case assign: return dossier::assign(act, rules_, about, "");
        case visit:
            return dossier::visit_site(act, rules_, about,
                                       {act.now - std::chrono::hours{1}, words, {}});
        case complete: return dossier::complete(act, rules_, about, "");
        case send_back: return dossier::send_back(act, rules_, about, "", words);
        case announce_delay: return dossier::announce_delay(act, rules_, about, delay);
        case approve:
            return dossier::approve(act, rules_, about,
                                    staff_.form_of_authority(actor, dossier.next.value().agency));
        case issue: return dossier::issue(act, rules_, about, {});
        case reject: return dossier::reject(act, rules_, about, words);
        case agree: return dossier::settle_withdrawal(act, rules_, about, true, "");
        case stop_not_eligible: return dossier::stop(act, rules_, about, "not_eligible", words);
        case stop_not_supplemented:
            return dossier::stop(act, rules_, about, "not_supplemented", words);
        case file:
        case pay:
        case ask:
        case supply:
        case deliver:
        case withdraw:
        case Deed::rate:
        case correct: break;
        }
        throw std::runtime_error("history: a deed is done elsewhere");
    });
}

}
