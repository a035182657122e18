{{#supplement}}
<section class="govuk-notification-banner" aria-labelledby="supplement">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="supplement">{{t:supplement.heading}}</h2></div>
<div class="govuk-notification-banner__content">
<p class="quote">{{reason}}</p>
<ul class="govuk-list govuk-list--bullet">
{{#asked_names}}
<li>{{paper_name}}</li>
{{/asked_names}}
</ul>
<p class="quiet">{{t:supplement.requested}}</p>
{{#dated}}
<p><strong>{{t:supplement.until}}</strong></p>
{{/dated}}
{{#reminds}}
<p class="quiet">{{t:supplement.reminded}}</p>
{{/reminds}}
{{#is_answered}}
<p><strong>{{t:supplement.answered}}</strong></p>
{{/is_answered}}
{{#may_bring}}
<p><a class="govuk-button" href="/dossiers/{{code}}/supplement">{{t:supplement.bring}}</a></p>
{{/may_bring}}
</div>
</section>
{{/supplement}}
