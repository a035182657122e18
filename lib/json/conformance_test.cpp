#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <unistd.h>

#include "lib/json/schema.h"

/// Runs the required part of the official JSON Schema test suite for draft 7. The suite does not
/// travel with the product; where it is missing the test says so and is skipped.
namespace motcua::json {
namespace {

namespace files = std::filesystem;

struct Tally {
    int passed = 0;
    int inexpressible = 0;
    std::map<std::string, int> refused;
    std::set<std::string> failing;
};

/// False where our values cannot hold it: floats and large integers.
bool is_expressible(const boost::json::value& value) {
    if (value.is_double() || value.is_uint64()) return false;
    if (value.is_array()) {
        const auto& elements = value.get_array();
        return std::all_of(elements.begin(), elements.end(), is_expressible);
    }
    if (!value.is_object()) return true;
    const auto& members = value.get_object();
    return std::all_of(members.begin(), members.end(),
                       [](const auto& member) { return is_expressible(member.value()); });
}

Value expressed(const boost::json::value& value) {
    if (value.is_bool()) return value.get_bool();
    if (value.is_int64()) return std::int64_t{value.get_int64()};
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_array()) {
        Array elements;
        for (const auto& element : value.get_array()) elements.push_back(expressed(element));
        return elements;
    }
    if (!value.is_object()) return nullptr;
    Object members;
    for (const auto& [key, member] : value.get_object()) {
        members.emplace(std::string(key), expressed(member));
    }
    return members;
}

/// What the schema does that we refuse on purpose; the whole message for anything unforeseen.
std::string reason_in(std::string_view message, const std::string& group) {
    for (const std::string_view reason :
         {"patternProperties", "unknown format", "$id beneath", "reference to elsewhere"}) {
        if (message.find(reason) != std::string_view::npos) return std::string(reason);
    }
    return group + " <- " + std::string(message);
}

void run_group(const std::string& name, const boost::json::object& group, Tally& tally) {
    const auto& cases = group.at("tests").as_array();
    if (!is_expressible(group.at("schema"))) {
        tally.inexpressible += static_cast<int>(cases.size());
        return;
    }
    std::optional<Schema> schema;
    try {
        schema.emplace(expressed(group.at("schema")));
    } catch (const std::invalid_argument& error) {
        tally.refused[reason_in(error.what(), name)] += static_cast<int>(cases.size());
        return;
    }
    for (const auto& each : cases) {
        if (!is_expressible(each.at("data"))) {
            ++tally.inexpressible;
            continue;
        }
        const bool accepted = schema->faults_in(expressed(each.at("data")), base::Day()).empty();
        if (accepted == each.at("valid").as_bool()) {
            ++tally.passed;
        } else {
            tally.failing.insert(name + " / " + std::string(each.at("description").as_string()));
        }
    }
}

std::optional<files::path> suite_archive() {
    const auto folder = files::path(MOTCUA_SOURCE_DIR).parent_path() / "shared/data/conformance";
    if (!files::is_directory(folder)) return std::nullopt;
    for (const auto& entry : files::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("json-schema-test-suite_")) return entry.path();
    }
    return std::nullopt;
}

Tally run_suite(const files::path& folder) {
    Tally tally;
    for (const auto& entry : files::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const auto groups = boost::json::parse(text);
        for (const auto& group : groups.as_array()) {
            const auto name = entry.path().stem().string() + ": " +
                              std::string(group.at("description").as_string());
            run_group(name, group.as_object(), tally);
        }
    }
    return tally;
}

std::string lines(const std::set<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += name + "\n";
    return text;
}

TEST(Conformance, PassesTheOfficialSuiteForDraft7) {
    const auto archive = suite_archive();
    if (!archive) GTEST_SKIP() << "the JSON Schema test suite is not here";
    const auto folder =
        files::path(testing::TempDir()) / ("schema-suite-" + std::to_string(::getpid()));
    files::create_directories(folder);
    const auto command = "tar -xzf '" + archive->string() + "' -C '" + folder.string() + "'";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto tally = run_suite(folder / "tests" / "draft7");
    files::remove_all(folder);
    EXPECT_EQ(lines(tally.failing), "");
    EXPECT_EQ(tally.passed, 654);
    EXPECT_EQ(tally.inexpressible, 83);
    const std::map<std::string, int> refused = {
        {"$id beneath", 34},
        {"patternProperties", 39},
        {"reference to elsewhere", 25},
        {"unknown format", 90},
        // Valijson's pointers do not know members with an empty name.
        {"ref: empty tokens in $ref json-pointer <- schema: Expected reference token to identify "
         "an element in the current object; actual token: definitions",
         2},
    };
    EXPECT_EQ(tally.refused, refused);
}

}
}
