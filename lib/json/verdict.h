#pragma once
#include <memory>

#include "lib/json/value.h"

namespace motcua::json {

/// Valijson's opinion on an answer, asked after our own walk found nothing wrong: a mistake in the
/// walk then needs the same mistake there before a bad answer gets through. Thread-safe to use.
class Verdict {
  public:
    /// Throws std::invalid_argument when valijson cannot read the schema.
    explicit Verdict(const Value& schema);
    ~Verdict();

    bool accepts(const Value& answer) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}
