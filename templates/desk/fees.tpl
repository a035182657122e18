{{#has_fees}}
<section class="govuk-summary-card" aria-labelledby="fees">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="fees">{{t:fees.heading}}</h2></div>
<div class="govuk-summary-card__content">
<ul class="govuk-list papers">
{{#fees}}
<li><p><strong>{{fee_name}}</strong>: {{amount}}{{#paid}} <span class="govuk-tag tag_good">{{t:fees.paid}}</span>{{/paid}}{{#owed}} <span class="govuk-tag tag_care">{{t:fees.owed}}</span>{{/owed}}</p>
{{#paid}}
<p class="quiet">{{t:fees.receipt}}</p>
{{/paid}}
</li>
{{/fees}}
</ul>
{{#to_pay}}
<p class="govuk-inset-text">{{t:fees.where}}</p>
{{/to_pay}}
{{#takings}}
<form method="post" action="/dossiers/{{code}}/payments" class="act">
{{>desk/act_begin.tpl}}
<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend">{{t:fees.take}}</legend>
{{#lines}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="pay-{{fee}}" name="pay.{{fee}}" value="1"{{#chosen}} checked{{/chosen}}><label class="govuk-label govuk-checkboxes__label" for="pay-{{fee}}">{{fee_name}}{{#priced}} – {{price}}{{/priced}}</label></div></div>
{{#counted}}
<div class="govuk-form-group"><label class="govuk-label" for="units-{{fee}}">{{t:fees.units}}</label><input type="text" inputmode="numeric" class="govuk-input govuk-input--width-4" id="units-{{fee}}" name="units.{{fee}}" value="{{units}}" maxlength="6"></div>
{{/counted}}
{{#unpriced}}
<div class="govuk-form-group"><label class="govuk-label" for="amount-{{fee}}">{{t:fees.amount}}</label><input type="text" inputmode="numeric" class="govuk-input govuk-input--width-10" id="amount-{{fee}}" name="amount.{{fee}}" value="{{typed_amount}}" maxlength="15"></div>
{{/unpriced}}
{{/lines}}
</fieldset>
<button class="govuk-button">{{t:action.payment}}</button>
</form>
{{/takings}}
</div>
</section>
{{/has_fees}}
