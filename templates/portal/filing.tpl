{{>web/head.tpl}}
<div class="narrow">
<p class="crumbs"><a href="/procedures/{{code}}">{{name}}</a></p>
<h1>{{t:filing.heading}}</h1>
<p class="lead">{{name}}</p>
{{>web/errors.tpl}}
<p>{{t:filing.variant}}</p>
{{#several}}
<details>
<summary>{{t:filing.other_variant}}</summary>
<ul>
{{#variants}}
<li><a href="/procedures/{{code}}/filing?variant={{other}}">{{other_name}}</a></li>
{{/variants}}
</ul>
</details>
{{/several}}
<form method="post" action="/procedures/{{code}}/filing?variant={{variant}}" enctype="multipart/form-data" novalidate class="stack">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
{{#groups}}
<fieldset class="group">
<legend>{{group_title}}</legend>
{{#fields}}
{{>portal/field.tpl}}
{{/fields}}
</fieldset>
{{/groups}}
<fieldset class="group">
<legend>{{t:filing.papers}}</legend>
<p class="hint">{{t:filing.files_hint}}</p>
{{#papers}}
<div class="field{{#paper_wrong}} wrong{{/paper_wrong}}">
<p><strong id="paper-{{paper}}-name">{{paper_name}}</strong> <span class="tag{{#paper_required}} strong{{/paper_required}}">{{need}}</span></p>
{{#conditioned}}
<p class="hint">{{condition}}</p>
{{/conditioned}}
{{#paper_wrong}}
<p class="error" id="file-{{paper}}-error">{{paper_fault}}</p>
{{/paper_wrong}}
{{#kept}}
<div class="pick"><input type="checkbox" id="kept-{{file}}" name="kept.{{paper}}" value="{{file}}" checked><label for="kept-{{file}}">{{t:filing.kept}}</label></div>
{{/kept}}
{{#uploads}}
<label for="file-{{paper}}">{{t:filing.choose_files}}<span class="unseen">: {{paper_name}}</span></label>
<input type="file" id="file-{{paper}}" name="file.{{paper}}" multiple accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"{{#paper_wrong}} aria-invalid="true" aria-describedby="file-{{paper}}-error"{{/paper_wrong}}>
{{/uploads}}
{{#counted}}
<div class="row counts">
<div><label for="originals-{{paper}}">{{t:filing.originals}}</label><input type="text" inputmode="numeric" id="originals-{{paper}}" name="originals.{{paper}}" value="{{originals}}" class="short" maxlength="4" aria-describedby="paper-{{paper}}-name"></div>
<div><label for="copies-{{paper}}">{{t:filing.copies}}</label><input type="text" inputmode="numeric" id="copies-{{paper}}" name="copies.{{paper}}" value="{{copies}}" class="short" maxlength="4" aria-describedby="paper-{{paper}}-name"></div>
</div>
{{/counted}}
</div>
{{/papers}}
</fieldset>
{{#closing_groups}}
<fieldset class="group">
<legend>{{group_title}}</legend>
{{#fields}}
{{>portal/field.tpl}}
{{/fields}}
</fieldset>
{{/closing_groups}}
<p><button class="big">{{t:filing.button}}</button></p>
<p class="hint">{{t:filing.after}}</p>
</form>
</div>
{{>web/foot.tpl}}
