#pragma once
#include <string>
#include <vector>

#include "src/app/history/deeds.h"
#include "src/app/history/plan.h"
#include "src/app/history/staff.h"

namespace motcua::history {

/// Sends and answers what is planned of feedback, each deed by the person whose turn it is.
class FeedbackDeeds {
  public:
    struct Planned {
        const Material& material;
        const Plan& plan;
        std::uint64_t seed;
    };
    /// All of it must outlive this; `dossiers` says which ones feedback can be about.
    FeedbackDeeds(office::Office&, const dossier::Rulebook&, const Planned&, const Deeds& dossiers);

    /// Throws when the act is refused: a plan asks for nothing that is not allowed.
    office::Entry done(const PlannedFeedbackAct&);

  private:
    office::Office& office_;
    const dossier::Rulebook& rules_;
    Planned planned_;
    const Deeds& dossiers_;
    Staff staff_;
    std::vector<std::string> codes_;
    std::vector<std::string> agencies_; ///< with which each is now
};

}
