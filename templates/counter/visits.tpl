{{>web/head.tpl}}
<h1>{{t:visit.heading}}</h1>
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
<p class="lead">{{t:visit.lead}}</p>
<section aria-labelledby="open">
<h2 id="open">{{t:visit.open_ones}}</h2>
{{#some_open}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:visit.open_ones}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:visit.opened}}</th><th scope="col" class="govuk-table__header">{{t:visit.one}}</th><th scope="col" class="govuk-table__header">{{t:visit.person}}</th><th scope="col" class="govuk-table__header">{{t:visit.dossiers}}</th><th scope="col" class="govuk-table__header">{{t:visit.officer}}</th></tr>
</thead>
<tbody>
{{#visits}}
<tr>
<td class="govuk-table__cell" data-label="{{t:visit.opened}}"><div>{{opened}}</div></td>
<td class="govuk-table__cell" data-label="{{t:visit.one}}"><div><a class="code" href="/visits/{{visit}}">{{visit}}</a></div></td>
<td class="govuk-table__cell" data-label="{{t:visit.person}}"><div>{{person}}</div></td>
<td class="govuk-table__cell" data-label="{{t:visit.dossiers}}"><div>{{count}}</div></td>
<td class="govuk-table__cell" data-label="{{t:visit.officer}}"><div>{{officer}}</div></td>
</tr>
{{/visits}}
</tbody>
</table>
{{/some_open}}
{{^some_open}}
<p class="empty">{{t:visit.none_open}}</p>
{{/some_open}}
</section>
<section aria-labelledby="known">
<h2 id="known">{{t:visit.known}}</h2>
<form method="get" action="/visits" role="search" aria-labelledby="known">
<div class="govuk-form-group"><label class="govuk-label" for="q">{{t:visit.known_label}}</label>
<div class="govuk-hint" id="q-hint">{{t:visit.known_hint}}</div>
<div class="search_row">
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="q-hint">
<button class="govuk-button govuk-button--secondary">{{t:home.search_button}}</button>
</div></div>
</form>
{{#some_known}}
<ul class="govuk-list papers">
{{#known}}
<li><form method="post" action="/visits">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}-{{known_code}}">
<input type="hidden" name="like" value="{{known_code}}">
<p><strong>{{known_owner}}</strong> <span class="quiet">{{known_code}} – {{known_name}}</span></p>
<button class="govuk-button govuk-button--secondary">{{t:visit.use_known}}<span class="govuk-visually-hidden">: {{known_owner}}, {{known_code}}</span></button>
</form></li>
{{/known}}
</ul>
{{/some_known}}
{{^some_known}}{{#searched}}
<p class="empty">{{t:tasks.nothing_found}}</p>
{{/searched}}{{/some_known}}
</section>
<section aria-labelledby="new">
<h2 id="new">{{t:visit.new}}</h2>
<form method="post" action="/visits" novalidate>
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<div class="govuk-form-group{{#full_name_wrong}} govuk-form-group--error{{/full_name_wrong}}"><label class="govuk-label" for="full_name">{{t:filing.full_name}}</label>
{{#full_name_wrong}}
<p class="govuk-error-message" id="full_name-error">{{full_name_fault}}</p>
{{/full_name_wrong}}
<input class="govuk-input{{#full_name_wrong}} govuk-input--error{{/full_name_wrong}}" type="text" id="full_name" name="full_name" value="{{typed_full_name}}" maxlength="200" autocomplete="off"{{#full_name_wrong}} aria-describedby="full_name-error" aria-invalid="true"{{/full_name_wrong}}></div>
<div class="govuk-form-group{{#identity_number_wrong}} govuk-form-group--error{{/identity_number_wrong}}"><label class="govuk-label" for="identity_number">{{t:filing.identity_number}} <span class="optional">{{t:field.optional}}</span></label>
{{#identity_number_wrong}}
<p class="govuk-error-message" id="identity_number-error">{{identity_number_fault}}</p>
{{/identity_number_wrong}}
<input class="govuk-input short{{#identity_number_wrong}} govuk-input--error{{/identity_number_wrong}}" type="text" id="identity_number" name="identity_number" value="{{typed_identity_number}}" maxlength="20" autocomplete="off"{{#identity_number_wrong}} aria-describedby="identity_number-error" aria-invalid="true"{{/identity_number_wrong}}></div>
<div class="govuk-form-group{{#phone_wrong}} govuk-form-group--error{{/phone_wrong}}"><label class="govuk-label" for="phone">{{t:filing.phone}} <span class="optional">{{t:field.optional}}</span></label>
{{#phone_wrong}}
<p class="govuk-error-message" id="phone-error">{{phone_fault}}</p>
{{/phone_wrong}}
<input class="govuk-input short{{#phone_wrong}} govuk-input--error{{/phone_wrong}}" type="text" inputmode="tel" id="phone" name="phone" value="{{typed_phone}}" maxlength="20" autocomplete="off"{{#phone_wrong}} aria-describedby="phone-error" aria-invalid="true"{{/phone_wrong}}></div>
<div class="govuk-form-group{{#address_wrong}} govuk-form-group--error{{/address_wrong}}"><label class="govuk-label" for="address">{{t:filing.address}} <span class="optional">{{t:field.optional}}</span></label>
{{#address_wrong}}
<p class="govuk-error-message" id="address-error">{{address_fault}}</p>
{{/address_wrong}}
<input class="govuk-input{{#address_wrong}} govuk-input--error{{/address_wrong}}" type="text" id="address" name="address" value="{{typed_address}}" maxlength="200" autocomplete="off"{{#address_wrong}} aria-describedby="address-error" aria-invalid="true"{{/address_wrong}}></div>
<div class="govuk-form-group"><label class="govuk-label" for="kind">{{t:visit.kind}}</label>
<select class="govuk-select" id="kind" name="kind">
{{#kinds}}
<option value="{{kind}}"{{#chosen}} selected{{/chosen}}>{{kind_name}}</option>
{{/kinds}}
</select></div>
<button class="govuk-button big">{{t:visit.open_button}}</button>
</form>
</section>
{{>web/foot.tpl}}
