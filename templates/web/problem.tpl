{{>web/head.tpl}}
<div class="narrow">
<h1>{{heading}}</h1>
<p class="actions"><a class="button" href="/">{{t:problem_page.home}}</a> <a href="/track">{{t:frame.track}}</a></p>
<p class="quiet">{{t:problem_page.request}}</p>
</div>
{{>web/foot.tpl}}
