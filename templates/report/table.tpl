{{>web/head.tpl}}
<div class="report_page">
{{>web/errors.tpl}}
<ul class="tabs report_tabs" aria-label="{{t:report.tabs}}">
{{#tabs}}
<li><a class="tab" href="{{tab_link}}"{{#here_now}} aria-current="page"{{/here_now}}>{{tab_name}}</a></li>
{{/tabs}}
</ul>
<h1>{{heading}}</h1>
{{#asking}}
<form class="report_form" method="get" action="{{path}}">
{{#kept}}
<input type="hidden" name="{{kept_name}}" value="{{kept_value}}">
{{/kept}}
{{#periodic}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
<fieldset class="govuk-fieldset" aria-describedby="days-hint{{#wrong}} days-error{{/wrong}}">
<legend class="govuk-fieldset__legend">{{t:report.period}}</legend>
<div class="govuk-hint" id="days-hint">{{t:report.period_hint}}</div>
{{#wrong}}
<p class="govuk-error-message" id="days-error">{{t:problem.bad_period}}</p>
{{/wrong}}
<div class="report_days">
<div><label class="govuk-label" for="from">{{t:report.from}}</label><input class="govuk-input{{#wrong}} govuk-input--error{{/wrong}}" type="text" id="from" name="from" value="{{from}}" inputmode="numeric" autocomplete="off" maxlength="10"></div>
<div><label class="govuk-label" for="to">{{t:report.to}}</label><input class="govuk-input{{#wrong}} govuk-input--error{{/wrong}}" type="text" id="to" name="to" value="{{to}}" inputmode="numeric" autocomplete="off" maxlength="10"></div>
</div>
</fieldset>
</div>
{{/periodic}}
{{#choosing}}
<div class="govuk-form-group">
<label class="govuk-label" for="agency">{{t:report.agency}}</label>
<select class="govuk-select" id="agency" name="agency">
<option value="">{{t:report.all_agencies}}</option>
{{#agencies}}
<option value="{{code}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>
{{/agencies}}
</select>
</div>
{{/choosing}}
<button class="govuk-button">{{t:report.show}}</button>
</form>
{{/asking}}
{{#periodic}}
<ul class="report_periods" aria-label="{{t:report.periods}}">
{{#periods}}
<li><a class="govuk-link" href="{{period_link}}"{{#shown}} aria-current="true"{{/shown}}>{{period_name}}</a></li>
{{/periods}}
</ul>
{{/periodic}}
<div class="report_above">
{{#above}}
<p>{{line}}</p>
{{/above}}
</div>
{{#filled}}
<div class="report_frame" role="region" aria-label="{{heading}}" tabindex="0">
<table class="govuk-table report">
<caption class="govuk-visually-hidden">{{heading}}</caption>
<thead>
<tr>{{#heads}}<th class="govuk-table__header" scope="{{head_scope}}" colspan="{{wide}}" rowspan="{{high}}">{{head}}</th>{{/heads}}</tr>
{{#grouped}}
<tr>{{#second_heads}}<th class="govuk-table__header" scope="col">{{head}}</th>{{/second_heads}}</tr>
{{/grouped}}
</thead>
<tbody>
{{#rows}}
<tr{{#sum}} class="sum"{{/sum}}>{{#cells}}<td class="govuk-table__cell{{#number}} number{{/number}}">{{#linked}}<a class="govuk-link" href="{{link}}">{{text}}</a>{{/linked}}{{#plain}}{{text}}{{/plain}}</td>{{/cells}}</tr>
{{/rows}}
</tbody>
</table>
</div>
<p class="report_files"><a class="govuk-link" href="{{xlsx}}" download>{{t:report.xlsx}}</a> · <a class="govuk-link" href="{{csv}}" download>{{t:report.csv}}</a></p>
{{/filled}}
{{^filled}}
<p class="empty">{{empty}}</p>
{{/filled}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{{next_link}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{#notes}}
<p class="quiet">{{note}}</p>
{{/notes}}
</div>
{{>web/foot.tpl}}
