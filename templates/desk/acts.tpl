{{#acts}}
<section class="acts" aria-labelledby="acts">
<h2 id="acts">{{t:dossier.acts}}</h2>
<p>{{t:dossier.open_step}}</p>
{{#waiting}}
<p class="hint">{{waiting_for}}</p>
{{/waiting}}
{{#acceptance}}
{{#ready}}
<form method="post" action="/dossiers/{{code}}/acceptance" class="act">
{{>desk/act_begin.tpl}}
<p class="hint">{{t:dossier.acceptance_hint}}</p>
<p><button>{{t:action.acceptance}}</button></p>
</form>
{{/ready}}
<details{{#reason_typed}} open{{/reason_typed}}>
<summary>{{t:action.rejection}}</summary>
<form method="post" action="/dossiers/{{code}}/rejection" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="rejection-reason">{{t:dossier.reason}}</label>
<textarea id="rejection-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
<p><button class="second">{{t:action.rejection}}</button></p>
</form>
</details>
{{/acceptance}}
{{#assignment}}
<form method="post" action="/dossiers/{{code}}/assignment" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="officer">{{t:dossier.assign_to}}</label>
<select id="officer" name="officer">
<option value="">{{t:dossier.fewest}}</option>
{{#officers}}
<option value="{{officer_login}}"{{#chosen}} selected{{/chosen}}>{{officer_name}}</option>
{{/officers}}
</select></div>
<p><button>{{t:action.assignment}}</button></p>
</form>
{{/assignment}}
{{#completion}}
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/completion" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="remark">{{t:dossier.remark}} <span class="optional">{{t:field.optional}}</span></label>
<textarea id="remark" name="remark" rows="3" maxlength="2000">{{typed_remark}}</textarea></div>
<p><button>{{t:action.completion}}</button></p>
</form>
{{/completion}}
{{#approval}}
<form method="post" action="/dossiers/{{code}}/approval" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="form_of_authority">{{t:dossier.form_of_authority}}</label>
<select id="form_of_authority" name="form_of_authority">
{{#forms_of_authority}}
<option value="{{form}}"{{#chosen}} selected{{/chosen}}>{{form_name}}</option>
{{/forms_of_authority}}
</select></div>
<p><button>{{t:action.approval}}</button></p>
</form>
{{/approval}}
{{#issuance}}
<form method="post" action="/dossiers/{{code}}/issuance" class="act">
{{>desk/act_begin.tpl}}
<p class="hint">{{t:dossier.issuance_hint}}</p>
<p><button>{{t:action.issuance}}</button></p>
</form>
{{/issuance}}
{{#delivery}}
<form method="post" action="/dossiers/{{code}}/delivery" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="collector">{{t:dossier.collector}} <span class="optional">{{t:field.optional}}</span></label>
<p class="hint" id="collector-hint">{{t:dossier.collector_hint}}</p>
<input type="text" id="collector" name="collector" value="{{typed_collector}}" maxlength="300" autocomplete="off" aria-describedby="collector-hint"></div>
<p><button>{{t:action.delivery}}</button></p>
</form>
{{/delivery}}
{{>desk/act_site_visit.tpl}}
{{>desk/act_supplement_request.tpl}}
{{#send_back}}
<details{{#reason_typed}} open{{/reason_typed}}>
<summary>{{t:action.send_back}}</summary>
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/send-back" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="to">{{t:dossier.send_back_to}}</label>
<select id="to" name="to">
{{#targets}}
<option value="{{step}}"{{#chosen}} selected{{/chosen}}>{{step_name}}</option>
{{/targets}}
</select></div>
<div class="field"><label for="send-back-reason">{{t:dossier.reason}}</label>
<textarea id="send-back-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
<p><button class="second">{{t:action.send_back}}</button></p>
</form>
</details>
{{/send_back}}
</section>
{{/acts}}
