{{>web/head.tpl}}
<h1>{{t:work.heading}}</h1>
<p class="lead">{{t:work.lead}}</p>
{{#alarmed}}
<section class="govuk-inset-text" aria-labelledby="alarms">
<h2 class="govuk-heading-s" id="alarms">{{t:layer.alarms}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#alarms}}
<li><a href="/catalogue/{{code}}#decisions">{{number}}</a> {{name}} <span class="govuk-tag{{#overdue}} urgency-overdue{{/overdue}}">{{#overdue}}{{t:layer.overdue}}{{/overdue}}{{^overdue}}{{t:layer.publish_by}}{{/overdue}}</span></li>
{{/alarms}}
</ul>
</section>
{{/alarmed}}
<form class="search" method="get" action="/catalogue" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="q">{{t:work.search}}</label>
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" maxlength="100" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="sector">{{t:procedure.sector}}</label>
<select class="govuk-select" id="sector" name="sector">
<option value="">{{t:work.all_sectors}}</option>
{{#sectors}}
<option value="{{sector}}"{{#chosen}} selected{{/chosen}}>{{sector}} ({{count}})</option>
{{/sectors}}
</select></div>
<input type="hidden" name="state" value="{{state_wanted}}">
<button class="govuk-button govuk-button--secondary">{{t:home.search_button}}</button>
</form>
<ul class="tabs">
{{#states}}
<li><a class="tab" href="/catalogue?state={{state}}&amp;sector={{sector_wanted}}&amp;q={{q}}"{{#here}} aria-current="page"{{/here}}>{{state_name}} ({{count}})</a></li>
{{/states}}
</ul>
{{#filled}}
<p class="quiet">{{t:work.found}}</p>
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:work.heading}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:work.state}}</th><th scope="col" class="govuk-table__header">{{t:work.procedure}}</th><th scope="col" class="govuk-table__header">{{t:procedure.sector}}</th><th scope="col" class="govuk-table__header">{{t:work.open_checks}}</th><th scope="col" class="govuk-table__header">{{t:work.filed}}</th></tr>
</thead>
<tbody>
{{#lines}}
<tr>
<td class="govuk-table__cell" data-label="{{t:work.state}}"><div><span class="govuk-tag{{#good}} tag_good{{/good}}">{{line_state}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:work.procedure}}"><div><a class="code" href="/catalogue/{{code}}">{{code}}</a> <span class="quiet">{{name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:procedure.sector}}"><div>{{sector}}</div></td>
<td class="govuk-table__cell" data-label="{{t:work.open_checks}}"><div>{{open_checks}}</div></td>
<td class="govuk-table__cell" data-label="{{t:work.filed}}"><div>{{filed}}</div></td>
</tr>
{{/lines}}
</tbody>
</table>
{{/filled}}
{{^filled}}
<p class="empty">{{t:work.empty}}</p>
{{/filled}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/catalogue?state={{state_wanted}}&amp;sector={{sector_wanted}}&amp;q={{q}}&amp;cursor={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
