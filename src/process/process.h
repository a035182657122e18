#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/office/actor.h"

namespace motcua::process {

/// Where a step is done: at the unit that received, or at the agency that decides.
enum class Place { receiving, competent };

struct StepDefinition {
    std::string code;
    std::string name_vi;
    std::string name_en;
    office::Role role = office::Role::counter_officer;
    Place place = Place::competent;
    std::string sub_unit;
    /// acceptance, assignment, site_visit, completion, approval, issuance, delivery; or immediate
    std::string action;
    std::int64_t share_percent = 0;
    std::vector<std::string> send_back_to;

    const std::string& name(std::string_view language) const {
        return language == "en" ? name_en : name_vi;
    }
};

/// The steps of a kind of dossier, one after the other; a revision never changes.
struct Process {
    std::string code;
    std::int64_t revision = 0;
    std::vector<StepDefinition> steps;

    const StepDefinition* find(std::string_view step) const;
    const StepDefinition* with_action(std::string_view action) const;
    /// How many steps come before this one; all of them when the process has no such step.
    std::size_t steps_before(std::string_view step) const;
    /// The step after this one; null after the last.
    const StepDefinition* after(std::string_view step) const;
};

}
