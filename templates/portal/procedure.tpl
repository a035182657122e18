{{>web/head.tpl}}
<p class="crumbs"><a href="/">{{t:frame.procedures}}</a></p>
<h1>{{name}}</h1>
<dl class="facts">
<div><dt>{{t:procedure.code}}</dt><dd>{{code}}</dd></div>
<div><dt>{{t:procedure.sector}}</dt><dd>{{sector}}</dd></div>
<div><dt>{{t:procedure.tier}}</dt><dd>{{tier}}</dd></div>
<div><dt>{{t:procedure.applicants}}</dt><dd>{{applicants}}{{#applicants_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/applicants_unverified}}</dd></div>
<div><dt>{{t:procedure.channels}}</dt><dd>{{channels}}</dd></div>
<div><dt>{{t:procedure.result}}</dt><dd>{{result}}{{#result_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/result_unverified}}</dd></div>
</dl>
{{#variants}}
<section class="variant" aria-labelledby="v-{{variant}}">
<h2 id="v-{{variant}}">{{variant_name}}</h2>
{{#described}}
<p>{{description}}</p>
{{/described}}
{{#variant_noted}}
<p class="hint">{{variant_note}}</p>
{{/variant_noted}}
{{#at_once}}
<p class="limit"><strong>{{t:procedure.limit}}</strong> {{t:procedure.at_once}}</p>
{{/at_once}}
{{#timed}}
<p class="limit"><strong>{{t:procedure.limit}}</strong> {{limit}}{{#limit_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/limit_unverified}}</p>
{{/timed}}
{{#limit_noted}}
<p class="hint">{{limit_note}}</p>
{{/limit_noted}}
<h3>{{t:procedure.papers}}</h3>
<ul class="papers">
{{#papers}}
<li><p><strong>{{paper_name}}</strong> <span class="tag{{#required}} strong{{/required}}">{{need}}</span>{{#paper_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/paper_unverified}}</p>
{{#conditioned}}<p class="hint">{{condition}}</p>{{/conditioned}}
{{#paper_noted}}<p class="hint">{{paper_note}}</p>{{/paper_noted}}
</li>
{{/papers}}
</ul>
<h3>{{t:procedure.fees}}</h3>
<ul class="papers">
{{#fees}}
<li><p><strong>{{fee_name}}</strong>: {{amount}}{{#fee_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/fee_unverified}}</p>
{{#fee_noted}}<p class="hint">{{fee_note}}</p>{{/fee_noted}}
</li>
{{/fees}}
</ul>
{{^fees}}
<p>{{t:procedure.no_fees}}</p>
{{/fees}}
{{#can_file}}
<p><a class="button" href="/procedures/{{code}}/filing?variant={{variant}}">{{t:procedure.file}}<span class="unseen">: {{variant_name}}</span></a></p>
{{/can_file}}
{{#elsewhere}}
<p class="notice">{{t:procedure.in_person}}</p>
{{/elsewhere}}
</section>
{{/variants}}
{{^variants}}
<p class="notice">{{t:problem.procedure_not_fileable}}</p>
{{/variants}}
<section aria-labelledby="basis">
<h2 id="basis">{{t:procedure.legal_basis}}</h2>
<ul class="numbers">
{{#legal_basis}}
<li>{{number}}{{#basis_unverified}} <span class="tag doubt">{{t:procedure.unverified}}</span>{{/basis_unverified}}</li>
{{/legal_basis}}
</ul>
</section>
{{>web/foot.tpl}}
