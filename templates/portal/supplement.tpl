{{>web/head.tpl}}
<div class="narrow">
<a class="govuk-back-link" href="/dossiers/{{code}}">{{code}}</a>
{{>web/errors.tpl}}
<h1>{{t:supplement.page}}</h1>
<p class="lead">{{procedure_name}}</p>
<section aria-labelledby="asked">
<h2 id="asked">{{t:supplement.asked}}</h2>
<p class="quote">{{reason}}</p>
<p class="quiet">{{t:supplement.requested}}</p>
{{#dated}}
<p><strong>{{t:supplement.until}}</strong></p>
{{/dated}}
</section>
<form method="post" action="/dossiers/{{code}}/supplement" enctype="multipart/form-data" novalidate>
{{>desk/act_begin.tpl}}
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{t:supplement.papers}}</legend>
<div class="govuk-hint" id="files-hint">{{t:filing.files_hint}}</div>
{{#papers}}
{{>portal/paper.tpl}}
{{/papers}}
</fieldset>
<details class="govuk-details"{{#open}} open{{/open}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:supplement.answers}}</span></summary>
<div class="govuk-details__text">
<p class="govuk-hint">{{t:supplement.answers_hint}}</p>
{{#groups}}
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{group_title}}</legend>
{{#fields}}
{{>portal/field.tpl}}
{{/fields}}
</fieldset>
{{/groups}}
</div>
</details>
<div class="govuk-form-group"><label class="govuk-label" for="supplement-remark">{{t:dossier.remark}} <span class="optional">{{t:field.optional}}</span></label>
<textarea class="govuk-textarea" id="supplement-remark" name="remark" rows="3" maxlength="2000">{{typed_remark}}</textarea></div>
<button class="govuk-button big">{{t:action.supplement}}</button>
</form>
</div>
{{>web/foot.tpl}}
