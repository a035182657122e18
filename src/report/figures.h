#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/report/period.h"

namespace motcua::report {

/// How a dossier came into a period: filed in it by one of three ways, brought along from before,
/// or reopened in it by a recorded correction.
enum class Came { online, counter, post, carried, reopened };
inline constexpr std::array all_came{Came::online, Came::counter, Came::post, Came::carried,
                                     Came::reopened};
std::string_view name_of(Came);
std::optional<Came> came_named(std::string_view);

/// How it stood at the period's end: settled with regard to its due date, still open, or ended
/// without a result (late: when its due date had passed).
enum class Went {
    early,
    on_time,
    late,
    in_time,
    overdue,
    stopped,
    stopped_late,
    withdrawn,
    withdrawn_late,
    rejected
};
inline constexpr std::array all_went{
    Went::early,   Went::on_time,      Went::late,      Went::in_time,        Went::overdue,
    Went::stopped, Went::stopped_late, Went::withdrawn, Went::withdrawn_late, Went::rejected};
std::string_view name_of(Went);
std::optional<Went> went_named(std::string_view);

/// A turn of a dossier, as far as counting goes; not_yet stands for what has not happened.
struct Turn {
    Came channel = Came::online; ///< online, counter or post
    std::int64_t received_at = 0;
    std::int64_t begun_at = 0;
    std::int64_t ended_at = 0;
    std::int64_t reopened_at = 0;
    std::string ending;
    std::string timing;
    std::int64_t due_at = 0;
    struct Wait {
        std::int64_t since = 0;
        std::int64_t until = 0;
        std::int64_t due_at = 0;
    };
    std::vector<Wait> waits = {}; ///< of the dossier, in their order
};
struct Counted {
    Came came = Came::online;
    Went went = Went::early;
    bool operator==(const Counted&) const = default;
};
/// How the turns of one dossier count in a window, by the rules that the stores put into SQL: at
/// most once, in the last turn that began before its end; nothing when it was over before it.
std::optional<Counted> counted(const std::vector<Turn>&, const Window&);

/// A column of the report: which ways in and which ways out it adds up.
struct Figure {
    std::string_view name;
    std::vector<Came> came; ///< none: any
    std::vector<Went> went; ///< none: any
    bool takes(const Counted&) const;
};
const std::vector<Figure>& figures();
/// Null when there is none of that name.
const Figure* figure_named(std::string_view);

/// Counts of one place, by way in and way out.
class Tally {
  public:
    void add(const Counted&, std::int64_t count);
    void add(const Tally&);
    std::int64_t sum(const Figure&) const;
    /// "" is for tests: a name that is no figure's gives nought.
    std::int64_t sum(std::string_view figure) const;
    bool empty() const { return counts_.empty(); }

  private:
    std::map<std::pair<Came, Went>, std::int64_t> counts_;
};

/// received + carried + reopened = settled + pending + ended.
bool is_conserved(const Tally&);

}
