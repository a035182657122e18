{{>web/head.tpl}}
<h1>{{t:agencies.heading}}</h1>
<p class="lead">{{t:agencies.lead}}</p>
<form class="search" method="get" action="/agencies" role="search">
<div class="govuk-form-group">
<label class="govuk-label govuk-label--m" for="q">{{t:agencies.label}}</label>
<div class="search_row">
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" autocomplete="off" maxlength="100">
<button class="govuk-button">{{t:areas.button}}</button>
</div>
</div>
</form>
<p><a href="/areas">{{t:agencies.old_name}}</a></p>
<ul class="cards">
{{#agencies}}
<li class="card">
<h2><a href="/agencies/{{code}}">{{name}}</a></h2>
<p class="quiet">{{kind}} · {{code}}</p>
{{#listed_only}}
<p><span class="govuk-tag">{{t:agencies.listed_only}}</span></p>
{{/listed_only}}
</li>
{{/agencies}}
</ul>
{{^agencies}}
<p class="empty">{{t:agencies.empty}}</p>
{{/agencies}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/agencies?q={{q}}&amp;after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
