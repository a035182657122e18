{{>web/head.tpl}}
<h1>{{t:tasks.heading}}</h1>
<ul class="tabs">
<li><a href="/tasks?queue=mine"{{#mine}} aria-current="page"{{/mine}}>{{t:queue.mine}}</a></li>
<li><a href="/tasks?queue=agency"{{#whole_agency}} aria-current="page"{{/whole_agency}}>{{t:queue.agency}}</a></li>
{{#counter}}
<li class="last"><a class="button second" href="/">{{t:tasks.file}}</a></li>
{{/counter}}
</ul>
{{#filled}}
<div class="scroll" role="region" aria-labelledby="caption" tabindex="0">
<table class="tasks">
<caption id="caption" class="unseen">{{t:tasks.heading}}</caption>
<thead>
<tr><th scope="col">{{t:tasks.due}}</th><th scope="col">{{t:tasks.dossier}}</th><th scope="col">{{t:tasks.owner}}</th><th scope="col">{{t:tasks.step}}</th><th scope="col">{{t:tasks.officer}}</th></tr>
</thead>
<tbody>
{{#tasks}}
<tr class="{{urgency}}">
<td data-label="{{t:tasks.due}}"><span class="tag {{urgency}}">{{urgency_name}}</span> <span class="when">{{due}}</span></td>
<td data-label="{{t:tasks.dossier}}"><a href="/dossiers/{{code}}">{{code}}</a><br><span class="quiet">{{name}}</span></td>
<td data-label="{{t:tasks.owner}}">{{owner}}</td>
<td data-label="{{t:tasks.step}}">{{step}}</td>
<td data-label="{{t:tasks.officer}}">{{#assigned}}{{officer_login}}{{/assigned}}{{^assigned}}–{{/assigned}}</td>
</tr>
{{/tasks}}
</tbody>
</table>
</div>
{{/filled}}
{{^filled}}
<p class="empty">{{t:tasks.empty}}</p>
{{/filled}}
{{#more}}
<p><a class="button second" href="/tasks?queue={{queue}}&amp;after_due={{after_due}}&amp;after={{next}}">{{t:list.more}}</a></p>
{{/more}}
{{>web/foot.tpl}}
