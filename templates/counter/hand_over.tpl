{{>web/head.tpl}}
<div class="slip">
<p class="actions"><a class="govuk-back-link" href="/hand-overs">{{t:hand_over.heading}}</a></p>
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success actions" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
<h1>{{t:hand_over.one}}</h1>
<p class="code">{{hand_over}}</p>
<p><span class="govuk-tag">{{state_name}}</span></p>
<p>{{t:hand_over.from}}: <strong>{{from}}</strong> – {{giver}}, {{given}}</p>
<p>{{t:hand_over.to}}: <strong>{{to}}</strong>{{#confirmed}} – {{receiver}}, {{received}}{{/confirmed}}</p>
<p>{{t:hand_over.count}}</p>
<form method="post" action="/hand-overs/{{hand_over}}/confirmation">
{{>counter/act_begin.tpl}}
<table class="govuk-table tasks">
<caption class="govuk-visually-hidden">{{t:hand_over.count}}</caption>
<thead>
<tr><th scope="col" class="govuk-table__header">{{t:hand_over.line}}</th><th scope="col" class="govuk-table__header">{{t:tasks.dossier}}</th><th scope="col" class="govuk-table__header">{{t:original.paper}}</th><th scope="col" class="govuk-table__header">{{t:hand_over.here}}</th></tr>
</thead>
<tbody>
{{#lines}}
<tr>
<td class="govuk-table__cell" data-label="{{t:hand_over.line}}"><div>{{line}}</div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.dossier}}"><div><a class="code" href="/dossiers/{{code}}">{{code}}</a> <span class="quiet">{{procedure_name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:original.paper}}"><div>{{t:original.counted}}</div></td>
<td class="govuk-table__cell" data-label="{{t:hand_over.here}}"><div>{{#open}}<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="received-{{line}}" name="received.{{line}}" value="1"{{#ticked}} checked{{/ticked}}><label class="govuk-label govuk-checkboxes__label" for="received-{{line}}">{{t:hand_over.is_here}}<span class="govuk-visually-hidden">: {{code}}, {{paper_name}}</span></label></div></div>{{/open}}{{#fixed}}{{line_state}}{{/fixed}}</div></td>
</tr>
{{/lines}}
</tbody>
</table>
{{#confirms}}
<div class="actions">
<p class="govuk-hint">{{t:hand_over.confirm_hint}}</p>
<button class="govuk-button">{{t:hand_over.confirm}}</button>
</div>
{{/confirms}}
</form>
<div class="signatures"><div><p>{{t:hand_over.giver}}</p><p class="signer">{{giver}}</p></div><div><p>{{t:hand_over.receiver}}</p><p class="signer">{{receiver}}</p></div></div>
</div>
{{>web/foot.tpl}}
