{{#site_visits}}
<section class="govuk-summary-card">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">{{t:visit.heading}}</h2></div>
<div class="govuk-summary-card__content">
<p class="quiet">{{t:visit.when}}</p>
<p class="quote">{{note}}</p>
<ul class="govuk-list">
{{#photos}}
<li><a href="/files/{{file}}">{{file_name}}</a> <span class="quiet">{{size}}</span></li>
{{/photos}}
</ul>
</div>
</section>
{{/site_visits}}
