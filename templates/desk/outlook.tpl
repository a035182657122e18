<h2>{{t:calendar.which_move}}</h2>
<p>{{t:calendar.counts}}</p>
{{#any_kept}}
<p>{{t:calendar.kept}}</p>
{{/any_kept}}
{{#cut}}
<p class="quiet">{{t:calendar.cut}}</p>
{{/cut}}
{{#moves}}
<div class="report_frame" tabindex="0" role="region" aria-labelledby="shifts">
<table class="govuk-table">
<caption class="govuk-table__caption" id="shifts">{{t:calendar.shifts}}</caption>
<thead><tr><th scope="col" class="govuk-table__header">{{t:calendar.shift_count}}</th><th scope="col" class="govuk-table__header">{{t:calendar.shift_from}}</th><th scope="col" class="govuk-table__header">{{t:calendar.shift_to}}</th><th scope="col" class="govuk-table__header">{{t:calendar.shift_where}}</th></tr></thead>
<tbody>
{{#shifts}}
<tr><td class="govuk-table__cell">{{count}}</td><td class="govuk-table__cell">{{from}}</td><td class="govuk-table__cell">{{to}}</td><td class="govuk-table__cell">{{procedure}}, {{agency}}{{#known}}: {{codes}}{{/known}}</td></tr>
{{/shifts}}
</tbody>
</table>
</div>
{{/moves}}
