{{>web/head.tpl}}
<h1>{{t:open_log.heading}}</h1>
<p class="lead">{{t:open_log.what}}</p>
<p>{{t:open_log.nobody}}</p>
<div class="govuk-inset-text">{{t:open_log.not_seen}}</div>
<section class="govuk-summary-card log_card" aria-labelledby="newest">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="newest">{{t:open_log.newest}}</h2></div>
<div class="govuk-summary-card__content">
{{#sealing_late}}
<div class="govuk-inset-text notice" role="status"><p><strong>{{t:open_log.sealing_late}}</strong></p></div>
{{/sealing_late}}
<dl class="govuk-summary-list">
{{#signed}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.size}}</dt><dd class="govuk-summary-list__value">{{entries}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.signed_at}}</dt><dd class="govuk-summary-list__value">{{at}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.root}}</dt><dd class="govuk-summary-list__value"><details class="whole"><summary><span class="hash">{{short_root}}</span> <span class="quiet">{{t:open_log.whole}}</span></summary><code class="hash copied">{{root}}</code></details></dd></div>
{{/signed}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.unsealed}}</dt><dd class="govuk-summary-list__value">{{waiting}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.key}}</dt><dd class="govuk-summary-list__value"><code class="hash copied">{{key}}</code></dd></div>
</dl>
{{^signed}}
<p>{{t:problem.no_head_yet}}</p>
{{/signed}}
{{#signed}}
<p class="actions"><a class="govuk-button" href="/log/heads/{{size}}/checkpoint" download>{{t:open_log.keep}}</a></p>
<ul class="govuk-list">
<li><a class="govuk-link" href="/log/heads/{{size}}">{{t:open_log.see_head}}</a></li>
<li><a class="govuk-link" href="/api/v1/log/checkpoint">{{t:open_log.raw_checkpoint}}</a></li>
<li><a class="govuk-link" href="/api/v1/log/key">{{t:open_log.raw_key}}</a></li>
</ul>
{{/signed}}
</div>
</section>
<section class="log_section" aria-labelledby="witnesses">
<h2 id="witnesses">{{t:open_log.witnesses}}</h2>
<p>{{t:open_log.witnesses_about}}</p>
{{#nobody_asked}}
<div class="govuk-inset-text notice"><p><strong>{{t:open_log.nobody_asked}}</strong></p><p>{{t:open_log.nobody_asked_means}}</p></div>
{{/nobody_asked}}
{{#any_witness}}
<ul class="cards">
{{#witnesses}}
<li class="card">
<h3 class="code">{{witness}}</h3>
<p><span class="govuk-tag{{#good}} tag_good{{/good}}{{#care}} tag_care{{/care}}{{#bad}} urgency-overdue{{/bad}}">{{standing}}</span>{{#former}} <span class="govuk-tag">{{t:open_log.former}}</span>{{/former}}</p>
<p>{{words}}{{#ever}} <a class="govuk-link" href="/log/heads/{{size}}">{{t:open_log.that_head}}</a>{{/ever}}</p>
{{#faulty}}
<p class="quiet">{{fault}}</p>
{{/faulty}}
{{#keyed}}
<details class="whole"><summary>{{t:open_log.witness_key}}</summary><code class="hash copied">{{witness_key}}</code></details>
{{/keyed}}
</li>
{{/witnesses}}
</ul>
{{/any_witness}}
</section>
<section class="log_section" aria-labelledby="recent">
<h2 id="recent">{{t:open_log.recent}}</h2>
<p>{{t:open_log.recent_about}}</p>
{{>log/head_lines.tpl}}
{{#signed}}
<p><a class="govuk-link" href="/log/heads">{{t:open_log.heads}}</a></p>
{{/signed}}
</section>
<section class="log_section narrow" aria-labelledby="compare">
<h2 id="compare">{{t:open_log.compare}}</h2>
{{>log/compare_form.tpl}}
</section>
<section class="log_section narrow" aria-labelledby="find-entry">
<h2 id="find-entry">{{t:open_log.entry}}</h2>
{{>log/entry_form.tpl}}
</section>
<section class="log_section" aria-labelledby="yourself">
<h2 id="yourself">{{t:open_log.yourself}}</h2>
<ul class="govuk-list govuk-list--bullet">
<li>{{t:open_log.yourself_page}} <a class="govuk-link" href="/assets/verifier.html" download>{{t:proof.verifier}}</a></li>
<li>{{t:open_log.yourself_command}}</li>
</ul>
{{#signed}}
<pre class="note_text">motcua verify --data DIR \
  --against checkpoint-{{size}}.txt</pre>
{{/signed}}
<p>{{t:open_log.yourself_api}} <a class="govuk-link" href="/api/v1/openapi.yaml">openapi.yaml</a></p>
</section>
{{>web/foot.tpl}}
