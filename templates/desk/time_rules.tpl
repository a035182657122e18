{{>web/head.tpl}}
{{#done}}
<div class="govuk-inset-text notice" role="status"><p><strong>{{sentence}}</strong></p></div>
{{/done}}
{{>web/errors.tpl}}
<h1>{{t:time_rules.heading}}</h1>
<p>{{t:time_rules.about}}</p>
{{^said}}
<p>{{t:time_rules.nothing_said}}</p>
{{/said}}
{{#eras}}
<section class="govuk-summary-card">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">{{era}}</h2></div>
<div class="govuk-summary-card__content">
<dl class="govuk-summary-list">
{{#rules}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{rule}}</dt><dd class="govuk-summary-list__value">{{value}}<br><span class="quiet">{{source}}{{#unsure}} ({{t:time_rules.unsure}}){{/unsure}}</span></dd></div>
{{/rules}}
</dl>
</div>
</section>
{{/eras}}
{{#keeps_rules}}
<h2 id="rules" tabindex="-1">{{t:time_rules.change}}</h2>
<p>{{t:time_rules.change_about}}</p>
<form method="post" action="/time-rules/trials">
<input type="hidden" name="_token" value="{{form_token}}">
<div class="govuk-form-group"><label class="govuk-label" for="from">{{t:calendar.field_from}}</label>
<input class="govuk-input short" type="text" id="from" name="from" value="{{typed_from}}" maxlength="60" autocomplete="off"></div>
{{#fields}}
<div class="govuk-form-group"><label class="govuk-label" for="{{field}}">{{label}}</label>
{{#chosen_from}}
<select class="govuk-select" id="{{field}}" name="{{field}}"><option value="">{{t:time_rules.as_before}}</option>{{#options}}<option value="{{option}}"{{#selected}} selected{{/selected}}>{{option_name}}</option>{{/options}}</select>
{{/chosen_from}}
{{^chosen_from}}
<input class="govuk-input short" type="text" id="{{field}}" name="{{field}}" value="{{typed}}" maxlength="60" autocomplete="off">
{{/chosen_from}}
</div>
{{/fields}}
<div class="govuk-form-group"><label class="govuk-label" for="source">{{t:time_rules.field_source}}</label>
<input class="govuk-input" type="text" id="source" name="source" value="{{typed_source}}" maxlength="200"></div>
<button class="govuk-button govuk-button--secondary">{{t:calendar.try}}</button>
</form>
{{/keeps_rules}}
{{>web/foot.tpl}}
