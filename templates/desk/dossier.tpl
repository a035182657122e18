{{>web/head.tpl}}
<p class="crumbs">{{#citizen}}<a href="/dossiers">{{t:frame.own_dossiers}}</a>{{/citizen}}{{#officer}}<a href="/tasks">{{t:frame.tasks}}</a>{{/officer}}</p>
{{#filed}}
<div class="success" role="status">
<h2>{{t:dossier.filed}}</h2>
<p>{{t:dossier.filed_text}}</p>
</div>
{{/filed}}
{{>web/errors.tpl}}
{{#unsent}}
<div class="notice"><p>{{t:dossier.unsent}}</p><p class="quote">{{unsent_text}}</p></div>
{{/unsent}}
<div class="title">
<h1>{{procedure_name}}</h1>
<p class="code">{{code}}</p>
<p><span class="tag state-{{state}}">{{state_name}}</span>{{#urgent}} <span class="tag {{urgency}}">{{urgency_name}}</span>{{/urgent}}</p>
</div>
<div class="columns">
<div class="main_column">
{{#rejection}}
<section class="notice" aria-labelledby="rejected"><h2 id="rejected">{{t:dossier.rejection}}</h2><p class="quote">{{reason}}</p></section>
{{/rejection}}
{{>desk/supplement.tpl}}
{{>desk/acts.tpl}}
{{>desk/fees.tpl}}
<section aria-labelledby="state">
<h2 id="state">{{t:dossier.summary}}</h2>
{{#summary}}
{{>desk/rows.tpl}}
{{/summary}}
{{#derived}}
<details class="derivation">
<summary>{{t:derivation.heading}}</summary>
<ul>
{{#derivation}}
<li>{{line}}</li>
{{/derivation}}
</ul>
</details>
{{/derived}}
<p class="actions"><a class="button second" href="/dossiers/{{code}}/slip">{{t:dossier.slip}}</a></p>
</section>
{{#result}}
<section class="card" aria-labelledby="result">
<h2 id="result">{{t:dossier.result}}</h2>
{{>desk/rows.tpl}}
</section>
{{/result}}
{{>desk/site_visits.tpl}}
{{#erased}}
<p class="notice">{{t:dossier.erased}}</p>
{{/erased}}
{{#groups}}
<section>
<h2>{{group_title}}</h2>
{{>desk/rows.tpl}}
</section>
{{/groups}}
<section aria-labelledby="papers">
<h2 id="papers">{{t:dossier.papers}}</h2>
{{#missing}}
<div class="notice"><p><strong>{{t:dossier.missing_papers}}</strong></p>
<ul>
{{#missing_papers}}
<li>{{paper_name}}</li>
{{/missing_papers}}
</ul></div>
{{/missing}}
<ul class="papers">
{{#papers}}
<li><p><strong>{{paper_name}}</strong></p>
{{#counted}}
<p class="quiet">{{t:dossier.counts}}</p>
{{/counted}}
<ul>
{{#files}}
<li><a href="/files/{{file}}">{{file_name}}</a> <span class="quiet">{{size}}</span></li>
{{/files}}
</ul>
</li>
{{/papers}}
</ul>
{{^papers}}
<p class="quiet">{{t:dossier.no_papers}}</p>
{{/papers}}
</section>
</div>
<div class="side_column">
<section aria-labelledby="steps">
<h2 id="steps">{{t:dossier.steps}}</h2>
<ol class="steps">
{{#steps}}
<li class="{{step_state}}"><p><strong>{{step_name}}</strong> <span class="quiet">{{step_state_name}}</span></p>
<p class="quiet">{{step_role}}{{#known_officer}} – {{step_officer}}{{/known_officer}}</p>
</li>
{{/steps}}
</ol>
</section>
<section aria-labelledby="timeline">
<h2 id="timeline">{{t:dossier.timeline}}</h2>
<ol class="timeline">
{{#timeline}}
<li><p><strong>{{what}}</strong></p>
<p class="quiet">{{when}} – {{by}}</p>
{{#remarked}}
<p class="quote">{{remark}}</p>
{{/remarked}}
</li>
{{/timeline}}
</ol>
</section>
</div>
</div>
{{>web/foot.tpl}}
