{{>web/head.tpl}}
<div class="narrow">
<a class="govuk-back-link" href="/procedures/{{code}}">{{name}}</a>
{{>web/errors.tpl}}
{{#last}}
<div class="govuk-panel" role="status">
<h2 class="govuk-panel__title">{{t:filing.last_done}}</h2>
<div class="govuk-panel__body">{{t:filing.last_number}}{{#last_paid}}<br>{{t:filing.last_fee}}{{/last_paid}}</div>
</div>
<p><a href="/dossiers/{{last_code}}">{{t:filing.last_open}}</a></p>
{{/last}}
{{#reviewed}}
{{>portal/steps.tpl}}
{{/reviewed}}
<h1>{{t:filing.heading}}</h1>
<p class="lead">{{name}}</p>
{{#drafted}}
<div class="govuk-inset-text notice" role="status"><p>{{#saved}}<strong>{{t:filing.saved}}</strong> {{/saved}}{{t:filing.drafted}}</p>
<form method="post" action="/procedures/{{code}}/draft/removal?variant={{variant}}">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<button class="govuk-button govuk-button--secondary">{{t:filing.drop}}</button>
</form></div>
{{/drafted}}
{{#in_visit}}
<div class="govuk-inset-text"><p><a href="/visits/{{visit}}">{{t:visit.one}} {{visit}}</a></p><p>{{t:visit.filing_in}}</p></div>
{{/in_visit}}
<p>{{t:filing.variant}}</p>
{{#several}}
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:filing.other_variant}}</span></summary>
<div class="govuk-details__text">
<ul class="govuk-list links">
{{#variants}}
<li><a href="/procedures/{{code}}/filing?variant={{other}}{{#in_visit}}&amp;visit={{visit}}{{/in_visit}}">{{other_name}}</a></li>
{{/variants}}
</ul>
</div>
</details>
{{/several}}
<form method="post" action="/procedures/{{code}}/filing?variant={{variant}}{{#in_visit}}&amp;visit={{visit}}{{/in_visit}}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
{{#one_unit}}
<input type="hidden" name="receiving_unit" value="{{unit}}">
<p>{{t:filing.unit}}</p>
{{/one_unit}}
{{#groups}}
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{group_title}}</legend>
{{#fields}}
{{>portal/field.tpl}}
{{/fields}}
</fieldset>
{{/groups}}
{{#has_papers}}
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{t:filing.papers}}</legend>
<div class="govuk-hint" id="files-hint">{{t:filing.files_hint}}</div>
{{#papers}}
{{>portal/paper.tpl}}
{{/papers}}
</fieldset>
{{/has_papers}}
{{#closing_groups}}
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{group_title}}</legend>
{{#fields}}
{{>portal/field.tpl}}
{{/fields}}
</fieldset>
{{/closing_groups}}
{{#has_fees}}
<section aria-labelledby="filing-fees">
<h2 id="filing-fees">{{t:procedure.fees}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#fees}}
<li>{{fee_name}}: {{amount}}</li>
{{/fees}}
</ul>
</section>
{{/has_fees}}
{{#at_once}}
<button class="govuk-button big">{{t:filing.settle_button}}</button>
{{/at_once}}
{{#filed_here}}
<button class="govuk-button big">{{t:filing.button}}</button>
{{/filed_here}}
{{#reviewed}}
<button class="govuk-button big">{{t:filing.to_review}}</button>
<p><button class="govuk-button govuk-button--secondary" name="_save" value="1" formnovalidate>{{t:filing.save}}</button></p>
<p class="quiet">{{t:filing.save_hint}}</p>
{{/reviewed}}
</form>
</div>
{{>web/foot.tpl}}
