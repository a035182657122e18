{{>web/head.tpl}}
<h1>{{t:home.heading}}</h1>
<p class="lead">{{t:home.lead}}</p>
<form class="search" method="get" action="/" role="search">
<label for="q">{{t:home.search_label}}</label>
<div class="row">
<input type="search" id="q" name="q" value="{{q}}" autocomplete="off" maxlength="200">
<button>{{t:home.search_button}}</button>
</div>
<p class="hint">{{t:home.search_hint}}</p>
</form>
<section aria-labelledby="found">
<h2 id="found">{{#searched}}{{t:home.found}}{{/searched}}{{^searched}}{{t:home.all}}{{/searched}}</h2>
<ul class="cards">
{{#procedures}}
<li class="card">
<h3><a href="/procedures/{{code}}">{{name}}</a></h3>
<p class="quiet">{{t:home.code}}</p>
{{#fileable}}
<p><span class="tag good">{{t:home.fileable}}</span></p>
{{/fileable}}
</li>
{{/procedures}}
</ul>
{{^procedures}}
<p class="empty">{{t:home.empty}}</p>
{{/procedures}}
{{#more}}
<p><a class="button second" href="/?q={{q}}&amp;after={{next}}">{{t:list.more}}</a></p>
{{/more}}
</section>
<section class="aside" aria-labelledby="track_heading">
<h2 id="track_heading">{{t:track.heading}}</h2>
<p>{{t:home.track_text}}</p>
<p><a class="button second" href="/track">{{t:frame.track}}</a></p>
</section>
{{>web/foot.tpl}}
