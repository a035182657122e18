#include "src/app/history/wishes.h"

#include <algorithm>

namespace motcua::history {
namespace {

constexpr std::string_view birth = "1.001193";
constexpr std::string_view marriage = "1.000894";
constexpr std::string_view land = "1.013831";

dossier::Party party_of(const Persona& who) {
    return {"citizen", who.full_name, who.identity_number, who.phone, "", who.address};
}

/// Families found theirs while they are young; others come at any age.
bool fits(const Persona& who, std::string_view procedure) {
    constexpr int young_from = 1984;
    constexpr int young_to = 2004;
    const bool family = procedure == birth || procedure == marriage;
    return !family || (who.birth_year >= young_from && who.birth_year <= young_to);
}

class Maker {
  public:
    Maker(const Wishing& with, const PlannedDossier& planned, std::size_t number, base::Day day)
        : with_(with), planned_(planned), service_(with.material.services[planned.service]),
          variant_(*with.procedure.variant(service_.variant)), day_(day),
          dice_(with.seed, number, "wish") {}

    Wish made() {
        choose_people();
        auto& filing = wish_.filing;
        filing.procedure = service_.procedure;
        filing.variant = variant_.code;
        filing.channel = planned_.online ? "online" : "counter";
        filing.receiving_unit = with_.material.offices[planned_.office].agency;
        if (planned_.elsewhere)
            filing.competent_agency = with_.material.offices[planned_.settler].agency;
        filing.delivery_way = delivery_way();
        filing.owner = party_of(owner_);
        fill_form();
        bring_papers();
        come_for_another();
        return std::move(wish_);
    }

  private:
    Persona somebody(std::uint64_t& number) {
        const Places places{with_.place, &with_.places_before};
        number = static_cast<std::uint64_t>(dice_.below(static_cast<std::int64_t>(with_.people)));
        auto who = persona(with_.seed, number, places);
        while (!fits(who, service_.procedure)) {
            number = (number + 1) % with_.people;
            who = persona(with_.seed, number, places);
        }
        return who;
    }

    bool is_subject(const Persona& who) const {
        return !who.identity_number.empty() && who.identity_number == cast_.subject.identity_number;
    }

    void choose_people() {
        constexpr std::int64_t from_abroad = 80;
        std::uint64_t ignored = 0;
        cast_.subject = somebody(wish_.filer_number);
        if (with_.filer) cast_.subject = *with_.filer;
        const bool stranger = !planned_.online && service_.immediate && dice_.chance(from_abroad);
        if (stranger) cast_.subject = foreigner(dice_, {with_.place, nullptr});
        do {
            cast_.other = somebody(ignored);
        } while (is_subject(cast_.other) ||
                 (service_.procedure != land && cast_.other.woman == cast_.subject.woman));
        constexpr std::int64_t days_old = 40;
        cast_.child =
            child_of(cast_.subject, day_ - std::chrono::days{dice_.between(4, days_old)}, dice_);
        wish_.filer = cast_.subject;
        constexpr std::int64_t for_the_child = 5000;
        owner_ = service_.procedure == birth && dice_.chance(for_the_child) ? cast_.child
                                                                            : cast_.subject;
    }

    std::string delivery_way() {
        // Nothing is handed over online: that takes a document, and the past has no files.
        const auto place = dice_.pick({85, 15});
        return service_.immediate || place == 0 ? "counter" : "post";
    }

    void fill_form() {
        const auto& examples =
            with_.procedure.text.at("forms").at(variant_.form).at("schema").array_at("examples");
        if (examples.empty()) return;
        wish_.filing.form = filled_form(examples.front(), cast_, day_, dice_);
        auto& form = *wish_.filing.form.object();
        if (service_.procedure == birth) {
            form["requester_relation"] = cast_.subject.woman ? "mother" : "father";
            form["child_birth_date"] = cast_.child.birth_date;
        }
        static const std::vector<std::string> kinds{"sale", "sale", "sale", "gift", "inheritance"};
        if (form.contains("transfer_kind")) form["transfer_kind"] = dice_.one_of(kinds);
    }

    void bring_papers() {
        for (const auto& paper : variant_.papers) {
            const bool shown = paper.need == catalogue::Need::present_only && !planned_.online;
            if (paper.need != catalogue::Need::required && !shown) continue;
            const std::int64_t originals = planned_.online ? 0 : 1;
            wish_.filing.papers.push_back({paper.code, originals, 1 - originals, {}});
        }
    }

    /// An authorised neighbour, or a parent for the child.
    void come_for_another() {
        constexpr std::int64_t by_a_neighbour = 400;
        constexpr std::string_view letter = "authorisation_letter";
        auto& filing = wish_.filing;
        if (owner_.full_name != cast_.subject.full_name) {
            filing.submitter = party_of(cast_.subject);
            return;
        }
        if (planned_.online || variant_.paper(letter) == nullptr || !dice_.chance(by_a_neighbour))
            return;
        std::uint64_t ignored = 0;
        filing.submitter = party_of(somebody(ignored));
        filing.papers.push_back({std::string(letter), 1, 0, {}});
    }

    const Wishing& with_;
    const PlannedDossier& planned_;
    const Errand& service_;
    const catalogue::Variant& variant_;
    base::Day day_;
    Dice dice_;
    Cast cast_;
    Persona owner_;
    Wish wish_;
};

}

Wish wish_for(const Wishing& with, const PlannedDossier& planned, std::size_t number,
              base::Day day) {
    return Maker(with, planned, number, day).made();
}

}
