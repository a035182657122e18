#include "src/report/report_routes.h"
#include "src/report/step_report_store.h"
#include "src/web/working_hours.h"

namespace motcua::report {
namespace {

/// Hours with one decimal for people; minutes for programs.
Cell time_cell(const html::Locale& locale, std::int64_t minutes, bool for_programs) {
    if (for_programs) return {minutes};
    return {web::hours_in_words(locale, minutes)};
}

std::vector<Column> columns_of(const html::Locale& locale) {
    const auto hours = locale.text("report.group_hours");
    return {{"procedure", locale.text("report.procedure"), "", 44},
            {"procedure_code", locale.text("report.procedure_code"), "", 14},
            {"step", locale.text("report.step"), "", 30},
            {"dossiers", locale.text("report.steps_dossiers"), "", 12},
            {"over", locale.text("report.steps_over"), "", 12},
            {"most", locale.text("report.steps_most"), "", 16},
            {"share_minutes", locale.text("report.steps_share"), hours, 14},
            {"used_minutes", locale.text("report.steps_used"), hours, 14},
            {"over_minutes", locale.text("report.steps_beyond"), hours, 14}};
}

std::vector<Cell> row_of(sql::Session& session, const dossier::House& house, Names& names,
                         const html::Locale& locale, const StepUse& use, bool for_programs) {
    const auto& process = house.rules.process(session, use.process, use.process_revision);
    const auto* step = process.find(use.step);
    return {{names.procedure(use.procedure, use.procedure_revision)},
            {use.procedure},
            {step != nullptr ? step->name(locale.language()) : use.step, "", use.step},
            {use.dossiers},
            {use.over},
            {use.most},
            time_cell(locale, use.share_minutes, for_programs),
            time_cell(locale, use.used_minutes, for_programs),
            time_cell(locale, use.over_minutes, for_programs)};
}

}

http::Response get_step_uses(web::Visit& visit, const dossier::House& house) {
    const auto asked = asked_of(visit, "this_month");
    const auto& locale = visit.locale();
    Choice choice{"/reports/steps", {}};
    choice.is_now = true;
    const bool for_programs = visit.is_api() && !asked.is_file();
    auto table = visit.office.look([&](sql::Session& session) {
        Names names(session, house, visit.language, base::day_of(asked.now));
        choice.agencies = named_agencies(names, list_agencies(session, asked.scope));
        const auto uses = count_step_uses(session, asked.scope, house.rules,
                                          asked.question.agency, asked.now);
        Table made;
        for (const auto& use : uses.steps)
            made.rows.push_back(row_of(session, house, names, locale, use, for_programs));
        made.notes = {locale.text(uses.cut ? "report.note_steps_cut" : "report.note_steps_read",
                                  {{"dossiers", std::to_string(uses.dossiers)},
                                   {"days", std::to_string(days_read)}}),
                      locale.text("report.note_steps_share")};
        return made;
    });
    table.columns = columns_of(locale);
    table.file = "steps";
    table.heading = locale.text("report.heading_steps");
    table.empty = locale.text("report.no_step_over");
    return answer(visit, asked, choice, std::move(table));
}

}
