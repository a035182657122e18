#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/app/history/plan.h"
#include "src/app/history/staff.h"
#include "src/app/history/wishes.h"
#include "src/document/file_actions.h"
#include "src/dossier/dossier_actions.h"
#include "src/dossier/filing.h"
#include "src/office/office.h"

namespace motcua::history {

/// Does what is planned, each deed by the person whose turn it is.
class Deeds {
  public:
    /// All of it must outlive this.
    Deeds(office::Office&, const dossier::Rulebook&, const Material&, const Plan&,
          const json::Value& text, std::uint64_t seed);
    /// Lets some of the papers that are filed online have files, which lie on that shelf.
    void upload_to(const document::FileShelf& shelf) { shelf_ = &shelf; }

    /// The entry, or nothing when there was nothing to do (no fee is owed). Throws when the act is
    /// refused: a plan asks for nothing that is not allowed.
    std::optional<office::Entry> done(const PlannedAct&);
    /// The dossier that came to an agency last; "" when none has.
    std::string latest_at(const std::string& agency) const;

  private:
    /// A dossier while it is under way.
    struct UnderWay {
        std::string code;
        std::string receiving;
        std::string competent;
        std::optional<office::Actor> filer;
        std::optional<office::Position> next;
        std::optional<office::AccountId> officer;
        std::string asked; ///< the paper that was asked for
        std::string owner;
    };

    dossier::Outcome file(const PlannedAct&, UnderWay&);
    dossier::Outcome decided(const PlannedAct&, UnderWay&, Dice&);
    dossier::Outcome at_the_counter(const PlannedAct&, UnderWay&, Dice&);
    dossier::Outcome rate(const PlannedAct&, const UnderWay&, Dice&);
    dossier::Outcome ask(const PlannedAct&, UnderWay&, Dice&);
    std::optional<office::Entry> pay(UnderWay&, const PlannedAct&, Dice&);
    const office::Actor& holder(const UnderWay&, Dice&) const;
    const catalogue::Procedure& procedure_of(const PlannedAct&);
    office::Actor citizen(const Wish&);
    std::optional<std::size_t> demo_citizen(const PlannedDossier&, std::size_t number) const;
    std::string place_of(const std::string& agency);
    void upload(dossier::Filing&, const PlannedAct&, const UnderWay&, bool always);
    void read_demo_citizens(const json::Value& text);
    void note(const office::Entry&, UnderWay&);

    office::Office& office_;
    const dossier::Rulebook& rules_;
    const Material& material_;
    const Plan& plan_;
    const document::FileShelf* shelf_ = nullptr; ///< null: nothing is uploaded
    std::uint64_t seed_;
    std::uint64_t people_;
    Staff staff_;
    std::vector<std::string> places_before_;
    std::vector<std::pair<Persona, office::Actor>> demo_citizens_;
    std::map<std::uint64_t, office::Actor> citizens_;
    std::map<std::string, std::string> places_;
    std::map<std::string, std::string> latest_; ///< by receiving agency
    std::vector<UnderWay> under_way_;
};

}
