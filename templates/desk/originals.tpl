{{#originals}}
<section class="govuk-summary-card" aria-labelledby="originals">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="originals">{{t:original.heading}}</h2></div>
<div class="govuk-summary-card__content">
<dl class="govuk-summary-list">
{{#lots}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:original.counted}}</dt><dd class="govuk-summary-list__value">{{where}}</dd></div>
{{/lots}}
</dl>
{{#originals_return}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:original.return_act}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/originals-return" class="act">
{{>desk/act_begin.tpl}}
{{>desk/returning.tpl}}
<button class="govuk-button govuk-button--secondary">{{t:original.return_act}}</button>
</form>
</div>
</details>
{{/originals_return}}
</div>
</section>
{{/originals}}
