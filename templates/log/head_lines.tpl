{{#any_head}}
<ul class="cards">
{{#heads}}
<li class="card">
<p class="head_link"><a class="govuk-link" href="/log/heads/{{size}}">{{t:open_log.head_of}}</a></p>
<p class="quiet">{{t:open_log.signed_at}} {{at}}</p>
<p class="quiet">{{t:open_log.cosignatures_count}}</p>
</li>
{{/heads}}
</ul>
{{/any_head}}
