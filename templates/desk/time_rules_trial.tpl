{{>web/head.tpl}}
<a class="govuk-back-link" href="/time-rules">{{t:time_rules.heading}}</a>
{{>web/errors.tpl}}
<h1 id="changes" tabindex="-1">{{t:time_rules.trial}}</h1>
<h2>{{t:time_rules.what_changes}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#changes}}
<li>{{words}}</li>
{{/changes}}
</ul>
{{>desk/outlook.tpl}}
<form method="post" action="/time-rules/changes">
{{>desk/act_begin.tpl}}
{{#carried}}
<input type="hidden" name="{{field}}" value="{{value}}">
{{/carried}}
<p>{{t:time_rules.publish_about}}</p>
<button class="govuk-button">{{t:calendar.publish}}</button>
</form>
{{>web/foot.tpl}}
