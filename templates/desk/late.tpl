{{#late}}
<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend">{{t:late.legend}}</legend>
<div class="govuk-hint">{{t:late.hint}}</div>
<div class="govuk-form-group"><label class="govuk-label" for="late-cause-{{late_form}}">{{t:late.cause}}</label>
<select class="govuk-select" id="late-cause-{{late_form}}" name="late_cause">
<option value="">{{t:late.choose}}</option>
{{#causes}}
<option value="{{cause}}"{{#chosen}} selected{{/chosen}}>{{cause_name}}</option>
{{/causes}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="late-desk-{{late_form}}">{{t:late.desk}}</label>
<select class="govuk-select" id="late-desk-{{late_form}}" name="late_desk">
{{#desks}}
<option value="{{desk}}"{{#chosen}} selected{{/chosen}}>{{desk_name}}</option>
{{/desks}}
</select></div>
</fieldset>
{{/late}}
