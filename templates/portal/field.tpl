{{#single}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
<label class="govuk-label" for="{{id}}">{{label}}{{^required}} <span class="optional">{{t:field.optional}}</span>{{/required}}</label>
{{#hinted}}
<div class="govuk-hint" id="{{id}}-hint">{{hint}}</div>
{{/hinted}}
{{#wrong}}
<p class="govuk-error-message" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
{{#is_input}}
<input type="text" id="{{id}}" name="{{field}}" value="{{value}}" class="govuk-input {{size}}{{#wrong}} govuk-input--error{{/wrong}}" inputmode="{{inputmode}}" autocomplete="{{autocomplete}}" maxlength="{{length_max}}"{{#suggested}} list="{{id}}-list"{{/suggested}}{{#focused}} autofocus{{/focused}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
{{#suggested}}
<datalist id="{{id}}-list">
{{#suggestions}}
<option value="{{suggestion}}"></option>
{{/suggestions}}
</datalist>
{{/suggested}}
{{/is_input}}
{{#is_textarea}}
<textarea id="{{id}}" name="{{field}}" rows="3" class="govuk-textarea{{#wrong}} govuk-textarea--error{{/wrong}}" autocomplete="{{autocomplete}}" maxlength="{{length_max}}"{{#focused}} autofocus{{/focused}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>{{value}}</textarea>
{{/is_textarea}}
{{#is_select}}
<select id="{{id}}" name="{{field}}" class="govuk-select{{#wrong}} govuk-select--error{{/wrong}}"{{#focused}} autofocus{{/focused}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
<option value="">{{t:field.choose}}</option>
{{#options}}
<option value="{{option}}"{{#chosen}} selected{{/chosen}}>{{option_label}}</option>
{{/options}}
</select>
{{/is_select}}
</div>
{{/single}}
{{#is_radio}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
<fieldset class="govuk-fieldset"{{#wrong}} aria-invalid="true"{{/wrong}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{label}}{{^required}} <span class="optional">{{t:field.optional}}</span>{{/required}}</legend>
{{#hinted}}
<div class="govuk-hint" id="{{id}}-hint">{{hint}}</div>
{{/hinted}}
{{#wrong}}
<p class="govuk-error-message" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
<div class="govuk-radios">
{{#options}}
<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="{{option_id}}" name="{{field}}" value="{{option}}"{{#chosen}} checked{{/chosen}}><label class="govuk-label govuk-radios__label" for="{{option_id}}">{{option_label}}</label></div>
{{/options}}
</div>
</fieldset>
</div>
{{/is_radio}}
{{#is_checkbox}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
{{#hinted}}
<div class="govuk-hint" id="{{id}}-hint">{{hint}}</div>
{{/hinted}}
{{#wrong}}
<p class="govuk-error-message" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="{{id}}" name="{{field}}" value="true"{{#checked}} checked{{/checked}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}><label class="govuk-label govuk-checkboxes__label" for="{{id}}">{{label}}</label></div></div>
</div>
{{/is_checkbox}}
{{#is_date}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
<fieldset class="govuk-fieldset" role="group" aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{label}}{{^required}} <span class="optional">{{t:field.optional}}</span>{{/required}}</legend>
{{#hinted}}
<div class="govuk-hint" id="{{id}}-hint">{{hint}}</div>
{{/hinted}}
{{#wrong}}
<p class="govuk-error-message" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
<div class="govuk-date-input" id="{{id}}">
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{{id}}-day">{{t:field.day}}</label><input type="text" inputmode="numeric" autocomplete="{{autocomplete}}" id="{{id}}-day" name="{{field}}.day" value="{{day}}" class="govuk-input govuk-date-input__input govuk-input--width-2{{#wrong}} govuk-input--error{{/wrong}}" maxlength="2"{{#required}} required{{/required}}{{#wrong}} aria-invalid="true"{{/wrong}}></div></div>
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{{id}}-month">{{t:field.month}}</label><input type="text" inputmode="numeric" autocomplete="{{autocomplete}}" id="{{id}}-month" name="{{field}}.month" value="{{month}}" class="govuk-input govuk-date-input__input govuk-input--width-2{{#wrong}} govuk-input--error{{/wrong}}" maxlength="2"{{#required}} required{{/required}}{{#wrong}} aria-invalid="true"{{/wrong}}></div></div>
<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label govuk-date-input__label" for="{{id}}-year">{{t:field.year}}</label><input type="text" inputmode="numeric" autocomplete="{{autocomplete}}" id="{{id}}-year" name="{{field}}.year" value="{{year}}" class="govuk-input govuk-date-input__input govuk-input--width-4{{#wrong}} govuk-input--error{{/wrong}}" maxlength="4"{{#required}} required{{/required}}{{#wrong}} aria-invalid="true"{{/wrong}}></div></div>
</div>
</fieldset>
</div>
{{/is_date}}
