// Valijson ends the process on a malformed schema unless it is told that there are exceptions.
#define VALIJSON_USE_EXCEPTIONS 1

#include "lib/json/verdict.h"

#include <boost/json.hpp>
#include <stdexcept>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace motcua::json {
namespace {

boost::json::value to_boost(const Value& value) {
    if (const auto* truth = value.boolean()) return *truth;
    if (const auto* number = value.integer()) return *number;
    if (const auto* text = value.text()) return boost::json::string(*text);
    if (const auto* elements = value.array()) {
        boost::json::array array;
        array.reserve(elements->size());
        for (const auto& element : *elements) array.push_back(to_boost(element));
        return array;
    }
    if (const auto* members = value.object()) {
        boost::json::object object;
        for (const auto& [key, member] : *members) object.emplace(key, to_boost(member));
        return object;
    }
    return nullptr;
}

}

struct Verdict::Compiled {
    valijson::Schema schema;
};

Verdict::Verdict(const Value& schema) : compiled_(std::make_unique<Compiled>()) {
    const auto converted = to_boost(schema);
    try {
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        parser.populateSchema(valijson::adapters::BoostJsonAdapter(converted), compiled_->schema);
    } catch (const std::runtime_error& error) {
        throw std::invalid_argument(std::string("schema: ") + error.what());
    }
}

Verdict::~Verdict() = default;

bool Verdict::accepts(const Value& answer) const {
    const auto converted = to_boost(answer);
    valijson::Validator validator;
    return validator.validate(compiled_->schema, valijson::adapters::BoostJsonAdapter(converted),
                              nullptr);
}

}
