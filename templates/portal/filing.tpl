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
<p>{{t:filing.variant}}</p>
{{#several}}
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:filing.other_variant}}</span></summary>
<div class="govuk-details__text">
<ul class="govuk-list links">
{{#variants}}
<li><a href="/procedures/{{code}}/filing?variant={{other}}">{{other_name}}</a></li>
{{/variants}}
</ul>
</div>
</details>
{{/several}}
<form method="post" action="/procedures/{{code}}/filing?variant={{variant}}" enctype="multipart/form-data" novalidate>
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
<div class="govuk-form-group paper{{#paper_wrong}} govuk-form-group--error{{/paper_wrong}}">
<p><strong id="paper-{{paper}}-name">{{paper_name}}</strong> <span class="govuk-tag{{#paper_required}} tag_lead{{/paper_required}}">{{need}}</span></p>
{{#conditioned}}
<div class="govuk-hint" id="file-{{paper}}-hint">{{condition}}</div>
{{/conditioned}}
{{#paper_wrong}}
<p class="govuk-error-message" id="file-{{paper}}-error">{{paper_fault}}</p>
{{/paper_wrong}}
{{#kept}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="kept-{{file}}" name="kept.{{paper}}" value="{{file}}" checked><label class="govuk-label govuk-checkboxes__label" for="kept-{{file}}">{{t:filing.kept}}</label></div></div>
{{/kept}}
{{#uploads}}
<label class="govuk-label" for="file-{{paper}}">{{t:filing.choose_files}}<span class="govuk-visually-hidden">: {{paper_name}}</span></label>
<input class="govuk-file-upload" type="file" id="file-{{paper}}" name="file.{{paper}}" multiple accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" aria-describedby="files-hint{{#conditioned}} file-{{paper}}-hint{{/conditioned}}{{#paper_wrong}} file-{{paper}}-error{{/paper_wrong}}"{{#paper_wrong}} aria-invalid="true"{{/paper_wrong}}>
{{/uploads}}
{{#counted}}
<div class="counts">
<div><label class="govuk-label" for="originals-{{paper}}">{{t:filing.originals}}</label>
{{#originals_wrong}}
<p class="govuk-error-message" id="originals-{{paper}}-error">{{originals_fault}}</p>
{{/originals_wrong}}
<input type="text" inputmode="numeric" id="originals-{{paper}}" name="originals.{{paper}}" value="{{originals}}" class="govuk-input govuk-input--width-4{{#originals_wrong}} govuk-input--error{{/originals_wrong}}" maxlength="4" aria-describedby="paper-{{paper}}-name{{#originals_wrong}} originals-{{paper}}-error{{/originals_wrong}}"{{#originals_wrong}} aria-invalid="true"{{/originals_wrong}}></div>
<div><label class="govuk-label" for="copies-{{paper}}">{{t:filing.copies}}</label>
{{#copies_wrong}}
<p class="govuk-error-message" id="copies-{{paper}}-error">{{copies_fault}}</p>
{{/copies_wrong}}
<input type="text" inputmode="numeric" id="copies-{{paper}}" name="copies.{{paper}}" value="{{copies}}" class="govuk-input govuk-input--width-4{{#copies_wrong}} govuk-input--error{{/copies_wrong}}" maxlength="4" aria-describedby="paper-{{paper}}-name{{#copies_wrong}} copies-{{paper}}-error{{/copies_wrong}}"{{#copies_wrong}} aria-invalid="true"{{/copies_wrong}}></div>
</div>
{{/counted}}
</div>
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
