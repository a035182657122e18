{{>web/head.tpl}}
<a class="govuk-back-link" href="/visits">{{t:visit.heading}}</a>
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
<div class="title">
<h1>{{person}}</h1>
<p class="code">{{visit}}</p>
<p><span class="govuk-tag">{{state_name}}</span> <span class="quiet">{{opened}}{{#identified}} – {{identity_number}}{{/identified}}{{#reachable}} – {{phone}}{{/reachable}}</span></p>
</div>
{{#open}}
<section class="acts" aria-labelledby="add">
<h2 id="add">{{t:visit.add}}</h2>
{{#again}}
<p><a class="govuk-button" href="/procedures/{{procedure}}/filing?variant={{variant}}&amp;visit={{visit}}"{{#at_again}} autofocus{{/at_again}}>{{t:visit.again}}</a></p>
{{/again}}
<form method="get" action="/visits/{{visit}}" role="search" aria-label="{{t:tasks.file}}">
<div class="govuk-form-group"><label class="govuk-label" for="q">{{t:tasks.file}}</label>
<div class="govuk-hint" id="q-hint">{{t:tasks.file_hint}}</div>
<div class="search_row">
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="q-hint"{{#at_search}} autofocus{{/at_search}}>
<button class="govuk-button govuk-button--secondary">{{t:home.search_button}}</button>
</div></div>
</form>
{{#some_found}}
<ul class="govuk-list papers">
{{#found}}
<li><a href="/procedures/{{procedure}}/filing?variant=&amp;visit={{visit}}"{{#first}}{{#at_found}} autofocus{{/at_found}}{{/first}}>{{procedure_name}}</a> <span class="quiet">{{procedure}}</span></li>
{{/found}}
</ul>
{{/some_found}}
{{^some_found}}{{#searched}}
<p class="empty">{{t:visit.no_procedure}}</p>
{{/searched}}{{/some_found}}
<form method="post" action="/visits/{{visit}}/dossiers">
{{>counter/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="dossier">{{t:visit.add_existing}}</label>
<div class="govuk-hint" id="dossier-hint">{{t:visit.add_existing_hint}}</div>
<div class="search_row">
<input class="govuk-input" type="text" id="dossier" name="dossier" value="{{typed_code}}" maxlength="60" autocomplete="off" spellcheck="false" aria-describedby="dossier-hint">
<button class="govuk-button govuk-button--secondary">{{t:visit.add_button}}</button>
</div></div>
</form>
</section>
{{/open}}
<section aria-labelledby="dossiers">
<h2 id="dossiers">{{t:visit.dossiers}}</h2>
{{#filled}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:visit.dossiers}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:visit.state}}</th><th scope="col" class="govuk-table__header">{{t:tasks.dossier}}</th><th scope="col" class="govuk-table__header">{{t:tasks.owner}}</th><th scope="col" class="govuk-table__header">{{t:visit.due}}</th><th scope="col" class="govuk-table__header">{{t:fees.heading}}</th></tr>
</thead>
<tbody>
{{#dossiers}}
<tr>
<td class="govuk-table__cell" data-label="{{t:visit.state}}"><div><span class="govuk-tag">{{state_name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.dossier}}"><div><a class="code" href="/dossiers/{{code}}">{{code}}</a> <span class="quiet">{{name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.owner}}"><div>{{owner}}</div></td>
<td class="govuk-table__cell{{^dated}} bare{{/dated}}" data-label="{{t:visit.due}}"><div>{{#dated}}{{due}}{{/dated}}{{^dated}}–{{/dated}}</div></td>
<td class="govuk-table__cell" data-label="{{t:fees.heading}}"><div>{{fees}}</div></td>
</tr>
{{/dossiers}}
</tbody>
</table>
{{/filled}}
{{^filled}}
<p class="empty">{{t:visit.empty}}</p>
{{/filled}}
{{#receipts}}
<p class="govuk-inset-text">{{t:visit.receipt}}</p>
{{/receipts}}
{{#unpriced}}
<p class="govuk-inset-text notice">{{t:visit.unpriced_hint}}</p>
{{/unpriced}}
</section>
{{#open}}
<section class="acts" aria-labelledby="go-on">
<h2 id="go-on">{{t:visit.go_on}}</h2>
{{#acceptance}}
<form method="post" action="/visits/{{visit}}/acceptance">
{{>counter/act_begin.tpl}}
<button class="govuk-button">{{t:visit.accept_button}}</button>
</form>
{{/acceptance}}
{{#taking}}
<form method="post" action="/visits/{{visit}}/payments">
{{>counter/act_begin.tpl}}
<input type="hidden" name="total_dong" value="{{total_dong}}">
<button class="govuk-button"{{#at_money}} autofocus{{/at_money}}>{{t:visit.take_button}}</button>
</form>
{{/taking}}
{{#collection}}
<form method="post" action="/visits/{{visit}}/deliveries" class="act">
{{>counter/act_begin.tpl}}
{{>counter/authority.tpl}}
{{#originals}}
<div class="govuk-form-group"><div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="return_all" name="return_all" value="1" checked><label class="govuk-label govuk-checkboxes__label" for="return_all">{{t:visit.return_all}}</label></div></div></div>
{{/originals}}
<button class="govuk-button">{{t:visit.deliver_button}}</button>
</form>
{{/collection}}
{{#filled}}
<p><a class="govuk-button govuk-button--secondary" href="/visits/{{visit}}/slip"{{#at_slip}} autofocus{{/at_slip}}>{{t:visit.print}}</a></p>
{{/filled}}
<form method="post" action="/visits/{{visit}}/closing">
{{>counter/act_begin.tpl}}
<button class="govuk-button{{#filled}} govuk-button--secondary{{/filled}}">{{t:visit.close_button}}</button>
</form>
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:visit.abandon}}</span></summary>
<div class="govuk-details__text">
<p>{{t:visit.abandon_hint}}</p>
<form method="post" action="/visits/{{visit}}/abandonment">
{{>counter/act_begin.tpl}}
<button class="govuk-button govuk-button--warning">{{t:visit.abandon}}</button>
</form>
</div>
</details>
</section>
{{/open}}
{{^open}}{{#filled}}
<p class="actions"><a class="govuk-button govuk-button--secondary" href="/visits/{{visit}}/slip">{{t:visit.print}}</a></p>
{{/filled}}{{/open}}
{{>web/foot.tpl}}
