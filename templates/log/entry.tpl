{{>web/head.tpl}}
<a class="govuk-back-link" href="/log">{{t:open_log.heading}}</a>
<div class="narrow">
{{>web/errors.tpl}}
<h1>{{t:open_log.entry}}</h1>
{{>log/entry_form.tpl}}
{{#found}}
<section class="found" aria-labelledby="found">
<h2 id="found" class="code">{{t:open_log.entry_in_log}}</h2>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.place}}</dt><dd class="govuk-summary-list__value">{{t:open_log.place_of}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.index}}</dt><dd class="govuk-summary-list__value">{{index}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.leaf_hash}}</dt><dd class="govuk-summary-list__value"><code class="hash copied">{{leaf_hash}}</code></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.against_head}}</dt><dd class="govuk-summary-list__value"><a class="govuk-link" href="/log/heads/{{size}}">{{t:open_log.head_of}}</a></dd></div>
</dl>
<h3>{{t:open_log.inclusion_proof}}</h3>
<p>{{t:open_log.inclusion_about}}</p>
{{>log/proof_lines.tpl}}
<p><a class="govuk-link" href="/api/v1/log/inclusion?entry={{entry_number}}">{{t:open_log.as_json}}</a></p>
<p class="quiet">{{t:open_log.nothing_more}}</p>
</section>
{{/found}}
</div>
{{>web/foot.tpl}}
