// The JSON body of a filing, read member by member as routes do.

#include <algorithm>

#include "lib/base/text.h"
#include "src/web/json_door.h"
#include "src/web/wording.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz {
namespace {

void check_clean(const std::string& text) {
    holds(base::is_storable(text), "a text can be stored");
    holds(base::nfc(text) == text, "a text is in normal form");
    holds(web::cleaned(text) == text, "a clean text stays as it is");
}

void check_answers(const json::Value& value) {
    if (const auto* text = value.text()) {
        check_clean(*text);
        holds(!text->empty(), "empty answers are left out");
    }
    if (const auto* elements = value.array())
        for (const auto& element : *elements) check_answers(element);
    if (const auto* members = value.object())
        for (const auto& [name, member] : *members) check_answers(member);
}

struct Read {
    bool ids_are_positive = true;
    std::size_t papers = 0;
    std::size_t files = 0;
    std::optional<std::int64_t> copies;
};

Read read_filing(const web::Reader& read) {
    Read out;
    check_clean(read.text("procedure"));
    check_clean(read.object("owner").text("full_name", "nobody"));
    (void)read.raw_text("password");
    out.copies = read.number("copies");
    for (const auto& tag : read.texts("tags")) check_clean(tag);
    const auto answers = read.answers("form");
    if (answers.object()) check_answers(answers);
    for (const auto& paper : read.objects("papers")) {
        check_clean(paper.text("paper"));
        out.files += paper.ids("files").size();
        ++out.papers;
    }
    return out;
}

std::size_t mistakes_in(const json::Value& body, std::initializer_list<std::string_view> known) {
    const auto& members = *body.object();
    return static_cast<std::size_t>(
        std::count_if(members.begin(), members.end(), [&](const auto& member) {
            return std::find(known.begin(), known.end(), member.first) == known.end();
        }));
}

/// A body without fault, looked at without the ledger.
void check_faultless(const json::Value& body, const Read& read) {
    holds(mistakes_in(body,
                      {"procedure", "owner", "password", "copies", "tags", "form", "papers"}) == 0,
          "a member that nobody reads is a fault");
    const auto& owner = body.at("owner");
    holds(!owner.object() || mistakes_in(owner, {"full_name"}) == 0,
          "a member further in that nobody reads is a fault");
    const bool kinds_are_right = (body.at("procedure").is_null() || body.at("procedure").text()) &&
                                 (owner.is_null() || owner.object()) &&
                                 (body.at("copies").is_null() || body.at("copies").integer()) &&
                                 (body.at("form").is_null() || body.at("form").object());
    holds(kinds_are_right, "a member of a wrong kind is a fault");
    holds(read.papers == body.array_at("papers").size(), "every paper is read");
    std::size_t files = 0;
    for (const auto& paper : body.array_at("papers")) files += paper.array_at("files").size();
    holds(read.files == files, "every file of a paper is read");
    holds(read.copies.has_value() == !body.at("copies").is_null(), "a number is read");
}

const json::Value* element_at(const json::Array& elements, const std::string& step) {
    const auto index = web::number_in(step);
    const bool there = index && *index >= 0 && static_cast<std::size_t>(*index) < elements.size();
    return there ? &elements[static_cast<std::size_t>(*index)] : nullptr;
}

void check_pointer(const json::Value& body, std::string_view pointer) {
    const auto* place = &body;
    while (!pointer.empty()) {
        holds(pointer.front() == '/', "a step of a pointer begins with a slash");
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        std::string step;
        for (std::size_t i = 1; i < end; ++i) {
            const bool escaped = pointer[i] == '~';
            step += !escaped ? pointer[i] : pointer[++i] == '0' ? '~' : '/';
        }
        pointer.remove_prefix(end);
        const auto* elements = place->array();
        const auto* next = elements ? element_at(*elements, step) : &place->at(step);
        holds(next && (elements || (place->object() && place->object()->contains(step))),
              "a fault stands within the body");
        place = next;
    }
}

}

void read_body(std::string_view input) {
    const auto body = json::parse(input, {.bytes_max = 4096, .depth_max = 16});
    if (!body || !body->object()) return;
    web::Ledger ledger;
    const auto read = read_filing(web::Reader(*body, ledger));
    const auto strict = ledger.fault_in(*body, web::Unknown::refused);
    const auto lenient = ledger.fault_in(*body, web::Unknown::ignored);
    holds(!lenient || strict == lenient, "a wrong kind is told before an unknown member");
    if (strict) check_pointer(*body, *strict);
    if (!strict) check_faultless(*body, read);
}

}
