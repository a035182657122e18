{{>web/head.tpl}}
<div class="narrow">
<h1>{{heading}}</h1>
<div class="govuk-button-group actions"><a class="govuk-button" href="/">{{t:problem_page.home}}</a> <a class="govuk-link" href="/track">{{t:frame.track}}</a></div>
<p class="quiet">{{t:problem_page.request}}</p>
</div>
{{>web/foot.tpl}}
