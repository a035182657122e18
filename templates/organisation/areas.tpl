{{>web/head.tpl}}
<h1>{{t:areas.heading}}</h1>
<p class="lead">{{t:areas.lead}}</p>
<form class="search" method="get" action="/areas" role="search">
<div class="govuk-form-group">
<label class="govuk-label govuk-label--m" for="q">{{t:areas.label}}</label>
<div class="govuk-hint" id="q-hint">{{t:areas.hint}}</div>
<div class="search_row">
<input class="govuk-input" type="search" id="q" name="q" value="{{q}}" autocomplete="off" maxlength="100" aria-describedby="q-hint">
<button class="govuk-button">{{t:areas.button}}</button>
</div>
</div>
</form>
{{#searched}}
<section aria-labelledby="found" class="found">
<h2 id="found">{{t:areas.found}}</h2>
<ul class="cards">
{{#areas}}
<li class="card">
<h3>{{path}}</h3>
<p class="quiet">{{era}}</p>
{{#is_today}}<p>{{t:areas.is_today}}</p>{{/is_today}}
{{#became}}<p>{{t:areas.became}}</p>{{/became}}
{{#divided}}<p>{{t:areas.divided}}</p>{{/divided}}
{{#lost}}<p>{{t:areas.lost}}</p>{{/lost}}
<ul class="govuk-list govuk-list--bullet">
{{#today}}
<li><strong>{{today_path}}</strong>
{{#agencies}}
<p><a href="/agencies/{{agency}}">{{agency_name}}</a>{{#receives}} <span class="govuk-tag tag_good">{{t:agencies.live}}</span>{{/receives}}{{#listed_only}} <span class="govuk-tag">{{t:agencies.listed_only}}</span>{{/listed_only}}</p>
{{/agencies}}
</li>
{{/today}}
</ul>
{{#own_agencies}}
<p>{{t:areas.own_agency}} <a href="/agencies/{{agency}}">{{agency_name}}</a></p>
{{/own_agencies}}
{{#assumed}}<p class="govuk-hint">{{t:areas.assumed}}</p>{{/assumed}}
</li>
{{/areas}}
</ul>
{{#nothing}}
<p class="empty">{{t:areas.nothing}}</p>
{{/nothing}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/areas?q={{q}}&amp;after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
</section>
{{/searched}}
{{>web/foot.tpl}}
