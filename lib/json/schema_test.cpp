#include "lib/json/schema.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace motcua::json {
namespace {

Value read(std::string_view text) {
    const auto value = parse(text);
    if (!value) throw std::logic_error(std::string(name_of(value.error())));
    return *value;
}

const auto today = *base::parse_day("2026-11-23");

std::string faults(std::string_view schema, std::string_view answer) {
    std::string text;
    for (const auto& fault : Schema(read(schema)).faults_in(read(answer), today)) {
        text += (text.empty() ? "" : " ") + fault.pointer + ":" + fault.keyword;
    }
    return text;
}

std::string refusal(std::string_view schema) {
    try {
        Schema compiled(read(schema));
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return "";
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

TEST(Schema, AsksMultipleOfNumbersOnly) {
    const auto* schema = R"({"multipleOf":2})";
    EXPECT_EQ(faults(schema, "4"), "");
    EXPECT_EQ(faults(schema, "7"), ":multipleOf");
    EXPECT_EQ(faults(schema, R"("7")"), "");
    EXPECT_EQ(faults(schema, R"("2111111111111111111111111111111111111111111")"), "");
    const auto* both = R"({"multipleOf":2,"allOf":[{"maximum":5}],"not":{"multipleOf":4}})";
    EXPECT_EQ(faults(both, "2"), "");
    EXPECT_EQ(faults(both, "4"), ":not");
    EXPECT_EQ(faults(both, "6"), ":maximum");
    EXPECT_EQ(faults(R"({"oneOf":[{"multipleOf":2},{"type":"string"}]})", R"("7")"), ":oneOf");
}

TEST(Schema, NamesPlaceAndRuleOfEveryFault) {
    const auto* schema = R"({
        "type": "object", "required": ["child", "copies"], "additionalProperties": false,
        "properties": {
            "child": {"type": "object", "required": ["full_name"],
                "properties": {"full_name": {"type": "string", "minLength": 2},
                               "sex": {"enum": ["male", "female"]},
                               "kind": {"const": "birth"}}},
            "copies": {"type": "integer", "minimum": 1, "maximum": 10},
            "papers": {"type": "array", "minItems": 1, "maxItems": 2,
                       "items": {"type": "string", "maxLength": 3}}}})";
    EXPECT_EQ(faults(schema, R"({"child":{"full_name":"An"},"copies":1})"), "");
    EXPECT_EQ(faults(schema, R"({"child":{}})"), "/child/full_name:required /copies:required");
    EXPECT_EQ(faults(schema, R"({"child":{"full_name":"A","sex":"x","kind":"y"},"copies":11})"),
              "/child/full_name:minLength /child/kind:const /child/sex:enum /copies:maximum");
    EXPECT_EQ(faults(schema, R"({"child":7,"copies":0,"other":1})"),
              "/child:type /copies:minimum /other:additionalProperties");
    EXPECT_EQ(faults(schema, R"({"child":{"full_name":"An"},"copies":1,"papers":["a","long",5]})"),
              "/papers:maxItems /papers/1:maxLength /papers/2:type");
    EXPECT_EQ(faults(schema, R"({"child":{"full_name":"An"},"copies":1,"papers":[]})"),
              "/papers:minItems");
    EXPECT_EQ(faults(schema, "[]"), ":type");
}

TEST(Schema, EscapesKeysInPointers) {
    EXPECT_EQ(faults(R"({"properties":{"a/b~c":{"type":"string"}}})", R"({"a/b~c":1})"),
              "/a~1b~0c:type");
}

TEST(Schema, CountsLettersNotBytes) {
    const auto* schema = R"({"minLength":4,"maxLength":4})";
    EXPECT_EQ(faults(schema, R"("Đặng")"), "");
    EXPECT_EQ(faults(schema, R"("Lê")"), ":minLength");
    EXPECT_EQ(faults(schema, R"("😀😀😀😀😀")"), ":maxLength");
}

TEST(Schema, ChecksPatternsWhereverTheyMayStand) {
    EXPECT_EQ(faults(R"({"pattern":"^[0-9]+$"})", R"("12a")"), ":pattern");
    EXPECT_EQ(faults(R"({"pattern":"b"})", R"("abc")"), "");
    EXPECT_EQ(faults(R"({"pattern":"^.$"})", R"("Đ")"), "");
    EXPECT_EQ(faults(R"({"items":{"pattern":"^a"}})", R"(["a","b"])"), "/1:pattern");
    EXPECT_EQ(faults(R"({"additionalProperties":{"pattern":"^a"}})", R"({"x":"b"})"), "/x:pattern");
    EXPECT_EQ(faults(R"({"allOf":[{"pattern":"^a"},{"pattern":"c$"}]})", R"("ab")"), ":pattern");
    EXPECT_EQ(faults(R"({"anyOf":[{"pattern":"^a"},{"type":"integer"}]})", R"("ab")"), "");
    EXPECT_EQ(faults(R"({"anyOf":[{"pattern":"^a"},{"type":"integer"}]})", R"("b")"), ":anyOf");
    EXPECT_EQ(faults(R"({"properties":{"pattern":{"pattern":"x"}}})", R"({"pattern":"y"})"),
              "/pattern:pattern");
    EXPECT_EQ(faults(R"({"enum":[{"pattern":"x"}]})", R"({"pattern":"x"})"), "");
    EXPECT_EQ(faults(R"({"definitions":{"code":{"pattern":"^a"}},
                         "properties":{"c":{"$ref":"#/definitions/code"}}})",
                     R"({"c":"b"})"),
              "/c:pattern");
}

TEST(Schema, AppliesThenOrElseByIf) {
    const auto* schema = R"({"if":{"properties":{"married":{"const":true}},"required":["married"]},
        "then":{"required":["spouse"],"properties":{"spouse":{"format":"identity-number-vn"}}},
        "else":{"properties":{"spouse":{"type":"null"}}}})";
    EXPECT_EQ(faults(schema, R"({"married":true})"), "/spouse:required");
    EXPECT_EQ(faults(schema, R"({"married":true,"spouse":"x"})"), "/spouse:format");
    EXPECT_EQ(faults(schema, R"({"married":true,"spouse":"036123456789"})"), "");
    EXPECT_EQ(faults(schema, R"({"married":false,"spouse":"x"})"), "/spouse:type");
}

TEST(Schema, KnowsFourFormats) {
    struct Case {
        std::string_view format, text;
        bool good;
    };
    const Case cases[] = {
        {"date", "2026-11-25", true},
        {"date", "2024-02-29", true},
        {"date", "2026-02-29", false},
        {"date", "2026-13-01", false},
        {"date", "2026-1-01", false},
        {"date", "25/11/2026", false},
        {"email", "an.nguyen@xa.gov.vn", true},
        {"email", "an@localhost", false},
        {"email", "an@@xa.vn", false},
        {"email", "@xa.vn", false},
        {"email", "an nguyen@xa.vn", false},
        {"email", "an@xa..vn", false},
        {"email", "an@xa.vn, b@c.vn", false},
        {"phone-vn", "0912345678", true},
        {"phone-vn", "02438123456", true},
        {"phone-vn", "+84912345678", true},
        {"phone-vn", "912345678", false},
        {"phone-vn", "091234567", false},
        {"phone-vn", "0912 345 678", false},
        {"identity-number-vn", "036123456789", true},
        {"identity-number-vn", "123456789", true},
        {"identity-number-vn", "1234567890", false},
        {"identity-number-vn", "03612345678x", false},
    };
    for (const auto& [format, text, good] : cases) {
        const Schema schema(Object{{"format", format}});
        EXPECT_EQ(schema.faults_in(Value(text), today).empty(), good) << format << " " << text;
        EXPECT_TRUE(schema.faults_in(Value(5), today).empty()) << format << " concerns texts only";
    }
}

TEST(Schema, KnowsDaysAndYearsThatAreStillToCome) {
    const auto* day = R"({"type":"string","format":"date","x-not-after":"today"})";
    EXPECT_EQ(faults(day, R"("2026-11-22")"), "");
    EXPECT_EQ(faults(day, R"("2026-11-23")"), "");
    EXPECT_EQ(faults(day, R"("2026-11-24")"), ":x-not-after");
    EXPECT_EQ(faults(day, R"("9999-01-01")"), ":x-not-after");
    EXPECT_EQ(faults(day, R"("2026-13-01")"), ":format");
    EXPECT_EQ(
        faults(R"({"properties":{"born":{"x-not-after":"today"}}})", R"({"born":"2030-01-01"})"),
        "/born:x-not-after");
    const auto* year = R"({"type":"integer","x-not-after":"today"})";
    EXPECT_EQ(faults(year, "2026"), "");
    EXPECT_EQ(faults(year, "2027"), ":x-not-after");
    EXPECT_TRUE(has(refusal(R"({"x-not-after":"2026-11-23"})"), "no other day than today"));
    EXPECT_TRUE(has(refusal(R"({"x-not-after":7})"), "no other day than today"));
    EXPECT_TRUE(has(refusal(R"({"not":{"x-not-after":"today"}})"), "x-not-after beneath"));
}

TEST(Schema, KnowsDaysThatAreTooLongAgo) {
    const auto* day = R"({"type":"string","format":"date","x-not-before":"1900-01-01"})";
    EXPECT_EQ(faults(day, R"("1900-01-01")"), "");
    EXPECT_EQ(faults(day, R"("1899-12-31")"), ":x-not-before");
    EXPECT_EQ(faults(day, R"("1899-13-31")"), ":format");
    EXPECT_TRUE(has(refusal(R"({"x-not-before":"today"})"), "is no day"));
}

TEST(Schema, KnowsMembersThatMustDiffer) {
    const auto* two = R"({"properties":{"a":{},"b":{"x-differs-from":"a"}}})";
    EXPECT_EQ(faults(two, R"({"a":"1","b":"2"})"), "");
    EXPECT_EQ(faults(two, R"({"b":"2"})"), "");
    EXPECT_EQ(faults(two, R"({"a":"1","b":"1"})"), "/b:x-differs-from");
    EXPECT_TRUE(has(refusal(R"({"x-differs-from":7})"), "is no name"));
    EXPECT_TRUE(has(refusal(R"({"if":{"properties":{"b":{"x-differs-from":"a"}}}})"), "beneath"));
}

TEST(Schema, KnowsDaysThatComeOneAfterTheOther) {
    const auto* two = R"({"properties":{"a":{},"b":{"x-no-earlier-than":"a"}}})";
    EXPECT_EQ(faults(two, R"({"a":"2020-05-01","b":"2020-05-01"})"), "");
    EXPECT_EQ(faults(two, R"({"a":"2020-05-01","b":"2020-04-30"})"), "/b:x-no-earlier-than");
    EXPECT_EQ(faults(two, R"({"b":"2020-04-30"})"), "");
    EXPECT_EQ(faults(two, R"({"a":"later","b":"2020-04-30"})"), "");
    EXPECT_TRUE(has(refusal(R"({"x-no-earlier-than":1})"), "is no name"));
}

TEST(Schema, KnowsWhoIsOldEnough) {
    const auto* day = R"({"type":"string","format":"date","x-age-min":18})";
    EXPECT_EQ(faults(day, R"("2008-11-23")"), "");
    EXPECT_EQ(faults(day, R"("2008-11-24")"), ":x-age-min");
    const auto* year = R"({"type":"integer","x-age-min":18})";
    EXPECT_EQ(faults(year, "2008"), "");
    EXPECT_EQ(faults(year, "2009"), ":x-age-min");
    EXPECT_TRUE(has(refusal(R"({"x-age-min":"18"})"), "is no number"));
}

TEST(Schema, RefusesSchemasThatItCannotJudge) {
    EXPECT_TRUE(has(refusal(R"({"not":{"pattern":"a"}})"), "pattern beneath not"));
    EXPECT_TRUE(has(refusal(R"({"oneOf":[{"properties":{"a":{"format":"date"}}}]})"), "beneath"));
    EXPECT_TRUE(has(refusal(R"({"definitions":{"d":{"format":"date"}},
                                "if":{"$ref":"#/definitions/d"}})"),
                    "beneath"));
    EXPECT_TRUE(has(refusal(R"({"properties":{"a":{"format":"ipv4"}}})"), "#/properties/a"));
    EXPECT_TRUE(has(refusal(R"-({"pattern":"(?=a)"})-"), "pattern (?=a)"));
    EXPECT_TRUE(has(refusal(R"({"patternProperties":{}})"), "patternProperties"));
    EXPECT_TRUE(has(refusal(R"({"$ref":"http://example.org/x"})"), "elsewhere"));
    EXPECT_TRUE(has(refusal(R"({"items":{"$ref":"#/definitions/none"}})"), "nothing"));
    EXPECT_TRUE(has(refusal(R"({"items":{"$ref":"#/x"},"x":{}})"), "no schema"));
    EXPECT_TRUE(has(refusal(R"({"$ref":"#"})"), "leads back"));
    EXPECT_TRUE(has(refusal(R"({"definitions":{"a":{"allOf":[{"$ref":"#/definitions/b"}]},
                                "b":{"$ref":"#/definitions/a"}}})"),
                    "leads back"));
    EXPECT_EQ(refusal(R"({"properties":{"child":{"$ref":"#"}}})"), "");
}

TEST(Schema, RefusesMalformedSchemas) {
    for (const auto* schema : {"5",
                               "[]",
                               R"({"type":"text"})",
                               R"({"type":5})",
                               R"({"minLength":"3"})",
                               R"({"minLength":-1})",
                               R"({"required":"a"})",
                               R"({"required":[1]})",
                               R"({"enum":5})",
                               R"({"properties":{"a":5}})",
                               R"({"properties":[]})",
                               R"({"allOf":{}})",
                               R"({"items":"x"})",
                               R"({"pattern":5})",
                               R"({"$ref":5})",
                               R"({"minimum":"x"})",
                               R"({"multipleOf":0})",
                               R"({"additionalProperties":"no"})",
                               R"({"definitions":5})",
                               R"({"uniqueItems":"yes"})",
                               R"({"dependencies":{"a":5}})",
                               R"({"format":5})",
                               R"({"dependencies":{"a":[5]}})",
                               R"({"dependencies":5})"}) {
        EXPECT_NE(refusal(schema), "") << schema;
    }
}

TEST(Schema, ReportsEachFaultOnceEvenWhenSeveralRulesFindIt) {
    EXPECT_EQ(faults(R"({"allOf":[{"required":["a"]},{"required":["a"]}],"required":["a"]})", "{}"),
              "/a:required");
}

TEST(Schema, MayBeUsedByManyThreads) {
    const Schema schema(read(R"({"items":{"pattern":"^a+$","maxLength":3,"format":"email"}})"));
    const auto answer = read(R"(["a","b","aaaa"])");
    const auto expected = schema.faults_in(answer, today);
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round)
                wrong += schema.faults_in(answer, today) != expected;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

TEST(Schema, JudgesLongListsOfUniqueElementsQuickly) {
    Array elements;
    for (int i = 0; i < 100'000; ++i) elements.emplace_back(i);
    const Schema schema(read(R"({"uniqueItems":true})"));
    EXPECT_TRUE(schema.faults_in(Value(elements), today).empty());
    elements.emplace_back(5);
    EXPECT_EQ(schema.faults_in(Value(elements), today), (std::vector<Fault>{{"", "uniqueItems"}}));
}

}
}
