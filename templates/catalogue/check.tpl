{{>web/head.tpl}}
<a class="govuk-back-link" href="/catalogue">{{t:work.heading}}</a>
{{>web/errors.tpl}}
<h1 lang="vi">{{name}}</h1>
<p class="quiet">{{code}} · {{sector}} · {{tiers}} · {{agency}} · {{decision}}</p>
<p><a href="/procedures/{{code}}">{{t:check.public_page}}</a></p>
{{#others}}
<div class="govuk-inset-text notice">{{t:listed.others}}</div>
{{/others}}
{{#own}}
{{#parts}}
<section class="acts" id="{{part}}" aria-labelledby="{{part}}-heading">
<h2 id="{{part}}-heading">{{part_name}}</h2>
{{#standing}}
<p><span class="govuk-tag tag_good">{{t:check.standing}}</span> <span class="quiet">{{t:check.who}}</span></p>
{{/standing}}
{{#outdated}}
<p><span class="govuk-tag tag_care">{{t:check.outdated}}</span> <span class="quiet">{{t:check.who}}</span></p>
{{/outdated}}
{{#to_check}}
<p><span class="govuk-tag tag_care">{{t:check.to_check}}</span></p>
{{/to_check}}
{{>catalogue/source.tpl}}
<form method="post" action="/catalogue/{{code}}/checks/{{part}}">
{{>desk/act_begin.tpl}}
{{#form_limit}}
<div class="govuk-form-group"><label class="govuk-label" for="length">{{t:check.length}}</label>
<input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="length" name="length" value="{{length}}" maxlength="4"></div>
<div class="govuk-form-group"><label class="govuk-label" for="unit">{{t:check.unit}}</label>
<select class="govuk-select" id="unit" name="unit">
<option value="">–</option>
{{#choices}}
<option value="{{choice}}"{{#chosen}} selected{{/chosen}}>{{choice_name}}</option>
{{/choices}}
</select></div>
{{/form_limit}}
{{#form_fee}}
<div class="govuk-form-group"><label class="govuk-label" for="way">{{t:check.fee_way}}</label>
<select class="govuk-select" id="way" name="way">
<option value="">–</option>
{{#choices}}
<option value="{{choice}}"{{#chosen}} selected{{/chosen}}>{{choice_name}}</option>
{{/choices}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="amount">{{t:check.amount}}</label>
<input class="govuk-input short" type="text" inputmode="numeric" id="amount" name="amount_dong" value="{{amount}}" maxlength="17"></div>
<div class="govuk-form-group"><label class="govuk-label" for="due">{{t:check.fee_due}}</label>
<select class="govuk-select" id="due" name="due">
<option value="reception">{{t:check.due_reception}}</option>
<option value="delivery"{{#at_delivery}} selected{{/at_delivery}}>{{t:check.due_delivery}}</option>
</select></div>
{{/form_fee}}
{{#form_papers}}
<input type="hidden" name="rows" value="{{row_count}}">
<p class="govuk-hint">{{t:check.papers_hint}}</p>
{{#paper_rows}}
<fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{t:check.paper_number}}</legend>
<div class="govuk-form-group"><label class="govuk-label" for="paper-{{row}}">{{t:check.paper_name}}</label>
<textarea class="govuk-textarea" id="paper-{{row}}" name="paper.{{row}}.name" rows="2" maxlength="2000">{{paper_name}}</textarea></div>
<div class="govuk-form-group"><label class="govuk-label" for="need-{{row}}">{{t:check.need}}</label>
<select class="govuk-select" id="need-{{row}}" name="paper.{{row}}.need">
{{#choices}}
<option value="{{choice}}"{{#chosen}} selected{{/chosen}}>{{choice_name}}</option>
{{/choices}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="originals-{{row}}">{{t:check.originals}}</label>
<input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="originals-{{row}}" name="paper.{{row}}.originals" value="{{originals}}" maxlength="2"></div>
<div class="govuk-form-group"><label class="govuk-label" for="copies-{{row}}">{{t:check.copies}}</label>
<input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="copies-{{row}}" name="paper.{{row}}.copies" value="{{copies}}" maxlength="2"></div>
</fieldset>
{{/paper_rows}}
{{/form_papers}}
{{#form_result}}
<div class="govuk-form-group"><label class="govuk-label" for="result-name">{{t:check.result_name}}</label>
<input class="govuk-input" type="text" id="result-name" name="name" value="{{result_name}}" maxlength="1000"></div>
<div class="govuk-form-group"><label class="govuk-label" for="result-code">{{t:check.result_code}}</label>
<input class="govuk-input short" type="text" id="result-code" name="code" value="{{result_code}}" maxlength="40"></div>
{{/form_result}}
<button class="govuk-button">{{t:check.confirm}}<span class="govuk-visually-hidden">: {{part_name}}</span></button>
</form>
{{^to_check}}
<form method="post" action="/catalogue/{{code}}/checks/{{part}}/undoing">
{{>desk/act_begin.tpl}}
<button class="govuk-button govuk-button--secondary">{{t:check.undo}}<span class="govuk-visually-hidden">: {{part_name}}</span></button>
</form>
{{/to_check}}
</section>
{{/parts}}
<section class="acts" id="service-level" aria-labelledby="level-heading">
<h2 id="level-heading">{{t:check.level}}</h2>
<ul class="govuk-list govuk-list--bullet">
{{#levels}}
<li>{{level_name}}, {{t:check.from_day}} {{#in_force}}<span class="govuk-tag tag_good">{{t:check.in_force}}</span>{{/in_force}} <span class="quiet">{{reason}}</span></li>
{{/levels}}
</ul>
{{^levels}}
<p>{{t:check.no_level}}</p>
{{/levels}}
<form method="post" action="/catalogue/{{code}}/service-level">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="level">{{t:check.level}}</label>
<select class="govuk-select" id="level" name="level">
{{#level_choices}}
<option value="{{level}}"{{#chosen}} selected{{/chosen}}>{{level_name}}</option>
{{/level_choices}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="from">{{t:check.from}}</label>
<input class="govuk-input short" type="text" id="from" name="from" value="{{level_from}}" maxlength="10"></div>
<div class="govuk-form-group"><label class="govuk-label" for="reason">{{t:check.level_reason}}</label>
<textarea class="govuk-textarea" id="reason" name="reason" rows="2" maxlength="1000">{{level_reason}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:check.set_level}}</button>
</form>
</section>
<section class="acts" id="publication" aria-labelledby="publication-heading">
<h2 id="publication-heading">{{t:check.publication}}</h2>
{{#published}}
<p><span class="govuk-tag tag_good">{{t:check.published}}</span></p>
{{/published}}
{{#in_full}}
<p>{{t:problem.published_in_full}}</p>
{{/in_full}}
{{#unready}}
<p>{{t:check.unready}}</p>
{{/unready}}
{{#publication}}
<form method="post" action="/catalogue/{{code}}/publication">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="process">{{t:check.process}}</label>
<div class="govuk-hint" id="process-hint">{{t:check.process_hint}}</div>
<select class="govuk-select" id="process" name="process" aria-describedby="process-hint">
<option value="">{{t:check.no_process}}</option>
{{#processes}}
<option value="{{process}}"{{#chosen}} selected{{/chosen}}>{{process_name}}</option>
{{/processes}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="notation">{{t:check.notation}}</label>
<input class="govuk-input short" type="text" id="notation" name="notation" value="{{notation}}" maxlength="20"></div>
<button class="govuk-button">{{t:check.publish}}</button>
</form>
{{/publication}}
</section>
{{>catalogue/layers.tpl}}
{{/own}}
{{>web/foot.tpl}}
