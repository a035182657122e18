{{>web/head.tpl}}
<a class="govuk-back-link" href="/log">{{t:open_log.heading}}</a>
<div class="narrow">
{{>web/errors.tpl}}
<h1>{{t:open_log.compare}}</h1>
{{#compared}}
{{#good}}
<div class="govuk-panel govuk-panel--confirmation" role="status"><h2 class="govuk-panel__title">{{title}}</h2><div class="govuk-panel__body"><p>{{words}}</p></div></div>
{{/good}}
{{#bad}}
<div class="govuk-inset-text found_bad" role="alert"><h2>{{title}}</h2><p>{{words}}</p>{{#evidence}}<p><strong>{{t:open_log.evidence}}</strong></p>{{/evidence}}</div>
{{/bad}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.kept_head}}</dt><dd class="govuk-summary-list__value">{{t:open_log.kept_entries}}
<code class="hash copied">{{kept_root}}</code></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.newest}}</dt><dd class="govuk-summary-list__value">{{t:open_log.now_entries}}
<code class="hash copied">{{now_root}}</code>
<a class="govuk-link" href="/log/heads/{{size}}">{{t:open_log.see_head}}</a></dd></div>
{{#vouchers}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.vouched}}</dt><dd class="govuk-summary-list__value"><span class="hash">{{witness}}</span>
{{cosigned}}</dd></div>
{{/vouchers}}
</dl>
{{#good}}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:open_log.consistency_proof}}</span></summary>
<div class="govuk-details__text">
<p>{{t:open_log.consistency_about}}</p>
{{>log/proof_lines.tpl}}
<p><a class="govuk-link" href="/api/v1/log/consistency?from={{from}}&amp;to={{size}}">{{t:open_log.as_json}}</a></p>
</div></details>
{{/good}}
<p>{{t:open_log.only_hashes}} <code class="hash command">motcua verify --against</code></p>
<h2>{{t:open_log.another}}</h2>
{{/compared}}
{{>log/compare_form.tpl}}
</div>
{{>web/foot.tpl}}
