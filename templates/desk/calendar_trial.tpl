{{>web/head.tpl}}
<a class="govuk-back-link" href="/agencies/{{code}}/calendar/changes">{{t:calendar.change}}</a>
{{>web/errors.tpl}}
<h1 id="changes" tabindex="-1">{{t:calendar.trial}}</h1>
<p>{{name}} <span class="quiet">{{code}}</span></p>
<h2>{{t:calendar.what_changes}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#changes}}
<li>{{words}}</li>
{{/changes}}
</ul>
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
<form method="post" action="/agencies/{{code}}/calendar/changes">
{{>desk/act_begin.tpl}}
<input type="hidden" name="statements" value="{{statements}}">
<p>{{t:calendar.publish_about}}</p>
<button class="govuk-button">{{t:calendar.publish}}</button>
</form>
{{>web/foot.tpl}}
