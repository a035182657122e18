{{>web/head.tpl}}
<a class="govuk-back-link" href="/agencies/{{code}}/calendar">{{t:calendar.back}}</a>
{{>web/errors.tpl}}
<h1 id="changes" tabindex="-1">{{t:calendar.change}}</h1>
<p>{{name}} <span class="quiet">{{code}}</span></p>
<p>{{t:calendar.change_about}}</p>
{{#swap}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:calendar.form_swap}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/agencies/{{code}}/calendar/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="kind" value="swap">
<div class="govuk-form-group"><label class="govuk-label" for="swap-day">{{t:calendar.field_off}}</label>
<input class="govuk-input short" type="text" id="swap-day" name="day" value="{{typed_day}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="swap-other">{{t:calendar.field_worked}}</label>
<input class="govuk-input short" type="text" id="swap-other" name="other" value="{{typed_other}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="swap-name">{{t:calendar.field_name}}</label>
<input class="govuk-input" type="text" id="swap-name" name="name" value="{{typed_name}}" maxlength="200"></div>
<div class="govuk-form-group"><label class="govuk-label" for="swap-document">{{t:calendar.field_document}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input" type="text" id="swap-document" name="document" value="{{typed_document}}" maxlength="200"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
</div>
</details>
{{/swap}}
{{#closure}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:calendar.form_closure}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/agencies/{{code}}/calendar/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="kind" value="closure">
<div class="govuk-form-group"><label class="govuk-label" for="closure-day">{{t:calendar.field_first}}</label>
<input class="govuk-input short" type="text" id="closure-day" name="day" value="{{typed_day}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="closure-other">{{t:calendar.field_last}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="closure-other" name="other" value="{{typed_other}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="closure-name">{{t:calendar.field_name}}</label>
<input class="govuk-input" type="text" id="closure-name" name="name" value="{{typed_name}}" maxlength="200"></div>
<div class="govuk-form-group"><label class="govuk-label" for="closure-document">{{t:calendar.field_document}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input" type="text" id="closure-document" name="document" value="{{typed_document}}" maxlength="200"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
</div>
</details>
{{/closure}}
{{#half}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:calendar.form_half}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/agencies/{{code}}/calendar/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="kind" value="half">
<div class="govuk-form-group"><label class="govuk-label" for="half-day">{{t:calendar.field_day}}</label>
<input class="govuk-input short" type="text" id="half-day" name="day" value="{{typed_day}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="half-hours">{{t:calendar.field_hours}}</label>
<div class="govuk-hint" id="half-hours-hint">{{t:calendar.hours_hint}}</div>
<input class="govuk-input short" type="text" id="half-hours" name="hours" value="{{typed_hours}}" maxlength="60" autocomplete="off" aria-describedby="half-hours-hint"></div>
<div class="govuk-form-group"><label class="govuk-label" for="half-name">{{t:calendar.field_name}}</label>
<input class="govuk-input" type="text" id="half-name" name="name" value="{{typed_name}}" maxlength="200"></div>
<div class="govuk-form-group"><label class="govuk-label" for="half-document">{{t:calendar.field_document}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input" type="text" id="half-document" name="document" value="{{typed_document}}" maxlength="200"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
</div>
</details>
{{/half}}
{{#hours}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:calendar.form_hours}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/agencies/{{code}}/calendar/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="kind" value="hours">
<div class="govuk-form-group"><label class="govuk-label" for="hours-from">{{t:calendar.field_from}}</label>
<input class="govuk-input short" type="text" id="hours-from" name="from" value="{{typed_from}}" maxlength="60" autocomplete="off"></div>
<div class="govuk-form-group"><label class="govuk-label" for="hours-until">{{t:calendar.field_until}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input short" type="text" id="hours-until" name="until" value="{{typed_until}}" maxlength="60" autocomplete="off"></div>
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">{{t:calendar.field_weekdays}} <span class="optional">{{t:calendar.weekdays_when_none}}</span></legend>
<div class="govuk-checkboxes">
{{#weekdays}}
<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="on-{{weekday}}" name="weekday_{{weekday}}" value="1"{{#chosen}} checked{{/chosen}}><label class="govuk-label govuk-checkboxes__label" for="on-{{weekday}}">{{weekday_name}}</label></div>
{{/weekdays}}
</div>
</fieldset>
<div class="govuk-form-group"><label class="govuk-label" for="hours-hours">{{t:calendar.field_hours}}</label>
<div class="govuk-hint" id="hours-hours-hint">{{t:calendar.hours_hint}}</div>
<input class="govuk-input short" type="text" id="hours-hours" name="hours" value="{{typed_hours}}" maxlength="60" autocomplete="off" aria-describedby="hours-hours-hint"></div>
<div class="govuk-form-group"><label class="govuk-label" for="hours-document">{{t:calendar.field_document}} <span class="optional">{{t:layer.optional}}</span></label>
<input class="govuk-input" type="text" id="hours-document" name="document" value="{{typed_document}}" maxlength="200"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
</div>
</details>
{{/hours}}
{{#ordinary}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:calendar.form_ordinary}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/agencies/{{code}}/calendar/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="kind" value="ordinary">
<div class="govuk-form-group"><label class="govuk-label" for="ordinary-day">{{t:calendar.field_day}}</label>
<input class="govuk-input short" type="text" id="ordinary-day" name="day" value="{{typed_day}}" maxlength="60" autocomplete="off"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
</div>
</details>
{{/ordinary}}
{{>web/foot.tpl}}
