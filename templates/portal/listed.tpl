{{>web/head.tpl}}
<a class="govuk-back-link" href="/">{{t:frame.procedures}}</a>
<h1 lang="vi">{{name}}</h1>
<div class="govuk-inset-text notice">
{{#others}}
<p><strong>{{t:listed.others}}</strong></p>
{{/others}}
{{#own}}
<p><strong>{{t:listed.own}}</strong></p>
{{/own}}
<p>{{t:listed.information}}</p>
{{#keeper}}
<p><a href="/catalogue/{{code}}">{{t:listed.to_check}}</a></p>
{{/keeper}}
</div>
<dl class="govuk-summary-list">
{{#rows}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{row_label}}</dt><dd class="govuk-summary-list__value">{{row_text}}</dd></div>
{{/rows}}
</dl>
<section aria-labelledby="ways">
<h2 id="ways">{{t:listed.ways}}</h2>
{{#limit_unverified}}
<p><span class="govuk-tag tag_care">{{t:listed.limit_unverified}}</span></p>
{{/limit_unverified}}
{{#limit_checked}}
<p class="limit"><strong>{{t:procedure.limit}}</strong> {{fact}} <span class="govuk-tag tag_good">{{t:listed.checked}}</span></p>
{{/limit_checked}}
{{#fee_unverified}}
<p><span class="govuk-tag tag_care">{{t:listed.fee_unverified}}</span></p>
{{/fee_unverified}}
{{#fee_checked}}
<p class="limit"><strong>{{t:procedure.fees}}:</strong> {{fact}} <span class="govuk-tag tag_good">{{t:listed.checked}}</span></p>
{{/fee_checked}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:listed.ways}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:procedure.channels}}</th><th scope="col" class="govuk-table__header">{{t:import.field.limit}}</th><th scope="col" class="govuk-table__header">{{t:procedure.fees}}</th></tr>
</thead>
<tbody>
{{#methods}}
<tr>
<td class="govuk-table__cell" data-label="{{t:procedure.channels}}"><div>{{channel}}</div></td>
<td class="govuk-table__cell" data-label="{{t:import.field.limit}}"><div>{{limit}}{{#limit_unread}}<span class="quiet">{{t:listed.source_says_limit}}</span>{{/limit_unread}}</div></td>
<td class="govuk-table__cell" data-label="{{t:procedure.fees}}"><div>{{fee}}{{#fee_unread}}<span class="quiet">{{t:listed.source_says_fee}}</span>{{/fee_unread}}</div></td>
</tr>
{{/methods}}
</tbody>
</table>
{{^methods}}
<p>{{t:listed.no_ways}}</p>
{{/methods}}
</section>
<section aria-labelledby="papers">
<h2 id="papers">{{t:procedure.papers}}</h2>
{{#papers_unverified}}
<p><span class="govuk-tag tag_care">{{t:listed.papers_unverified}}</span></p>
{{/papers_unverified}}
{{#papers_checked}}
<p><span class="govuk-tag tag_good">{{t:listed.checked}}</span></p>
{{/papers_checked}}
<ul class="govuk-list govuk-list--bullet papers">
{{#papers}}
<li><p>{{paper_name}} <span class="quiet">{{count}}</span>{{#needed}} <span class="govuk-tag">{{need}}</span>{{/needed}}{{#note_only}} <span class="govuk-tag">{{t:listed.note_only}}</span>{{/note_only}}</p></li>
{{/papers}}
</ul>
{{^papers}}
<p>{{t:listed.no_papers}}</p>
{{/papers}}
</section>
<section aria-labelledby="results">
<h2 id="results">{{t:procedure.result}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#results}}
<li>{{result_name}} <span class="quiet">{{result_code}}</span> <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span></li>
{{/results}}
</ul>
{{^results}}
<p>{{t:why.not_stated}}</p>
{{/results}}
</section>
<section aria-labelledby="basis">
<h2 id="basis">{{t:procedure.legal_basis}}</h2>
<ul class="govuk-list numbers">
{{#legal_basis}}
<li>{{number}} <span class="govuk-tag tag_care">{{t:procedure.unverified}}</span></li>
{{/legal_basis}}
</ul>
{{^legal_basis}}
<p>{{t:why.not_stated}}</p>
{{/legal_basis}}
</section>
{{>web/foot.tpl}}
