{{#layers}}
<section class="acts" id="decisions" aria-labelledby="decisions-heading">
<h2 id="decisions-heading">{{t:layer.heading}}</h2>
{{#decisions}}
<div class="govuk-inset-text">
<p><strong>{{t:layer.decision}}</strong> <span class="quiet">{{t:layer.days}}</span></p>
{{#signed_late}}
<p><span class="govuk-tag tag_care">{{t:layer.signed_late}}</span></p>
{{/signed_late}}
{{#limit}}
<p>{{t:procedure.limit}} {{limit_words}}</p>
{{/limit}}
{{#fee}}
<p>{{t:layer.fee}}</p>
{{/fee}}
{{#has_agency}}
<p>{{t:layer.agency}}: {{agency}}</p>
{{/has_agency}}
{{#hours}}
<p class="quiet">{{t:layer.step_hours}}</p>
{{/hours}}
{{#done}}
<p><span class="govuk-tag tag_good">{{t:layer.published_on}}</span></p>
{{/done}}
{{#open}}
<p><span class="govuk-tag{{#overdue}} urgency-overdue{{/overdue}}">{{t:layer.publish_by}}</span></p>
<form method="post" action="/catalogue/{{code}}/decisions/{{revision}}/publication">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="on-{{revision}}">{{t:layer.on}}</label>
<input class="govuk-input short" type="text" id="on-{{revision}}" name="on" value="{{today}}" maxlength="10"></div>
<button class="govuk-button govuk-button--secondary">{{t:layer.note_published}}<span class="govuk-visually-hidden">: {{number}}</span></button>
</form>
{{/open}}
</div>
{{/decisions}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:layer.add}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/catalogue/{{code}}/decisions">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="decision-number">{{t:layer.number}}</label>
<input class="govuk-input short" type="text" id="decision-number" name="number" value="{{typed_number}}" maxlength="60"></div>
<div class="govuk-form-group"><label class="govuk-label" for="signed-on">{{t:layer.signed_on}}</label>
<input class="govuk-input short" type="text" id="signed-on" name="signed_on" value="{{typed_signed_on}}" maxlength="10"></div>
<div class="govuk-form-group"><label class="govuk-label" for="effective-from">{{t:check.from}}</label>
<input class="govuk-input short" type="text" id="effective-from" name="effective_from" value="{{typed_effective_from}}" maxlength="10"></div>
<div class="govuk-form-group"><label class="govuk-label" for="law-from">{{t:layer.law_from}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="law-from" name="law_from" value="{{typed_law_from}}" maxlength="10"></div>
<div class="govuk-form-group"><label class="govuk-label" for="limit-of">{{t:layer.limit_of}}</label>
<select class="govuk-select" id="limit-of" name="limit_of">
<option value="">{{t:layer.unchanged}}</option>
{{#limits}}
<option value="{{choice}}"{{#chosen}} selected{{/chosen}}>{{choice_name}}</option>
{{/limits}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="limit-length">{{t:layer.limit_length}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="limit-length" name="limit_length" value="{{typed_limit_length}}" maxlength="4"></div>
<div class="govuk-form-group"><label class="govuk-label" for="fee-of">{{t:layer.fee_of}}</label>
<select class="govuk-select" id="fee-of" name="fee_of">
<option value="">{{t:layer.unchanged}}</option>
{{#fees}}
<option value="{{choice}}"{{#chosen}} selected{{/chosen}}>{{choice_name}}</option>
{{/fees}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="fee-amount">{{t:check.amount}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" inputmode="numeric" id="fee-amount" name="fee_amount" value="{{typed_fee_amount}}" maxlength="17"></div>
<div class="govuk-form-group"><label class="govuk-label" for="fee-resolution">{{t:layer.resolution}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="fee-resolution" name="fee_resolution" value="{{typed_fee_resolution}}" maxlength="60"></div>
<div class="govuk-form-group"><label class="govuk-label" for="fee-from">{{t:layer.fee_from}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="fee-from" name="fee_from" value="{{typed_fee_from}}" maxlength="10"></div>
<div class="govuk-form-group"><label class="govuk-label" for="layer-agency">{{t:layer.agency}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="layer-agency" name="agency" value="{{typed_agency}}" maxlength="30"></div>
{{#steps}}
<div class="govuk-form-group"><label class="govuk-label" for="hours-{{step}}">{{t:layer.hours_of}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="hours-{{step}}" name="hours.{{step}}" value="{{step_hours}}" maxlength="4"></div>
{{/steps}}
<button class="govuk-button govuk-button--secondary">{{t:layer.keep}}</button>
</form>
</div>
</details>
</section>
{{/layers}}
