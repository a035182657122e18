{{>web/head.tpl}}
<div class="narrow slip">
<p class="crumbs"><a href="/dossiers/{{code}}">{{t:slip.back}}</a></p>
<p class="agency">{{agency}}</p>
<h1>{{heading}}</h1>
<p class="code">{{code}}</p>
{{>desk/rows.tpl}}
<h2>{{t:dossier.papers}}</h2>
<ol class="papers">
{{#papers}}
<li>{{paper_name}} <span class="quiet">{{given}}</span></li>
{{/papers}}
</ol>
{{^papers}}
<p>{{t:dossier.no_papers}}</p>
{{/papers}}
{{#provisional}}
<p class="hint">{{t:derivation.provisional}}</p>
{{/provisional}}
<div class="signatures"><p>{{t:slip.giver}}</p><p>{{t:slip.receiver}}</p></div>
<p class="hint">{{t:slip.track}}</p>
</div>
{{>web/foot.tpl}}
