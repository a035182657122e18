{{#ratable}}
<section class="govuk-inset-text" aria-labelledby="rate">
<h2 class="govuk-heading-s" id="rate">{{t:rating.ask}}</h2>
<p><a class="govuk-button govuk-button--secondary" href="/dossiers/{{code}}/rating">{{t:rating.heading}}</a></p>
</section>
{{/ratable}}
{{#rated}}
<section class="govuk-summary-card" aria-labelledby="rated">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="rated">{{t:rating.of_the_citizen}}</h2></div>
<div class="govuk-summary-card__content">
{{>desk/rows.tpl}}
{{#rated_words}}
<p class="quote">{{words}}</p>
{{/rated_words}}
<p class="quiet">{{rated_when}}</p>
</div>
</section>
{{/rated}}
