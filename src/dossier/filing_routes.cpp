#include "src/dossier/filing_routes.h"

#include "src/dossier/dossier_routes.h"
#include "src/dossier/submission_actions.h"
#include "src/web/json_door.h"

namespace motcua::dossier {
namespace {

/// Reads members of an object, and remembers the first that is of a wrong kind.
class Reader {
  public:
    Reader(const json::Value& object, std::string pointer, std::string& fault)
        : object_(object), pointer_(std::move(pointer)), fault_(fault) {}

    std::string text(std::string_view name) const {
        const auto& value = object_.at(name);
        if (!value.is_null() && value.text() == nullptr) wrong(name);
        return object_.text_at(name);
    }
    std::int64_t count(std::string_view name) const {
        const auto& value = object_.at(name);
        if (!value.is_null() && value.integer() == nullptr) wrong(name);
        return object_.integer_at(name);
    }
    void wrong(std::string_view name) const {
        if (fault_.empty()) fault_ = pointer_ + "/" + std::string(name);
    }

  private:
    const json::Value& object_;
    std::string pointer_;
    std::string& fault_;
};

Party party_from(const json::Value& value, const std::string& pointer, std::string& fault) {
    if (value.object() == nullptr && fault.empty()) fault = pointer;
    const Reader read(value, pointer, fault);
    Party party;
    const auto kind = read.text("kind");
    if (!kind.empty()) party.kind = kind;
    party.full_name = read.text("full_name");
    party.identity_number = read.text("identity_number");
    party.phone = read.text("phone");
    party.email = read.text("email");
    party.address = read.text("address");
    return party;
}

FiledPaper paper_from(const json::Value& value, const std::string& pointer, std::string& fault) {
    const Reader read(value, pointer, fault);
    FiledPaper paper{read.text("paper"), read.count("originals"), read.count("copies"), {}};
    if (!value.at("files").is_null() && value.at("files").array() == nullptr) read.wrong("files");
    for (const auto& file : value.array_at("files")) {
        const auto id = file.text() ? web::number_in(*file.text()) : std::nullopt;
        if (id)
            paper.files.push_back(*id);
        else
            read.wrong("files");
    }
    return paper;
}

}

base::Result<std::vector<FiledPaper>, std::string> papers_from(const json::Value& body) {
    std::string fault;
    std::vector<FiledPaper> papers;
    const auto& given = body.array_at("papers");
    if (!body.at("papers").is_null() && body.at("papers").array() == nullptr) fault = "/papers";
    for (std::size_t i = 0; i < given.size(); ++i)
        papers.push_back(paper_from(given[i], "/papers/" + std::to_string(i), fault));
    if (!fault.empty()) return base::problem(std::move(fault));
    return papers;
}

base::Result<Filing, std::string> filing_from(const json::Value& body) {
    std::string fault;
    const Reader read(body, "", fault);
    Filing filing;
    filing.procedure = read.text("procedure");
    filing.variant = read.text("variant");
    filing.channel = read.text("channel");
    filing.receiving_unit = read.text("receiving_unit");
    filing.competent_agency = read.text("competent_agency");
    const auto& delivery = body.at("delivery");
    const Reader read_delivery(delivery, "/delivery", fault);
    filing.delivery_way = read_delivery.text("way");
    filing.delivery_place = read_delivery.text("place");
    filing.owner = party_from(body.at("owner"), "/owner", fault);
    if (!body.at("submitter").is_null())
        filing.submitter = party_from(body.at("submitter"), "/submitter", fault);
    filing.form = body.at("form");
    auto papers = papers_from(body);
    if (!papers && fault.empty()) fault = papers.error();
    if (!fault.empty()) return base::problem(std::move(fault));
    filing.papers = std::move(*papers);
    return filing;
}

http::Response post_dossier(web::Visit& visit, const House& house) {
    const auto body = web::json_body(visit);
    if (!body) return body.error();
    const auto filing = filing_from(*body);
    if (!filing)
        return web::problem(visit, http::Status::unprocessable, "bad_field",
                            {{"pointer", filing.error()}});
    const auto checked = visit.office.look(
        [&](sql::Session& session) { return check_form(session, house.rules, *filing); });
    const auto outcome = visit.perform(visit.once("dossiers", true), [&](office::Act& act) {
        return submit(act, house.rules, checked);
    });
    if (!outcome) return refusal_answer(visit, outcome.error());
    return web::created(answer_of(*outcome), outcome->version);
}

}
