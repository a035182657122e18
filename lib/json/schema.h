#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "lib/json/value.h"

namespace motcua::json {

/// One thing wrong with an answer: where (JSON pointer, "" for the whole), and which rule it breaks
/// (the schema keyword: "required", "minLength", "pattern", "format", "enum", "type" …).
/// A missing member is reported at the pointer of the member itself ("/child/full_name").
struct Fault {
    std::string pointer;
    std::string keyword;
    bool operator==(const Fault&) const = default;
};

/// A compiled JSON Schema of draft 7, self-contained (no remote references). Thread-safe to use.
/// `pattern` runs on RE2, `format` on our own checks (date, email, phone-vn, identity-number-vn).
/// Five keywords are our own, about texts that are dates and integers that are years:
/// `"x-not-after": "today"`, not in the future; `"x-not-before": "1900-01-01"`, not before that day
/// (dates only); `"x-age-min": 18`, so many full years ago (of a year: in the calendar);
/// `"x-no-earlier-than": "other"`, not before the date of that member beside it; and about all:
/// `"x-differs-from": "other"`, not equal to that member.
class Schema {
  public:
    /// Throws std::invalid_argument with the reason when the schema itself is not usable.
    explicit Schema(const Value& schema);
    ~Schema();
    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;

    /// All faults, ordered by pointer, each once; empty when the answer is valid.
    std::vector<Fault> faults_in(const Value& answer, base::Day today) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}
