{{#supplement_request}}
<details class="govuk-details"{{#asking}} open{{/asking}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.supplement_request}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/supplement-request" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:supplement.once}} {{term}}</p>
<div class="govuk-form-group">
<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend">{{t:supplement.papers}}</legend>
<div class="govuk-checkboxes">
{{#papers}}
<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="ask-{{paper}}" name="ask.{{paper}}" value="1"{{#chosen}} checked{{/chosen}}><label class="govuk-label govuk-checkboxes__label" for="ask-{{paper}}">{{paper_name}}</label></div>
{{/papers}}
</div>
</fieldset>
</div>
<div class="govuk-form-group"><label class="govuk-label" for="supplement-reason">{{t:supplement.reason}}</label>
<textarea class="govuk-textarea" id="supplement-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.supplement_request}}</button>
</form>
</div>
</details>
{{/supplement_request}}
