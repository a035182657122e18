#include "src/report/question_store.h"

namespace motcua::report {

std::string within(const office::Scope& scope, const Question& question, sql::Bound& bound) {
    std::string text;
    if (!scope.all) text += " AND t.agency IN " + bound.add_all(scope.agencies);
    if (!question.agency.empty()) text += " AND t.agency = " + bound.add(question.agency);
    if (!question.sector.empty())
        text += " AND EXISTS (SELECT 1 FROM procedures p WHERE p.code = t.procedure_code"
                " AND p.revision = t.procedure_revision AND p.sector = " +
                bound.add(question.sector) + ")";
    return text;
}

}
