{{>web/head.tpl}}
<a class="govuk-back-link" href="/tasks">{{t:frame.tasks}}</a>
{{>web/errors.tpl}}
<h1>{{t:hand_over.heading}}</h1>
<p class="lead">{{t:hand_over.lead}}</p>
{{#places}}
<section>
<h2>{{place}}</h2>
{{#batches}}
<form method="post" action="/hand-overs">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}-{{from_sub_unit}}-{{to_agency}}-{{to_sub_unit}}">
<input type="hidden" name="from_agency" value="{{from_agency}}">
<input type="hidden" name="from_sub_unit" value="{{from_sub_unit}}">
<input type="hidden" name="to_agency" value="{{to_agency}}">
<input type="hidden" name="to_sub_unit" value="{{to_sub_unit}}">
<p>{{t:hand_over.batch}}</p>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:hand_over.what}}</span></summary>
<div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">
{{#lines}}
<li><a class="code" href="/dossiers/{{code}}">{{code}}</a> – {{t:original.counted}}</li>
{{/lines}}
</ul></div>
</details>
<button class="govuk-button">{{t:hand_over.make}}</button>
</form>
{{/batches}}
{{#nothing}}
<p class="empty">{{t:hand_over.nothing}}</p>
{{/nothing}}
{{#some_to_confirm}}
<h3>{{t:hand_over.to_confirm}}</h3>
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:hand_over.to_confirm}}: {{place}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:visit.state}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.one}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.from}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.to}}</th></tr>
</thead>
<tbody>
{{#to_confirm}}
{{>counter/hand_over_row.tpl}}
{{/to_confirm}}
</tbody>
</table>
{{/some_to_confirm}}
{{#some_given}}
<h3>{{t:hand_over.given}}</h3>
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:hand_over.given}}: {{place}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:visit.state}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.one}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.from}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.to}}</th></tr>
</thead>
<tbody>
{{#given_lists}}
{{>counter/hand_over_row.tpl}}
{{/given_lists}}
</tbody>
</table>
{{/some_given}}
</section>
{{/places}}
<section aria-labelledby="missing">
<h2 id="missing">{{t:hand_over.missing}}</h2>
<p class="quiet">{{t:hand_over.missing_hint}}</p>
{{#some_missing}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:hand_over.missing}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:original.age}}</th><th scope="col" class="govuk-table__header">{{t:tasks.dossier}}</th><th scope="col" class="govuk-table__header">{{t:original.paper}}</th><th scope="col" class="govuk-table__header">{{t:original.where}}</th></tr>
</thead>
<tbody>
{{#missing}}
{{>counter/original_row.tpl}}
{{/missing}}
</tbody>
</table>
{{/some_missing}}
{{^some_missing}}
<p class="empty">{{t:hand_over.none_missing}}</p>
{{/some_missing}}
</section>
<section aria-labelledby="unreturned">
<h2 id="unreturned">{{t:hand_over.unreturned}}</h2>
<p class="quiet">{{t:hand_over.unreturned_hint}}</p>
{{#some_unreturned}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:hand_over.unreturned}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:original.age}}</th><th scope="col" class="govuk-table__header">{{t:tasks.dossier}}</th><th scope="col" class="govuk-table__header">{{t:original.paper}}</th><th scope="col" class="govuk-table__header">{{t:original.where}}</th></tr>
</thead>
<tbody>
{{#unreturned}}
{{>counter/original_row.tpl}}
{{/unreturned}}
</tbody>
</table>
{{/some_unreturned}}
{{^some_unreturned}}
<p class="empty">{{t:hand_over.none_unreturned}}</p>
{{/some_unreturned}}
</section>
{{>web/foot.tpl}}
