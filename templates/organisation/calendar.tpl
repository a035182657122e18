{{>web/head.tpl}}
<div class="calendar_page">
<a class="govuk-back-link" href="/agencies/{{code}}">{{name}}</a>
{{#done}}
<div class="govuk-inset-text notice" role="status"><p><strong>{{sentence}}</strong></p></div>
{{/done}}
<h1>{{heading}}</h1>
<p>{{name}} <span class="quiet">{{code}}</span></p>
{{#provisional}}
<div class="govuk-inset-text notice"><p>{{t:calendar.provisional}}</p></div>
{{/provisional}}
<p class="actions"><a href="/agencies/{{code}}/calendar?year={{before}}" rel="prev">← {{before}}</a> <a href="/agencies/{{code}}/calendar?year={{after}}" rel="next">{{after}} →</a><a href="/time-rules">{{t:time_rules.link}}</a>{{#keeps_calendar}} <a href="/agencies/{{code}}/calendar/changes">{{t:calendar.change}}</a>{{/keeps_calendar}}</p>
<ul class="calendar_legend" aria-label="{{t:calendar.legend}}">
<li><span class="day_holiday">{{t:calendar.mark_holiday}}</span> {{t:calendar.look_holiday}}</li>
<li><span class="day_closure">{{t:calendar.mark_closure}}</span> {{t:calendar.look_closure}}</li>
<li><span class="day_half">{{t:calendar.mark_half}}</span> {{t:calendar.look_half}}</li>
<li><span class="day_made_up">{{t:calendar.mark_made_up}}</span> {{t:calendar.look_made_up}}</li>
<li><span class="day_weekend">7</span> {{t:calendar.look_weekend}}</li>
</ul>
<div class="calendar_months">
{{#months}}
<table class="calendar_month">
<caption>{{month}}</caption>
<thead><tr><th scope="col"><abbr title="{{t:calendar.weekday_1}}">{{t:calendar.short_1}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_2}}">{{t:calendar.short_2}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_3}}">{{t:calendar.short_3}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_4}}">{{t:calendar.short_4}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_5}}">{{t:calendar.short_5}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_6}}">{{t:calendar.short_6}}</abbr></th><th scope="col"><abbr title="{{t:calendar.weekday_7}}">{{t:calendar.short_7}}</abbr></th></tr></thead>
<tbody>
{{#weeks}}
<tr>{{#days}}<td{{^blank}} class="day_{{look}}"{{/blank}}>{{^blank}}{{#today}}<strong class="calendar_today">{{/today}}{{number}}{{#today}}</strong>{{/today}}{{#marked}} <span class="calendar_mark" aria-hidden="true">{{mark}}</span><span class="govuk-visually-hidden">{{look_name}}</span>{{/marked}}{{/blank}}</td>{{/days}}</tr>
{{/weeks}}
</tbody>
</table>
{{/months}}
</div>
<section aria-labelledby="special">
<h2 id="special">{{t:calendar.special}}</h2>
<ul class="calendar_special">
{{#special}}
<li><strong>{{weekday}} {{date}}</strong> <span class="day_{{look}}">{{look_name}}</span>{{#open}} {{hours}}{{/open}} {{what}}{{#swapped}} ({{t:calendar.exchanged_on}}){{/swapped}} <span class="quiet">– {{says}}{{#documented}}, {{document}}{{/documented}}</span></li>
{{/special}}
</ul>
{{^special}}
<p class="empty">{{t:calendar.nothing_special}}</p>
{{/special}}
</section>
<section aria-labelledby="week-hours">
<h2 id="week-hours">{{t:calendar.week_hours}}</h2>
<ul class="calendar_special">
{{#week_hours}}
<li><strong>{{weekdays}}</strong> {{hours}} ({{valid}}) <span class="quiet">– {{says}}</span></li>
{{/week_hours}}
</ul>
<p class="quiet">{{t:calendar.last_word}}</p>
</section>
</div>
{{>web/foot.tpl}}
