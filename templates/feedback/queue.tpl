{{>web/head.tpl}}
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
<h1>{{t:feedback.queue}}</h1>
{{#any_overdue}}
<p><span class="govuk-tag urgency-overdue">{{t:feedback.overdue_count}}</span></p>
{{/any_overdue}}
<ul class="tabs">
<li><a class="tab" href="/feedback-tasks"{{#open_ones}} aria-current="page"{{/open_ones}}>{{t:feedback.open_ones}}</a></li>
<li><a class="tab" href="/feedback-tasks?queue=closed"{{#closed_ones}} aria-current="page"{{/closed_ones}}>{{t:feedback.closed_ones}}</a></li>
</ul>
{{#filled}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:feedback.queue}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:tasks.due}}</th><th scope="col" class="govuk-table__header">{{t:feedback.one}}</th><th scope="col" class="govuk-table__header">{{t:feedback.agency}}</th><th scope="col" class="govuk-table__header">{{t:feedback.received}}</th><th scope="col" class="govuk-table__header">{{t:feedback.state}}</th></tr>
</thead>
<tbody>
{{#lines}}
<tr class="is-{{urgency}}">
<td class="govuk-table__cell" data-label="{{t:tasks.due}}"><div><span class="govuk-tag urgency-{{urgency}}">{{urgency_name}}</span> <span class="when">{{due}}</span><span class="quiet">{{due_for}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:feedback.one}}"><div><a class="code" href="/feedback-tasks/{{code}}">{{code}}</a> <span class="quiet">{{kind_name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:feedback.agency}}"><div>{{agency_name}}</div></td>
<td class="govuk-table__cell" data-label="{{t:feedback.received}}"><div>{{received}}</div></td>
<td class="govuk-table__cell" data-label="{{t:feedback.state}}"><div><span class="govuk-tag">{{state_name}}</span></div></td>
</tr>
{{/lines}}
</tbody>
</table>
{{/filled}}
{{^filled}}
<p class="empty">{{t:feedback.empty}}</p>
{{/filled}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/feedback-tasks?queue={{queue}}&amp;after_due={{after_due}}&amp;after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
