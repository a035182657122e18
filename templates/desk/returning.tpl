<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{t:original.return_heading}}</legend>
<div class="govuk-hint">{{t:original.return_hint}}</div>
<div class="govuk-form-group"><div class="govuk-checkboxes">
{{#returnable}}
<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="{{act_id}}-return-{{paper}}" name="return.{{paper}}" value="1"{{#ticked}} checked{{/ticked}}><label class="govuk-label govuk-checkboxes__label" for="{{act_id}}-return-{{paper}}">{{t:original.counted}}</label></div>
{{/returnable}}
</div></div>
{{#asks_recipient}}
<div class="govuk-form-group"><label class="govuk-label" for="{{act_id}}-way">{{t:original.return_way}}</label>
<select class="govuk-select" id="{{act_id}}-way" name="return_way">
<option value="in_person">{{t:original.way_in_person}}</option>
<option value="post">{{t:original.way_post}}</option>
<option value="on_file">{{t:original.way_on_file}}</option>
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="{{act_id}}-recipient">{{t:original.recipient}} <span class="optional">{{t:field.optional}}</span></label>
<input class="govuk-input" type="text" id="{{act_id}}-recipient" name="recipient" value="{{typed_recipient}}" maxlength="300" autocomplete="off"></div>
{{/asks_recipient}}
</fieldset>
