<div class="govuk-form-group"><label class="govuk-label" for="collector">{{t:dossier.collector}} <span class="optional">{{t:field.optional}}</span></label>
<div class="govuk-hint" id="collector-hint">{{t:dossier.collector_hint}}</div>
<input class="govuk-input" type="text" id="collector" name="collector" value="{{typed_collector}}" maxlength="300" autocomplete="off" aria-describedby="collector-hint"></div>
<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{t:authority_kind.heading}}</legend>
<div class="govuk-hint">{{t:authority_kind.hint}}</div>
<div class="govuk-form-group{{#authority_wrong}} govuk-form-group--error{{/authority_wrong}}"><label class="govuk-label" for="authority_kind">{{t:authority_kind.label}}</label>
{{#authority_wrong}}
<p class="govuk-error-message" id="authority_kind-error">{{authority_fault}}</p>
{{/authority_wrong}}
<select class="govuk-select{{#authority_wrong}} govuk-select--error{{/authority_wrong}}" id="authority_kind" name="authority_kind"{{#authority_wrong}} aria-describedby="authority_kind-error" aria-invalid="true"{{/authority_wrong}}>
<option value="">{{t:field.choose}}</option>
{{#authorities}}
<option value="{{authority}}"{{#chosen}} selected{{/chosen}}>{{authority_name}}</option>
{{/authorities}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="authority_number">{{t:authority_kind.number}} <span class="optional">{{t:field.optional}}</span></label>
<input class="govuk-input short" type="text" id="authority_number" name="authority_number" value="{{typed_number}}" maxlength="60" autocomplete="off"></div>
<fieldset class="govuk-fieldset" role="group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{t:authority_kind.day}}</legend>
<div class="govuk-date-input">
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="authority_day-day">{{t:field.day}}</label><input type="text" inputmode="numeric" autocomplete="off" id="authority_day-day" name="authority_day.day" value="{{day}}" class="govuk-input govuk-date-input__input govuk-input--width-2" maxlength="2"></div></div>
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="authority_day-month">{{t:field.month}}</label><input type="text" inputmode="numeric" autocomplete="off" id="authority_day-month" name="authority_day.month" value="{{month}}" class="govuk-input govuk-date-input__input govuk-input--width-2" maxlength="2"></div></div>
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="authority_day-year">{{t:field.year}}</label><input type="text" inputmode="numeric" autocomplete="off" id="authority_day-year" name="authority_day.year" value="{{year}}" class="govuk-input govuk-date-input__input govuk-input--width-4" maxlength="4"></div></div>
</div>
</fieldset>
</fieldset>
