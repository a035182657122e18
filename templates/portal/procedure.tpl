{{>web/head.tpl}}
<a class="govuk-back-link" href="/">{{t:frame.procedures}}</a>
<h1>{{name}}</h1>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.code}}</dt><dd class="govuk-summary-list__value">{{code}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.sector}}</dt><dd class="govuk-summary-list__value">{{sector}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.tier}}</dt><dd class="govuk-summary-list__value">{{tier}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.applicants}}</dt><dd class="govuk-summary-list__value">{{applicants}}{{#applicants_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/applicants_unverified}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.channels}}</dt><dd class="govuk-summary-list__value">{{channels}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.result}}</dt><dd class="govuk-summary-list__value">{{result}}{{#result_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/result_unverified}}</dd></div>
{{#supplement}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:procedure.supplement}}</dt><dd class="govuk-summary-list__value">{{supplement_limit}}{{#supplement_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/supplement_unverified}}</dd></div>
{{/supplement}}
</dl>
{{#from_listing}}
<p><span class="govuk-tag tag_good">{{t:listed.checked}}</span></p>
{{/from_listing}}
{{#variants}}
<section class="variant" aria-labelledby="v-{{variant}}">
<h2 id="v-{{variant}}">{{variant_name}}</h2>
{{#described}}
<p>{{description}}</p>
{{/described}}
{{#variant_noted}}
<p class="govuk-hint">{{variant_note}}</p>
{{/variant_noted}}
{{#at_once}}
<p class="limit"><strong>{{t:procedure.limit}}</strong> {{t:procedure.at_once}}</p>
{{/at_once}}
{{#timed}}
<p class="limit"><strong>{{t:procedure.limit}}</strong> {{limit}}{{#limit_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/limit_unverified}}</p>
{{/timed}}
{{#limit_decided}}
<p class="govuk-hint">{{t:layer.in_force}}</p>
{{/limit_decided}}
{{#limit_noted}}
<p class="govuk-hint">{{limit_note}}</p>
{{/limit_noted}}
<h3>{{t:procedure.papers}}</h3>
<ul class="govuk-list govuk-list--bullet papers">
{{#papers}}
<li><p><strong>{{paper_name}}</strong> <span class="govuk-tag{{#required}} tag_lead{{/required}}">{{need}}</span>{{#paper_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/paper_unverified}}</p>
{{#conditioned}}<p class="govuk-hint">{{condition}}</p>{{/conditioned}}
{{#paper_noted}}<p class="govuk-hint">{{paper_note}}</p>{{/paper_noted}}
</li>
{{/papers}}
</ul>
<h3>{{t:procedure.fees}}</h3>
<ul class="govuk-list govuk-list--bullet papers">
{{#fees}}
<li><p><strong>{{fee_name}}</strong>: {{amount}}{{#fee_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/fee_unverified}}</p>
{{#fee_noted}}<p class="govuk-hint">{{fee_note}}</p>{{/fee_noted}}
</li>
{{/fees}}
</ul>
{{^fees}}
<p>{{t:procedure.no_fees}}</p>
{{/fees}}
{{#can_file}}
<p><a class="govuk-button" href="/procedures/{{code}}/filing?variant={{variant}}">{{t:procedure.file}}<span class="govuk-visually-hidden">: {{variant_name}}</span></a></p>
{{/can_file}}
{{#elsewhere}}
<div class="govuk-inset-text notice">{{#by_post}}{{t:procedure.on_paper}}{{/by_post}}{{^by_post}}{{t:procedure.in_person}}{{/by_post}}</div>
{{/elsewhere}}
{{#informs}}
<div class="govuk-inset-text notice">{{t:listed.information}}</div>
{{/informs}}
</section>
{{/variants}}
{{^variants}}
<div class="govuk-inset-text notice">{{t:problem.procedure_not_fileable}}</div>
{{/variants}}
{{#has_steps}}
<section aria-labelledby="steps">
<h2 id="steps">{{t:procedure.steps}}</h2>
<ol class="govuk-list govuk-list--number">
{{#steps}}
<li>{{step_name}}</li>
{{/steps}}
</ol>
</section>
{{/has_steps}}
{{#has_places}}
<section aria-labelledby="places">
<h2 id="places">{{t:procedure.places}}</h2>
<p>{{#anywhere}}{{t:procedure.anywhere}}{{/anywhere}}{{^anywhere}}{{t:procedure.own_place}}{{/anywhere}}</p>
{{#many_places}}
<p><a class="govuk-link" href="/agencies">{{t:procedure.many_places}}</a></p>
{{/many_places}}
<ul class="govuk-list govuk-list--bullet">
{{#places}}
<li><a class="govuk-link" href="/agencies/{{place}}">{{place_name}}</a></li>
{{/places}}
</ul>
</section>
{{/has_places}}
<section aria-labelledby="basis">
<h2 id="basis">{{t:procedure.legal_basis}}</h2>
<ul class="govuk-list numbers">
{{#legal_basis}}
<li>{{number}}{{#basis_unverified}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span>{{/basis_unverified}}</li>
{{/legal_basis}}
</ul>
</section>
<p><a class="govuk-link" href="/feedback?procedure={{code}}">{{t:feedback.about_this}}</a></p>
{{>web/foot.tpl}}
