{{#withdrawal}}
<section class="govuk-inset-text">
<h2 class="govuk-heading-s">{{what}}</h2>
<p class="quote">{{reason}}</p>
{{#answered}}
<p>{{t:ending.answer}}</p>
<p class="quote">{{answer}}</p>
{{/answered}}
</section>
{{/withdrawal}}
{{#stop}}
<section class="govuk-inset-text">
<h2 class="govuk-heading-s">{{t:ending.stopped}}</h2>
<p>{{cause}}</p>
<p class="quote">{{reason}}</p>
<p class="quiet">{{when}}</p>
</section>
{{/stop}}
{{#delay}}
<section class="govuk-inset-text">
<h2 class="govuk-heading-s">{{t:ending.delayed}}</h2>
<p>{{t:ending.dates}}</p>
<p>{{cause}}</p>
<p class="quote">{{reason}}</p>
</section>
{{/delay}}
{{#annulled}}
<section class="govuk-inset-text">
<h2 class="govuk-heading-s">{{t:ending.annulled}}</h2>
<p class="quote">{{reason}}</p>
<p class="quiet">{{when}}</p>
</section>
{{/annulled}}
