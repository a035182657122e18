{{>web/head.tpl}}
<a class="govuk-back-link" href="/agencies">{{t:agencies.heading}}</a>
<h1>{{name}}</h1>
{{#closed}}
<div class="govuk-inset-text notice" role="status"><p><strong>{{t:agency.closed}}</strong></p></div>
{{/closed}}
{{#listed_only}}
<div class="govuk-inset-text notice" role="status"><p><strong>{{t:agency.listed_only}}</strong></p><p>{{t:agency.where_to_go}}</p></div>
{{/listed_only}}
{{>desk/rows.tpl}}
<p><a href="/agencies/{{code}}/calendar">{{t:calendar.link}}</a></p>
{{#successors}}
<p>{{t:agency.successor}} <a href="/agencies/{{other}}">{{other_name}}</a> ({{since}}, {{cause}}){{#takes}} {{t:agency.takes_dossiers}}{{/takes}}</p>
{{/successors}}
{{#predecessors}}
<p>{{t:agency.predecessor}} <a href="/agencies/{{other}}">{{other_name}}</a> ({{since}}, {{cause}}){{#takes}} {{t:agency.took_dossiers}}{{/takes}}</p>
{{/predecessors}}
<section aria-labelledby="units">
<h2 id="units">{{t:agency.sub_units}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#sub_units}}
<li>{{unit}}</li>
{{/sub_units}}
</ul>
{{^sub_units}}
<p class="empty">{{t:agency.no_sub_units}}</p>
{{/sub_units}}
</section>
{{#signing}}
<p>{{t:agency.may_sign}} <strong>{{form}} {{title}}</strong>: {{covers}} ({{cause}})</p>
{{/signing}}
{{#names}}
<p>{{t:agency.was_called}} <strong>{{former}}</strong> {{since}} {{cause}}</p>
{{/names}}
{{>web/foot.tpl}}
