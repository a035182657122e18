#pragma once
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/session.h"

namespace motcua::sql {

/// Values of a statement whose length is not known beforehand; what is bound must outlive it.
class Bound {
  public:
    template <class Value> std::string add(const Value& value) {
        values_.push_back(bind(value));
        return fmt::format("${}", values_.size());
    }
    /// In brackets, for IN; "" stands for none, which nothing is called.
    std::string add_all(const std::vector<std::string>& texts) {
        std::vector<std::string> places;
        for (const auto& text : texts) places.push_back(add(text));
        return texts.empty() ? "('')" : fmt::format("({})", fmt::join(places, ", "));
    }
    const std::vector<Parameter>& values() const { return values_; }

  private:
    std::vector<Parameter> values_;
};

}
