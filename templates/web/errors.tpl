{{#errors}}
<div class="govuk-error-summary" id="errors" tabindex="-1" autofocus>
<div role="alert">
<h2 class="govuk-error-summary__title">{{t:errors.heading}}</h2>
<div class="govuk-error-summary__body">
<ul class="govuk-list govuk-error-summary__list">
{{#error}}
<li>{{#linked}}<a href="#{{target}}">{{message}}</a>{{/linked}}{{^linked}}{{message}}{{/linked}}</li>
{{/error}}
</ul>
</div>
</div>
</div>
{{/errors}}
