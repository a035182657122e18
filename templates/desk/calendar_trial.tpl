{{>web/head.tpl}}
<a class="govuk-back-link" href="/agencies/{{code}}/calendar/changes">{{t:calendar.change}}</a>
{{>web/errors.tpl}}
<h1 id="changes" tabindex="-1">{{t:calendar.trial}}</h1>
<p>{{name}} <span class="quiet">{{code}}</span></p>
<h2>{{t:calendar.what_changes}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#changes}}
<li>{{words}}</li>
{{/changes}}
</ul>
{{>desk/outlook.tpl}}
<form method="post" action="/agencies/{{code}}/calendar/changes">
{{>desk/act_begin.tpl}}
<input type="hidden" name="statements" value="{{statements}}">
<p>{{t:calendar.publish_about}}</p>
<button class="govuk-button">{{t:calendar.publish}}</button>
</form>
{{>web/foot.tpl}}
