{{>web/head.tpl}}
<h1>{{t:own.heading}}</h1>
{{#has_drafts}}
<section aria-labelledby="drafts">
<h2 id="drafts">{{t:own.drafts}}</h2>
<ul class="cards">
{{#drafts}}
<li class="card">
<h3 class="small"><a href="/procedures/{{draft_code}}/filing?variant={{draft_variant}}">{{draft_name}}</a></h3>
<p class="quiet">{{t:filing.drafted}}</p>
</li>
{{/drafts}}
</ul>
</section>
{{/has_drafts}}
<ul class="cards">
{{#dossiers}}
<li class="card">
<h2 class="small"><a href="/dossiers/{{code}}">{{name}}</a></h2>
<p class="code">{{code}}</p>
<p><span class="govuk-tag state-{{state}}">{{state_name}}</span></p>
<p class="quiet">{{t:own.submitted}}{{#dated}}<br>{{t:own.due}}{{/dated}}</p>
{{#awaits}}
<p><strong>{{t:supplement.awaits}}</strong></p>
{{/awaits}}
</li>
{{/dossiers}}
</ul>
{{^dossiers}}
<p class="empty">{{t:own.empty}}</p>
<p><a class="govuk-button" href="/">{{t:own.begin}}</a></p>
{{/dossiers}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/dossiers?after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
