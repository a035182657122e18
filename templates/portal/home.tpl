{{>web/head.tpl}}
<h1>{{t:home.heading}}</h1>
<p class="lead">{{t:home.lead}}</p>
<form class="search" method="get" action="/" role="search">
<div class="govuk-form-group">
<label class="govuk-label govuk-label--m" for="q">{{t:home.search_label}}</label>
<div class="govuk-hint" id="q-hint">{{t:home.search_hint}}</div>
<div class="search_row">
{{>web/find.tpl}}
<button class="govuk-button">{{t:home.search_button}}</button>
</div>
</div>
</form>
<section aria-labelledby="found" class="found">
<h2 id="found">{{#searched}}{{t:home.found}}{{/searched}}{{^searched}}{{t:home.all}}{{/searched}}</h2>
{{#counted}}
<p class="quiet">{{t:home.count}}</p>
{{/counted}}
{{#filled}}
<ul class="cards">
{{#procedures}}
<li class="card">
<h3><a href="/procedures/{{code}}" lang="{{name_language}}">{{name}}</a></h3>
<p class="quiet">{{t:home.code}}</p>
{{#online}}
<p><span class="govuk-tag tag_good">{{t:home.fileable}}</span></p>
{{/online}}
</li>
{{/procedures}}
</ul>
{{/filled}}
{{#lost}}
<div class="lost">
<p><strong>{{t:home.lost}}</strong></p>
<ul class="govuk-list govuk-list--bullet">
<li>{{t:home.lost_fewer}}</li>
<li>{{t:home.lost_paper}}</li>
<li><a href="/">{{t:home.lost_all}}</a></li>
<li>{{t:home.lost_call}} <a href="tel:18001096">1800 1096</a>.</li>
</ul>
</div>
{{/lost}}
{{#bare}}
<p class="empty">{{t:home.empty}}</p>
{{/bare}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/?q={{q}}&amp;after={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
</section>
<section class="aside" aria-labelledby="track_heading">
<h2 id="track_heading">{{t:track.heading}}</h2>
<p>{{t:home.track_text}}</p>
<p><a class="govuk-button govuk-button--secondary" href="/track">{{t:frame.track}}</a></p>
</section>
{{>web/foot.tpl}}
