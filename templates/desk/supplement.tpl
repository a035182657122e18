{{#supplement}}
<section class="notice" aria-labelledby="supplement">
<h2 id="supplement">{{t:supplement.heading}}</h2>
<p class="quote">{{reason}}</p>
<ul>
{{#asked_names}}
<li>{{paper_name}}</li>
{{/asked_names}}
</ul>
<p class="quiet">{{t:supplement.requested}}</p>
{{#is_answered}}
<p><strong>{{t:supplement.answered}}</strong></p>
{{/is_answered}}
{{#bringing}}
<form method="post" action="/dossiers/{{code}}/supplement" enctype="multipart/form-data" class="act">
{{>desk/act_begin.tpl}}
<p class="hint">{{t:filing.files_hint}}</p>
{{#asked}}
<div class="field">
{{#kept}}
<div class="pick"><input type="checkbox" id="kept-{{file}}" name="kept.{{paper}}" value="{{file}}" checked><label for="kept-{{file}}">{{t:filing.kept}}</label></div>
{{/kept}}
<label for="file-{{paper}}">{{paper_name}}</label>
<input type="file" id="file-{{paper}}" name="file.{{paper}}" multiple accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png">
{{#counted}}
<div class="row counts">
<div><label for="originals-{{paper}}">{{t:filing.originals}}</label><input type="text" inputmode="numeric" id="originals-{{paper}}" name="originals.{{paper}}" value="{{originals}}" class="short" maxlength="4"></div>
<div><label for="copies-{{paper}}">{{t:filing.copies}}</label><input type="text" inputmode="numeric" id="copies-{{paper}}" name="copies.{{paper}}" value="{{copies}}" class="short" maxlength="4"></div>
</div>
{{/counted}}
</div>
{{/asked}}
<div class="field"><label for="supplement-remark">{{t:dossier.remark}} <span class="optional">{{t:field.optional}}</span></label>
<textarea id="supplement-remark" name="remark" rows="3" maxlength="2000">{{typed_remark}}</textarea></div>
<p><button>{{t:action.supplement}}</button></p>
</form>
{{/bringing}}
</section>
{{/supplement}}
