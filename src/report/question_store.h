#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "lib/sql/session.h"
#include "src/report/report_store.h"

namespace motcua::report {

/// Values of a statement whose length is not known beforehand; what is bound must outlive it.
class Bound {
  public:
    template <class Value> std::string add(const Value& value) {
        values_.push_back(sql::bind(value));
        return fmt::format("${}", values_.size());
    }
    /// In brackets, for IN; "" stands for none, which no agency is called.
    std::string add_all(const std::vector<std::string>& texts) {
        std::vector<std::string> places;
        for (const auto& text : texts) places.push_back(add(text));
        return texts.empty() ? "('')" : fmt::format("({})", fmt::join(places, ", "));
    }
    const std::vector<sql::Parameter>& values() const { return values_; }

  private:
    std::vector<sql::Parameter> values_;
};

/// The conditions on turns `t` that scope, agency and sector make; each begins with AND.
std::string within(const office::Scope&, const Question&, Bound&);

}
