<p>{{t:open_log.compare_about}}</p>
<form method="post" action="/log/comparisons" enctype="multipart/form-data" novalidate>
<div class="govuk-form-group{{#wrong_kept}} govuk-form-group--error{{/wrong_kept}}">
<label class="govuk-label" for="checkpoint">{{t:open_log.paste}}</label>
<div class="govuk-hint" id="checkpoint-hint">{{t:open_log.paste_hint}}</div>
{{#wrong_kept}}
<p class="govuk-error-message" id="checkpoint-error">{{kept_problem}}</p>
{{/wrong_kept}}
<textarea class="govuk-textarea hash{{#wrong_kept}} govuk-textarea--error{{/wrong_kept}}" id="checkpoint" name="checkpoint" rows="6" spellcheck="false" autocomplete="off" autocapitalize="none" aria-describedby="checkpoint-hint{{#wrong_kept}} checkpoint-error{{/wrong_kept}}"{{#wrong_kept}} aria-invalid="true"{{/wrong_kept}}>{{typed}}</textarea>
</div>
<div class="govuk-form-group">
<label class="govuk-label" for="file">{{t:open_log.or_file}} <span class="optional">{{t:field.optional}}</span></label>
<input class="govuk-file-upload" type="file" id="file" name="file" accept=".txt,text/plain">
</div>
<button class="govuk-button">{{t:open_log.compare_button}}</button>
</form>
