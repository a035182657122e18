{{#acts}}
<section class="acts" aria-labelledby="acts">
<h2 id="acts">{{t:dossier.acts}}</h2>
<p>{{t:dossier.open_step}}</p>
{{#waiting}}
<p class="govuk-hint">{{waiting_for}}</p>
{{/waiting}}
{{#acceptance}}
{{#ready}}
<form method="post" action="/dossiers/{{code}}/acceptance" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:dossier.acceptance_hint}}</p>
<table class="govuk-table counted">
<caption class="govuk-table__caption">{{t:dossier.counted}}</caption>
<thead><tr><th scope="col" class="govuk-table__header">{{t:dossier.papers}}</th><th scope="col" class="govuk-table__header" id="counted-originals">{{t:filing.originals}}</th><th scope="col" class="govuk-table__header" id="counted-copies">{{t:filing.copies}}</th></tr></thead>
<tbody>
{{#counted_papers}}
<tr><td class="govuk-table__cell" id="counted-{{paper}}">{{paper_name}}{{#lacks}} <span class="govuk-tag tag_care">{{t:dossier.lacks}}</span>{{/lacks}}</td>
<td class="govuk-table__cell"><input type="text" inputmode="numeric" name="originals.{{paper}}" value="{{originals}}" class="govuk-input govuk-input--width-2" maxlength="4" aria-labelledby="counted-{{paper}} counted-originals"></td>
<td class="govuk-table__cell"><input type="text" inputmode="numeric" name="copies.{{paper}}" value="{{copies}}" class="govuk-input govuk-input--width-2" maxlength="4" aria-labelledby="counted-{{paper}} counted-copies"></td></tr>
{{/counted_papers}}
</tbody>
</table>
<button class="govuk-button">{{t:action.acceptance}}</button>
</form>
{{/ready}}
<details class="govuk-details"{{#reason_typed}} open{{/reason_typed}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.rejection}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/rejection" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="rejection-reason">{{t:dossier.reason}}</label>
<textarea class="govuk-textarea" id="rejection-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
{{#rejection_returning}}
{{>desk/returning.tpl}}
{{/rejection_returning}}
<button class="govuk-button govuk-button--secondary">{{t:action.rejection}}</button>
</form>
</div>
</details>
{{/acceptance}}
{{#assignment}}
<form method="post" action="/dossiers/{{code}}/assignment" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="officer">{{t:dossier.assign_to}}</label>
<select class="govuk-select" id="officer" name="officer">
<option value="">{{t:dossier.fewest}}</option>
{{#officers}}
<option value="{{officer_login}}"{{#chosen}} selected{{/chosen}}>{{officer_name}}</option>
{{/officers}}
</select></div>
{{>desk/late.tpl}}
<button class="govuk-button">{{t:action.assignment}}</button>
</form>
{{/assignment}}
{{#completion}}
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/completion" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="remark">{{t:dossier.remark}} <span class="optional">{{t:field.optional}}</span></label>
<textarea class="govuk-textarea" id="remark" name="remark" rows="3" maxlength="2000">{{typed_remark}}</textarea></div>
{{>desk/late.tpl}}
<button class="govuk-button">{{t:action.completion}}</button>
</form>
{{/completion}}
{{#approval}}
<form method="post" action="/dossiers/{{code}}/approval" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="form_of_authority">{{t:dossier.form_of_authority}}</label>
<select class="govuk-select" id="form_of_authority" name="form_of_authority">
{{#forms_of_authority}}
<option value="{{form}}"{{#chosen}} selected{{/chosen}}>{{form_name}}</option>
{{/forms_of_authority}}
</select></div>
{{>desk/late.tpl}}
<button class="govuk-button">{{t:action.approval}}</button>
</form>
{{/approval}}
{{#issuance}}
<form method="post" action="/dossiers/{{code}}/issuance" enctype="multipart/form-data" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:dossier.issuance_hint}}</p>
{{#wanted_online}}
<p class="govuk-inset-text">{{t:dossier.wanted_online}}</p>
{{/wanted_online}}
<div class="govuk-form-group">
{{#documents}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="kept-{{file}}" name="kept.document" value="{{file}}" checked><label class="govuk-label govuk-checkboxes__label" for="kept-{{file}}">{{t:filing.kept}}</label></div></div>
{{/documents}}
<label class="govuk-label" for="result-documents">{{t:dossier.result_documents}}{{^wanted_online}} <span class="optional">{{t:field.optional}}</span>{{/wanted_online}}</label>
<div class="govuk-hint" id="result-documents-hint">{{t:filing.files_hint}}</div>
<input class="govuk-file-upload" type="file" id="result-documents" name="file.document" multiple accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" aria-describedby="result-documents-hint"></div>
{{>desk/late.tpl}}
<button class="govuk-button">{{t:action.issuance}}</button>
</form>
{{/issuance}}
{{#delivery}}
<form method="post" action="/dossiers/{{code}}/delivery" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-inset-text">{{destination}}</p>
{{>counter/authority.tpl}}
{{#delivery_returning}}
{{>desk/returning.tpl}}
{{/delivery_returning}}
<button class="govuk-button">{{t:action.delivery}}</button>
</form>
{{/delivery}}
{{>desk/act_site_visit.tpl}}
{{>desk/act_supplement_request.tpl}}
{{#send_back}}
<details class="govuk-details"{{#reason_typed}} open{{/reason_typed}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.send_back}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/send-back" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="to">{{t:dossier.send_back_to}}</label>
<select class="govuk-select" id="to" name="to">
{{#targets}}
<option value="{{step}}"{{#chosen}} selected{{/chosen}}>{{step_name}}</option>
{{/targets}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="send-back-reason">{{t:dossier.reason}}</label>
<textarea class="govuk-textarea" id="send-back-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.send_back}}</button>
</form>
</div>
</details>
{{/send_back}}
</section>
{{/acts}}
