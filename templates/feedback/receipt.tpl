{{>web/head.tpl}}
<div class="narrow slip">
<p class="actions"><a class="govuk-back-link" href="/feedback">{{t:feedback.heading}}</a></p>
{{#sent}}
<div class="govuk-panel govuk-panel--confirmation" role="status">
<h2 class="govuk-panel__title">{{t:feedback.sent}}</h2>
<div class="govuk-panel__body">{{t:feedback.sent_text}}</div>
</div>
{{/sent}}
<h1>{{t:feedback.receipt}}</h1>
<p class="code">{{code}}</p>
<p><span class="govuk-tag">{{state_name}}</span>{{#is_late}} <span class="govuk-tag urgency-overdue">{{t:urgency.overdue}}</span>{{/is_late}}</p>
{{#answered}}
<section aria-labelledby="answer">
<h2 id="answer">{{t:feedback.answer}}</h2>
<p class="quote">{{answer}}</p>
<p class="quiet">{{agency_name}}, {{closed}}</p>
</section>
{{/answered}}
{{#turned_away}}
<section aria-labelledby="turned-away">
<h2 id="turned-away">{{cause_name}}</h2>
<p class="quote">{{answer}}</p>
<p class="quiet">{{agency_name}}, {{closed}}</p>
</section>
{{/turned_away}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.kind_row}}</dt><dd class="govuk-summary-list__value">{{kind_name}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.agency}}</dt><dd class="govuk-summary-list__value">{{agency_name}}</dd></div>
{{#about_procedure}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.procedure}}</dt><dd class="govuk-summary-list__value">{{procedure_name}}</dd></div>
{{/about_procedure}}
{{#about_dossier}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.dossier}}</dt><dd class="govuk-summary-list__value">{{dossier}}</dd></div>
{{/about_dossier}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.received}}</dt><dd class="govuk-summary-list__value">{{received}}</dd></div>
{{^is_closed}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:feedback.due}}</dt><dd class="govuk-summary-list__value"><strong>{{due}}</strong></dd></div>
{{/is_closed}}
</dl>
{{#runs}}
{{#limit_lines}}
<p class="quiet">{{line}}</p>
{{/limit_lines}}
<details class="govuk-details actions">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:derivation.heading}}</span></summary>
<div class="govuk-details__text">
<ul class="govuk-list govuk-list--bullet">
{{#derivation}}
<li>{{line}}</li>
{{/derivation}}
</ul>
</div>
</details>
{{/runs}}
<div class="slip_foot">
<svg class="qr" viewBox="-4 -4 {{qr_side}} {{qr_side}}" role="img" aria-label="{{t:feedback.qr}}" shape-rendering="crispEdges"><path d="{{qr_path}}"/></svg>
<div><p>{{t:feedback.token}}: <strong class="code">{{token}}</strong></p><p class="quiet">{{t:feedback.keep}}</p></div>
</div>
</div>
{{>web/foot.tpl}}
