#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "lib/base/time.h"
#include "lib/json/schema.h"
#include "lib/json/value.h"

namespace re2 {
class RE2;
}

namespace motcua::json {

/// A schema made ready for use: references found, patterns compiled. Nothing in it changes after
/// that, and it stays where it is, for the references point into it.
class Rules {
  public:
    /// Throws std::invalid_argument when the schema is malformed or uses what is not supported:
    /// remote references, patternProperties, unknown formats, patterns that RE2 does not read, and
    /// pattern, format, uniqueItems or a keyword of our own beneath not, oneOf or if (see
    /// without_own_checks).
    explicit Rules(const Value& schema);
    ~Rules();
    Rules(const Rules&) = delete;
    Rules& operator=(const Rules&) = delete;

    const Value& schema() const { return schema_; }
    const Value& target_of(std::string_view reference) const;
    const re2::RE2& pattern(std::string_view text) const;

    /// The schema without pattern, format, uniqueItems and our own keywords, which are checked by
    /// our own walk only.
    /// They stand only where taking them out makes the schema accept more, never less, so that
    /// what the rest refuses is refused rightly. The rest means the same, said for valijson.
    Value without_own_checks() const;

  private:
    void gather(const Value& schema, const std::string& path);
    void gather_patterns(const Value& schema, const std::string& path);
    void resolve(const std::string& reference, const std::string& path);
    void refuse_endless(const Value& schema, std::set<const Value*>& above);
    void refuse_own_checks_below_negation(const Value& schema, bool negated,
                                          std::set<std::pair<const Value*, bool>>& seen);

    Value schema_;
    std::set<const Value*> positions_;
    std::map<std::string, std::string, std::less<>> references_;
    std::map<std::string, const Value*, std::less<>> targets_;
    std::map<std::string, std::unique_ptr<re2::RE2>, std::less<>> patterns_;
    std::set<const Value*> ends_;
};

/// The parts of a schema that are schemas themselves, with the keyword that they stand under and
/// their path below the schema.
struct Part {
    std::string_view keyword;
    std::string path;
    const Value* schema;
};
std::vector<Part> parts_of(const Value& schema);

/// A key or number as one step of a JSON pointer, with its slash.
std::string step(std::string_view key);

/// All faults that the answer has by the rules, ordered by pointer, each once. Where the schema is
/// `false` the keyword is the one that led to it, or "schema" for the whole.
std::vector<Fault> walk(const Rules&, const Value& answer, base::Day today);

}
