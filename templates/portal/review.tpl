{{>web/head.tpl}}
<div class="narrow">
<p><a class="govuk-back-link" href="/procedures/{{code}}/filing?variant={{variant}}">{{t:review.back}}</a></p>
{{>portal/steps.tpl}}
<h1>{{t:review.heading}}</h1>
<p class="lead">{{name}}</p>
<p>{{t:filing.variant}}</p>
<p>{{t:review.text}}</p>
{{#groups}}
<section class="govuk-summary-card">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">{{group_title}}</h2></div>
<div class="govuk-summary-card__content">
{{>desk/rows.tpl}}
</div>
</section>
{{/groups}}
{{#posted_home}}
<p class="govuk-inset-text">{{t:review.posted_home}}</p>
{{/posted_home}}
<section class="govuk-summary-card" aria-labelledby="papers">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="papers">{{t:filing.papers}}</h2></div>
<div class="govuk-summary-card__content">
<ul class="govuk-list papers">
{{#papers}}
<li><p><strong>{{paper_name}}</strong></p>
<ul class="govuk-list">
{{#files}}
<li><a href="/files/{{file}}">{{file_name}}</a></li>
{{/files}}
</ul>
</li>
{{/papers}}
</ul>
{{^papers}}
<p class="quiet">{{t:dossier.no_papers}}</p>
{{/papers}}
</div>
</section>
{{#has_fees}}
<section class="govuk-summary-card" aria-labelledby="review-fees">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="review-fees">{{t:procedure.fees}}</h2></div>
<div class="govuk-summary-card__content">
<ul class="govuk-list govuk-list--bullet">
{{#fees}}
<li>{{fee_name}}: {{#counted}}{{units}} {{unit_name}}, {{/counted}}{{amount}}</li>
{{/fees}}
</ul>
{{#summed}}
<p><strong>{{t:review.total}}</strong></p>
{{/summed}}
</div>
</section>
{{/has_fees}}
<form method="post" action="/procedures/{{code}}/review?variant={{variant}}">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<input type="hidden" name="_draft" value="{{draft_mark}}">
<button class="govuk-button big">{{t:filing.button}}</button>
<p class="quiet">{{t:filing.after}}</p>
</form>
</div>
{{>web/foot.tpl}}
