{{>web/head.tpl}}
<a class="govuk-back-link" href="/log/heads">{{t:open_log.heads}}</a>
<h1>{{heading}}</h1>
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.signed_at}}</dt><dd class="govuk-summary-list__value">{{at}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.signed_by}}</dt><dd class="govuk-summary-list__value"><span class="hash">{{origin}}</span></dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:open_log.root}}</dt><dd class="govuk-summary-list__value"><code class="hash copied">{{root}}</code></dd></div>
</dl>
<h2 id="note">{{t:open_log.note}}</h2>
<p>{{t:open_log.note_about}}</p>
<pre class="note_text copied">{{note}}</pre>
<p class="actions"><a class="govuk-button" href="/log/heads/{{size}}/checkpoint" download>{{t:open_log.save}}</a></p>
<section class="log_section" aria-labelledby="cosignatures">
<h2 id="cosignatures">{{t:open_log.cosignatures}}</h2>
{{#any_cosignature}}
<ul class="cards">
{{#cosignatures}}
<li class="card">
<h3 class="code">{{witness}}</h3>
<p>{{#good}}<span class="govuk-tag tag_good">{{t:open_log.signature_good}}</span>{{/good}}{{#bad}}<span class="govuk-tag urgency-overdue">{{t:open_log.signature_bad}}</span>{{/bad}}{{#unknown}}<span class="govuk-tag">{{t:open_log.signature_unknown}}</span>{{/unknown}}</p>
<p class="quiet">{{cosigned}}</p>
</li>
{{/cosignatures}}
</ul>
{{/any_cosignature}}
{{^any_cosignature}}
<p class="empty">{{t:open_log.no_cosignatures}}</p>
{{/any_cosignature}}
</section>
<section class="log_section" aria-labelledby="later">
<h2 id="later">{{t:open_log.later}}</h2>
<p>{{t:open_log.later_page}} <a class="govuk-link" href="/log#compare">{{t:open_log.compare}}</a></p>
<p>{{t:open_log.later_command}}</p>
<pre class="note_text">motcua verify --data DIR \
  --against checkpoint-{{size}}.txt</pre>
</section>
{{>web/foot.tpl}}
