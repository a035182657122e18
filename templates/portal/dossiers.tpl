{{>web/head.tpl}}
<h1>{{t:own.heading}}</h1>
<ul class="cards">
{{#dossiers}}
<li class="card">
<h2 class="small"><a href="/dossiers/{{code}}">{{name}}</a></h2>
<p class="code">{{code}}</p>
<p><span class="tag state-{{state}}">{{state_name}}</span></p>
<p class="quiet">{{t:own.submitted}}{{#dated}}<br>{{t:own.due}}{{/dated}}</p>
</li>
{{/dossiers}}
</ul>
{{^dossiers}}
<p class="empty">{{t:own.empty}}</p>
<p><a class="button" href="/">{{t:own.begin}}</a></p>
{{/dossiers}}
{{#more}}
<p><a class="button second" href="/dossiers?after={{next}}">{{t:list.more}}</a></p>
{{/more}}
{{>web/foot.tpl}}
