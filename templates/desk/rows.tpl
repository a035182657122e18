<dl class="govuk-summary-list">
{{#rows}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{row_label}}</dt><dd class="govuk-summary-list__value">{{row_text}}</dd></div>
{{/rows}}
</dl>
