{{#other_acts}}
<section class="acts" aria-labelledby="other-acts">
<h2 id="other-acts">{{t:dossier.other_acts}}</h2>
{{#withdrawal}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.withdrawal}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/withdrawal" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:ending.withdrawal_hint}}</p>
<div class="govuk-form-group"><label class="govuk-label" for="withdrawal-reason">{{t:dossier.reason}}</label>
<textarea class="govuk-textarea" id="withdrawal-reason" name="reason" rows="4" maxlength="2000" required>{{typed}}</textarea></div>
{{#returning}}
{{>desk/returning.tpl}}
{{/returning}}
<button class="govuk-button govuk-button--secondary">{{t:action.withdrawal}}</button>
</form>
</div>
</details>
{{/withdrawal}}
{{#withdrawal_decision}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.withdrawal_decision}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/withdrawal-decision" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="withdrawal-decision-reason">{{t:ending.refusal_reason}}</label>
<textarea class="govuk-textarea" id="withdrawal-decision-reason" name="reason" rows="4" maxlength="2000">{{typed}}</textarea></div>
{{#returning}}
{{>desk/returning.tpl}}
{{/returning}}
{{>desk/late.tpl}}
<button class="govuk-button" name="decision" value="agreed">{{t:ending.agree}}</button>
<button class="govuk-button govuk-button--secondary" name="decision" value="refused">{{t:ending.refuse}}</button>
</form>
</div>
</details>
{{/withdrawal_decision}}
{{#added_time}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.added_time}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/added-time" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:ending.added_time_hint}}</p>
<div class="govuk-form-group"><label class="govuk-label" for="added-time">{{t:ending.added_time}}</label>
<select class="govuk-select" id="added-time" name="add_on">
{{#add_ons}}
<option value="{{add_on}}"{{#chosen}} selected{{/chosen}}>{{add_on_name}}: {{add_on_length}}</option>
{{/add_ons}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="added-time-reason">{{t:ending.explanation}}</label>
<textarea class="govuk-textarea" id="added-time-reason" name="reason" rows="4" maxlength="2000" required>{{typed}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.added_time}}</button>
</form>
</div>
</details>
{{/added_time}}
{{#delay}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.delay}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/delay" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:ending.delay_hint}}</p>
<div class="govuk-form-group"><label class="govuk-label" for="delay-cause">{{t:ending.delay_cause}}</label>
<select class="govuk-select" id="delay-cause" name="cause">
{{#causes}}
<option value="{{cause}}"{{#chosen}} selected{{/chosen}}>{{cause_name}}</option>
{{/causes}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="delay-days">{{t:ending.working_days}}</label><input class="govuk-input govuk-input--width-4" type="text" inputmode="numeric" id="delay-days" name="working_days" value="{{typed_days}}" maxlength="2" required></div>
<div class="govuk-form-group"><label class="govuk-label" for="delay-reason">{{t:ending.explanation}}</label>
<textarea class="govuk-textarea" id="delay-reason" name="reason" rows="4" maxlength="2000" required>{{typed}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.delay}}</button>
</form>
</div>
</details>
{{/delay}}
{{#stop}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.stop}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/stop" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="stop-cause">{{t:ending.stop_cause}}</label>
<select class="govuk-select" id="stop-cause" name="cause">
{{#causes}}
<option value="{{cause}}"{{#chosen}} selected{{/chosen}}>{{cause_name}}</option>
{{/causes}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="stop-reason">{{t:ending.stop_reason}}</label>
<textarea class="govuk-textarea" id="stop-reason" name="reason" rows="4" maxlength="2000" required>{{typed}}</textarea></div>
{{#returning}}
{{>desk/returning.tpl}}
{{/returning}}
{{>desk/late.tpl}}
<button class="govuk-button govuk-button--secondary">{{t:action.stop}}</button>
</form>
</div>
</details>
{{/stop}}
{{#correction}}
<details class="govuk-details"{{#tried}} open{{/tried}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.correction}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/correction" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:ending.correction_hint}}</p>
<div class="govuk-form-group"><label class="govuk-label" for="correction-reason">{{t:dossier.reason}}</label>
<textarea class="govuk-textarea" id="correction-reason" name="reason" rows="4" maxlength="2000" required>{{typed}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.correction}}</button>
</form>
</div>
</details>
{{/correction}}
</section>
{{/other_acts}}
