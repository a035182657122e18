#include "lib/json/schema.h"

#include "lib/json/rules.h"
#include "lib/json/verdict.h"

namespace motcua::json {

struct Schema::Compiled {
    explicit Compiled(const Value& schema) : rules(schema), verdict(rules.without_own_checks()) {}
    Rules rules;
    Verdict verdict;
};

Schema::Schema(const Value& schema) : compiled_(std::make_unique<Compiled>(schema)) {}
Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;

std::vector<Fault> Schema::faults_in(const Value& answer, base::Day today) const {
    auto faults = walk(compiled_->rules, answer, today);
    if (faults.empty() && !compiled_->verdict.accepts(answer)) faults.push_back({"", "schema"});
    return faults;
}

}
