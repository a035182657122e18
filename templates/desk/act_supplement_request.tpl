{{#supplement_request}}
<details{{#asking}} open{{/asking}}>
<summary>{{t:action.supplement_request}}</summary>
<form method="post" action="/dossiers/{{code}}/supplement-request" class="act">
{{>desk/act_begin.tpl}}
<p class="hint">{{t:supplement.once}}</p>
<fieldset class="field choice">
<legend>{{t:supplement.papers}}</legend>
{{#papers}}
<div class="pick"><input type="checkbox" id="ask-{{paper}}" name="ask.{{paper}}" value="1"{{#chosen}} checked{{/chosen}}><label for="ask-{{paper}}">{{paper_name}}</label></div>
{{/papers}}
</fieldset>
<div class="field"><label for="supplement-reason">{{t:supplement.reason}}</label>
<textarea id="supplement-reason" name="reason" rows="4" maxlength="2000" required>{{typed_reason}}</textarea></div>
<p><button class="second">{{t:action.supplement_request}}</button></p>
</form>
</details>
{{/supplement_request}}
