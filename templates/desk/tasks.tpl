{{>web/head.tpl}}
<h1>{{t:tasks.heading}}</h1>
<div class="searches">
<form method="get" action="/tasks" role="search" aria-label="{{t:tasks.search}}">
<div class="govuk-form-group"><label class="govuk-label" for="q">{{t:tasks.search}}</label>
<div class="govuk-hint" id="q-hint">{{t:tasks.search_hint}}</div>
<div class="search_row">
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="q-hint">
<button class="govuk-button govuk-button--secondary">{{t:home.search_button}}</button>
</div></div>
</form>
{{#counter}}
<form method="get" action="/" role="search" aria-label="{{t:tasks.file}}">
<div class="govuk-form-group"><label class="govuk-label" for="{{find_id}}">{{t:tasks.file}}</label>
<div class="govuk-hint" id="{{find_id}}-hint">{{t:tasks.file_hint}}</div>
<div class="search_row">
{{>web/find.tpl}}
<button class="govuk-button govuk-button--secondary">{{t:home.search_button}}</button>
</div></div>
</form>
{{/counter}}
</div>
<p>{{#counter}}<a href="/visits">{{t:tasks.visits}}</a> · {{/counter}}<a href="/hand-overs">{{t:tasks.hand_overs}}</a></p>
<ul class="tabs">
<li><a class="tab" href="/tasks?queue=mine"{{#mine}} aria-current="page"{{/mine}}>{{t:queue.mine}}</a></li>
<li><a class="tab" href="/tasks?queue=agency"{{#whole_agency}} aria-current="page"{{/whole_agency}}>{{t:queue.agency}}</a></li>
<li><a class="tab" href="/tasks?queue=shelf"{{#shelf}} aria-current="page"{{/shelf}}>{{t:queue.shelf}}</a></li>
</ul>
{{#due_counted}}
<nav class="due_counts" aria-label="{{t:tasks.by_due}}">
<ul>
<li><a href="/tasks?queue={{queue}}"{{#due_all}} aria-current="true"{{/due_all}}>{{t:tasks.all_due}}</a></li>
{{#due_counts}}
<li class="due_{{due_name}}">{{#due_some}}<a href="/tasks?queue={{queue}}&amp;due={{due_name}}"{{#due_chosen}} aria-current="true"{{/due_chosen}}>{{due_words}} <strong>{{due_count}}</strong></a>{{/due_some}}{{^due_some}}<span{{#due_chosen}} aria-current="true"{{/due_chosen}}>{{due_words}} <strong>0</strong></span>{{/due_some}}</li>
{{/due_counts}}
</ul>
</nav>
{{/due_counted}}
{{#reminders}}
<section class="govuk-inset-text" aria-labelledby="reminders">
<h2 class="small" id="reminders">{{t:reminder.heading}}</h2>
<p>{{t:reminder.counts}}</p>
<ul class="govuk-list">
{{#reminded}}
<li><a class="code" href="/dossiers/{{code}}">{{code}}</a> <span class="quiet">{{kind}}, {{due}}</span></li>
{{/reminded}}
</ul>
</section>
{{/reminders}}
{{#shelf_counts}}
<p class="govuk-inset-text">{{t:shelf.counts}} {{t:shelf.reminded}}</p>
{{/shelf_counts}}
{{#filled}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:tasks.heading}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{#shelf}}{{t:tasks.since}}{{/shelf}}{{^shelf}}{{t:tasks.due}}{{/shelf}}</th><th scope="col" class="govuk-table__header">{{t:tasks.dossier}}</th><th scope="col" class="govuk-table__header">{{t:tasks.owner}}</th><th scope="col" class="govuk-table__header">{{t:tasks.step}}</th><th scope="col" class="govuk-table__header">{{t:tasks.officer}}</th></tr>
</thead>
<tbody>
{{#tasks}}
<tr class="is-{{urgency}}">
<td class="govuk-table__cell{{^dated}} bare{{/dated}}" data-label="{{#shelf}}{{t:tasks.since}}{{/shelf}}{{^shelf}}{{t:tasks.due}}{{/shelf}}"><div>{{#dated}}<span class="govuk-tag urgency-{{urgency}}">{{urgency_name}}</span> <span class="when">{{due}}</span>{{/dated}}{{^dated}}–{{/dated}}</div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.dossier}}"><div><a class="code" href="/dossiers/{{code}}">{{code}}</a> <span class="quiet">{{name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.owner}}"><div>{{owner}}</div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.step}}"><div>{{#moves}}{{step}}{{/moves}}{{#stands}}<span class="govuk-tag">{{state_name}}</span>{{#awaits}} <span class="quiet">{{t:supplement.awaits}}</span>{{/awaits}}{{/stands}}</div></td>
<td class="govuk-table__cell{{^assigned}} bare{{/assigned}}" data-label="{{t:tasks.officer}}"><div>{{#assigned}}{{officer}}{{/assigned}}{{^assigned}}–{{/assigned}}</div></td>
</tr>
{{/tasks}}
</tbody>
</table>
{{/filled}}
{{^filled}}
<p class="empty">{{#searched}}{{t:tasks.nothing_found}}{{/searched}}{{^searched}}{{t:tasks.empty}}{{/searched}}</p>
{{/filled}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/tasks?queue={{queue}}&amp;due={{due_asked}}&amp;q={{q}}&amp;after_due={{after_due}}&amp;after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
