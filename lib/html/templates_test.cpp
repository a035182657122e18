#include "lib/html/templates.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace motcua::html {
namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

class TemplatesIn : public testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            std::filesystem::path(testing::TempDir()) / ("templates-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_ / "portal");
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& file, std::string_view content) const {
        std::ofstream(folder_ / file, std::ios::binary) << content;
    }
    Templates compiled() const {
        return Templates(folder_, {Locale("vi", {{"hello", "Chào {name}"},
                                                 {"odd", "<b> & \"{{name}}\" {name}'s"}}),
                                   Locale("en", {{"hello", "Hello {name}"}, {"odd", "{name}"}})});
    }
    /// What the template makes of the values, in Vietnamese and strict mode.
    std::string rendered(std::string_view content, const Values& values) const {
        write("page.tpl", content);
        auto templates = compiled();
        templates.set_strict(true);
        return templates.render("page", "vi", values);
    }
    std::string refusal(std::string_view content) const {
        write("page.tpl", content);
        try {
            const auto templates = compiled();
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }
    std::string complaint(std::string_view content, const Values& values) const {
        try {
            rendered(content, values);
        } catch (const std::logic_error& error) {
            return error.what();
        }
        return "";
    }

    std::filesystem::path folder_;
};

TEST_F(TemplatesIn, AreFoundInSubfoldersAndSpeakBothLanguages) {
    write("portal/home.tpl", "<p>{{t:hello}}</p>");
    const auto templates = compiled();
    EXPECT_EQ(templates.names(), std::vector<std::string>{"portal/home"});
    EXPECT_EQ(templates.keys_used(), std::vector<std::string>{"hello"});
    const auto values = Values().set("name", "An & Bình");
    EXPECT_EQ(templates.render("portal/home", "vi", values), "<p>Chào An &amp; Bình</p>");
    EXPECT_EQ(templates.render("portal/home", "en", values), "<p>Hello An &amp; Bình</p>");
}

TEST_F(TemplatesIn, EscapeTextAndAttributes) {
    const auto values = Values().set("x", "<script>alert('1')</script>\"");
    const auto text = rendered("<p>{{x}}</p>", values);
    EXPECT_FALSE(has(text, "<script>")) << text;
    EXPECT_TRUE(has(text, "&lt;script&gt;alert(&#39;1&#39;)")) << text;
    const auto attribute = rendered(R"(<input value="{{x}}">)", values);
    EXPECT_EQ(attribute.find('"'), attribute.find("\"&lt;")) << attribute;
    EXPECT_TRUE(attribute.ends_with("&quot;\">")) << attribute;
}

TEST_F(TemplatesIn, KeepLinesOfText) {
    const auto values = Values().set("x", "Hai dòng:\n<b>");
    EXPECT_EQ(rendered("<textarea>{{x}}</textarea>", values),
              "<textarea>Hai dòng:\n&lt;b&gt;</textarea>");
}

TEST_F(TemplatesIn, DefuseScriptInAddresses) {
    const auto link = [&](const std::string& address) {
        return rendered(R"(<a href="{{x}}">a</a>)", Values().set("x", address));
    };
    EXPECT_FALSE(has(link("javascript:alert(1)"), "javascript:"));
    EXPECT_FALSE(has(link("JaVaScript:alert(1)"), "cript:"));
    EXPECT_FALSE(has(link("data:text/html,x"), "data:"));
    EXPECT_TRUE(has(link("/dossiers/H1-2?page=2"), "\"/dossiers/H1-2?page=2\""));
    EXPECT_FALSE(has(link("\" onclick=\"x"), "onclick=\""));
}

TEST_F(TemplatesIn, EscapeInsideScripts) {
    const auto text =
        rendered("<script>var a = '{{x}}';</script>", Values().set("x", "';</script>"));
    EXPECT_FALSE(has(text, "';</script>'")) << text;
    EXPECT_TRUE(has(text, "\\x27")) << text;
}

TEST_F(TemplatesIn, EscapeTextsOfTheLocaleAndTheirValues) {
    EXPECT_EQ(rendered("<p>{{t:odd}}</p>", Values().set("name", "<i>")),
              "<p>&lt;b&gt; &amp; &quot;&#123;&lt;i&gt;&#125;&quot; &lt;i&gt;&#39;s</p>");
}

TEST_F(TemplatesIn, WriteASectionForEachElementAndSeeOuterValues) {
    Values values;
    values.set("page", 3);
    values.add("rows").set("title", "A").flag("late", true);
    values.add("rows").set("title", "B").flag("late", false);
    EXPECT_EQ(rendered("{{#rows}}[{{page}} {{title}}{{#late}} late {{title}}{{/late}}"
                       "{{^late}} fine{{/late}}]{{/rows}}{{^rows}}none{{/rows}}",
                       values),
              "[3 A late A][3 B fine]");
}

TEST_F(TemplatesIn, WriteAnInvertedSectionWhenTheListIsEmpty) {
    EXPECT_EQ(rendered("{{#rows}}{{x}}{{/rows}}{{^rows}}none of {{x}}{{/rows}}",
                       Values().list("rows").set("x", "5")),
              "none of 5");
}

TEST_F(TemplatesIn, PreferTheInnerListEvenWhenItIsEmpty) {
    Values values;
    values.add("errors").set("text", "outer");
    values.add("rows").list("errors");
    EXPECT_EQ(rendered("{{#rows}}{{#errors}}{{text}}{{/errors}}{{^errors}}fine{{/errors}}{{/rows}}",
                       values),
              "fine");
}

TEST_F(TemplatesIn, NestSectionsOfTheSameNameAndUseOneTwice) {
    Values values;
    auto& outer = values.add("items").set("x", "1");
    outer.add("items").set("x", "2");
    outer.add("items").set("x", "3");
    EXPECT_EQ(rendered("{{#items}}{{x}}({{#items}}{{x}}{{/items}}){{/items}} "
                       "{{#items}}{{x}}{{/items}}",
                       values),
              "1(23) 1");
}

TEST_F(TemplatesIn, IncludePartsWithTheSameValues) {
    write("portal/row.tpl", "<td title=\"{{x}}\">{{>portal/cell.tpl}}</td>");
    write("portal/cell.tpl", "{{x}}:{{t:hello}}");
    Values values;
    values.set("name", "An").add("rows").set("x", "<");
    EXPECT_EQ(rendered("{{#rows}}{{>portal/row.tpl}}{{/rows}}", values),
              "<td title=\"&lt;\">&lt;:Chào An</td>");
}

TEST_F(TemplatesIn, LeaveOutCommentsAndLinesThatOnlyHoldMarkers) {
    Values values;
    values.add("rows").set("x", "1");
    values.add("rows").set("x", "2");
    EXPECT_EQ(
        rendered("<ul>\n{{! a comment }}\n{{#rows}}\n  <li>{{x}}</li>\n{{/rows}}\n</ul>\n", values),
        "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n");
}

TEST_F(TemplatesIn, AreRefusedWithFileAndMarker) {
    EXPECT_TRUE(has(refusal("{{t:nope}}"), "page.tpl: {{t:nope}} is no key of vi"));
    EXPECT_TRUE(has(refusal("{{>nope.tpl}}"), "page.tpl: {{>nope.tpl}} is no template"));
    EXPECT_TRUE(has(refusal("{{>page.tpl}}"), "{{>page.tpl}} leads back"));
    EXPECT_TRUE(has(refusal("{{x:none}}"), "page.tpl: {{x:none}}"));
    EXPECT_TRUE(has(refusal("{{x:h}}"), "{{x:h}}"));
    EXPECT_TRUE(has(refusal("{{%AUTOESCAPE context=\"TEXT\"}}"), "pragmas"));
    EXPECT_TRUE(has(refusal("{{{x}}}"), "three braces"));
    EXPECT_TRUE(has(refusal("{{=<< >>=}}"), "{{=<< >>=}}"));
    EXPECT_TRUE(has(refusal("{{X}}"), "{{X}}"));
    EXPECT_TRUE(has(refusal("{{ x }}"), "{{ x }}"));
    EXPECT_TRUE(has(refusal("{{}}"), "{{}}"));
    EXPECT_TRUE(has(refusal("{{#a}}x"), "{{#a}} is not closed"));
    EXPECT_TRUE(has(refusal("{{#a}}{{#b}}{{/a}}{{/b}}"), "{{/a}} closes nothing"));
    EXPECT_TRUE(has(refusal("x{{/a}}"), "{{/a}} closes nothing"));
    EXPECT_TRUE(has(refusal("x {{a"), "{{a}} is not closed"));
}

TEST_F(TemplatesIn, AreRefusedWhereEscapesDoNotHelp) {
    for (const auto* content :
         {"<{{x}}>", "<a {{x}}>", "<a title={{x}}>", "<a title=a{{x}}>", "<a title= {{x}}>",
          "<a b='c'{{x}}>", "</{{x}}>", "<a on{{x}}='1'>", "<a {{#l}}{{x}}{{/l}}>"}) {
        EXPECT_TRUE(has(refusal(content), "{{x}} stands in a tag outside of quotes")) << content;
    }
    for (const auto* content :
         {"<button FormAction=\"{{x}}\">", "<iframe srcdoc='{{x}}'>", "<a xlink:href = \"/{{x}}\">",
          "<a hx-on:click=\"{{x}}\">", "<a hx-vals='{{x}}'>", "<a data-hx-vals='{{x}}'>"}) {
        EXPECT_TRUE(has(refusal(content), "where escapes do not help")) << content;
    }
    for (const auto* content :
         {"a < b {{x}}", "<a title='>'>{{x}}</a>", "<a b c=\"d\" title=\"{{x}}\">",
          "<input {{#l}}checked{{/l}} value=\"{{x}}\">", "<a href=/x>{{x}}</a>", "<br/>{{x}}"}) {
        EXPECT_EQ(refusal(content), "") << content;
    }
}

TEST_F(TemplatesIn, NameThePartInWhichAMistakeStands) {
    write("part.tpl", "{{t:nope}}");
    EXPECT_TRUE(has(refusal("{{>part.tpl}}"), "part.tpl: {{t:nope}}"));
}

TEST_F(TemplatesIn, ComplainInStrictModeAboutNamesThatDoNotMatch) {
    EXPECT_TRUE(has(complaint("{{x}}", Values()), "is not given the text 'x'"));
    EXPECT_TRUE(has(complaint("{{#x}}{{/x}}", Values()), "is not given the list 'x'"));
    EXPECT_TRUE(has(complaint("a", Values().set("x", "1")), "does not know 'x'"));
    Values inner;
    inner.add("rows").set("y", "1");
    EXPECT_TRUE(has(complaint("{{#rows}}{{/rows}}", inner), "does not know 'y'"));
    EXPECT_TRUE(has(complaint("{{t:hello}}", Values()), "is not given the text 'name'"));
}

TEST_F(TemplatesIn, LeaveOutWhatIsMissingWhenNotStrict) {
    write("page.tpl", "a{{x}}{{#l}}b{{/l}}{{^l}}c{{/l}}");
    auto templates = compiled();
    templates.set_strict(false);
    EXPECT_EQ(templates.render("page", "vi", Values().set("other", "1")), "a");
}

TEST_F(TemplatesIn, AreRenderedByManyThreadsAtOnce) {
    write("page.tpl", "{{#rows}}<b>{{x}}</b>{{/rows}}");
    const auto templates = compiled();
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            Values values;
            values.add("rows").set("x", i);
            const auto expected = "<b>" + std::to_string(i) + "</b>";
            for (int round = 0; round < 500; ++round) {
                wrong += templates.render("page", "vi", values) != expected;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
}

}
}
