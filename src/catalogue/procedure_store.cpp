#include "src/catalogue/procedure_store.h"

#include <stdexcept>

#include "lib/base/text.h"
#include "src/office/publication.h"

namespace motcua::catalogue {
namespace {

Need need_named(const std::string& name) {
    if (name == "required") return Need::required;
    if (name == "conditional") return Need::conditional;
    if (name == "present_only") return Need::present_only;
    if (name == "replaced_by_data") return Need::replaced_by_data;
    throw std::runtime_error("procedure: unknown need " + name);
}

FeeLine fee_from(const json::Value& text) {
    FeeLine line;
    line.code = text.text_at("code");
    line.name_vi = text.at("name").text_at("vi");
    line.name_en = text.at("name").text_at("en");
    if (const auto* amount = text.at("amount_dong").integer()) line.amount_dong = *amount;
    line.per = text.text_at("per", "dossier");
    line.due = text.text_at("due", "reception");
    line.first_units = text.at("after").integer_at("units");
    line.later_amount_dong = text.at("after").integer_at("amount_dong");
    if (const auto* most = text.at("at_most_dong").integer()) line.at_most_dong = *most;
    line.counted_by = text.text_at("counted_by");
    line.times = text.text_at("times");
    for (const auto& channel : text.array_at("channels"))
        line.channels.push_back(channel.text() ? *channel.text() : "");
    if (line.due != "reception" && line.due != "delivery")
        throw std::runtime_error("procedure: fee " + line.code + " is due at an unknown moment");
    return line;
}

AddOn add_on_from(const json::Value& text) {
    const auto unit = calendar::parse_unit(text.text_at("unit"));
    const auto length = text.integer_at("length");
    if (!unit || length < 1 || length > calendar::length_max(*unit))
        throw std::runtime_error("procedure: time that is added has no length");
    return {text.text_at("code"),
            text.at("name").text_at("vi"),
            text.at("name").text_at("en"),
            {*unit, length},
            text.text_at("source"),
            text.text_at("certainty", "none")};
}

WhilePaying while_paying_in(const json::Value& text) {
    if (text.is_null()) return {};
    const auto clock = text.text_at("clock");
    if ((clock != "stands" && clock != "runs") || text.text_at("source").empty())
        throw std::runtime_error("procedure: what the clock does while paying is unclear");
    return {clock == "stands", text.text_at("source"), text.text_at("certainty", "none")};
}

Variant variant_from(const json::Value& text) {
    Variant variant;
    variant.code = text.text_at("code");
    variant.name_vi = text.at("name").text_at("vi");
    variant.name_en = text.at("name").text_at("en");
    const auto& limit = text.at("limit");
    const auto unit = calendar::parse_unit(limit.text_at("unit"));
    if (!unit) throw std::runtime_error("procedure: a limit without unit");
    variant.limit = {*unit, limit.integer_at("length", 1)};
    variant.limit_source = limit.text_at("source");
    variant.limit_certainty = limit.text_at("certainty", "none");
    for (const auto& add_on : limit.array_at("add_ons"))
        variant.add_ons.push_back(add_on_from(add_on));
    variant.while_paying = while_paying_in(text.at("while_paying"));
    for (const auto& paper : text.array_at("papers"))
        variant.papers.push_back({paper.text_at("code"), paper.at("name").text_at("vi"),
                                  paper.at("name").text_at("en"),
                                  need_named(paper.text_at("need"))});
    for (const auto& fee : text.array_at("fees")) variant.fees.push_back(fee_from(fee));
    variant.form = text.text_at("form");
    return variant;
}

constexpr std::int64_t supplement_days_max = 365;

/// No law that we have read fixes a general number, so a procedure without one has no such end.
std::optional<SupplementRule> supplement_from(const json::Value& text) {
    if (text.is_null()) return std::nullopt;
    const auto unit = calendar::parse_unit(text.text_at("unit"));
    if (unit != calendar::Unit::working_days && unit != calendar::Unit::calendar_days)
        throw std::runtime_error("procedure: a supplement's term is not of days");
    SupplementRule rule{{*unit, text.integer_at("days")},
                        text.integer_at("remind_days_before"),
                        text.text_at("source"),
                        text.text_at("certainty", "none")};
    const auto days = rule.term.length;
    if (days < 1 || days > supplement_days_max)
        throw std::runtime_error("procedure: a supplement's term is too short or too long");
    if (rule.remind_days_before < 0 || rule.remind_days_before >= days)
        throw std::runtime_error("procedure: a supplement is reminded of before it is asked for");
    return rule;
}

}

Procedure procedure_from(json::Value text, std::int64_t revision) {
    Procedure procedure;
    procedure.code = text.text_at("code");
    procedure.revision = revision;
    procedure.name_vi = text.at("name").text_at("vi");
    procedure.name_en = text.at("name").text_at("en");
    procedure.sector = text.at("sector").text_at("code");
    procedure.tier = text.text_at("tier");
    procedure.process = text.text_at("process");
    procedure.book = text.at("result").text_at("book");
    procedure.notation = text.at("result").text_at("notation");
    for (const auto& channel : text.array_at("channels"))
        procedure.channels.push_back(channel.text_at("code"));
    for (const auto& kind : text.array_at("receiving_kinds"))
        if (kind.text() != nullptr) procedure.receiving_kinds.push_back(*kind.text());
    if (procedure.receiving_kinds.empty()) procedure.receiving_kinds.push_back(procedure.tier);
    procedure.competent_kind = text.text_at("competent_kind", procedure.receiving_kinds.front());
    procedure.immediate = text.boolean_at("immediate");
    procedure.supplement = supplement_from(text.at("supplement"));
    for (const auto& variant : text.array_at("variants"))
        procedure.variants.push_back(variant_from(variant));
    if (const auto* forms = text.at("forms").object())
        for (const auto& [name, form] : *forms)
            procedure.forms.emplace(name, json::Schema(form.at("schema")));
    for (const auto& variant : procedure.variants)
        if (!procedure.process.empty() && !procedure.forms.contains(variant.form))
            throw std::runtime_error("procedure: variant " + variant.code + " has no form");
    procedure.text = std::move(text);
    return procedure;
}

Procedure get(sql::Session& session, const std::string& code, std::int64_t revision) {
    return procedure_from(office::published_text(session, "procedures", code, revision), revision);
}

void apply_publication(office::Applying to, const office::Entry& entry) {
    const auto& text = entry.body.at("text");
    const auto name = text.at("name").text_at("vi");
    to.session.send("INSERT INTO procedures (code, revision, name, folded, sector, tier, fileable,"
                    " body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    entry.body.text_at("code"), entry.body.integer_at("revision"), name,
                    base::folded(name), text.at("sector").text_at("code"), text.text_at("tier"),
                    is_fileable(text) ? 1 : 0, json::canonical(text));
}

}
