{{#supplement}}
<section class="govuk-notification-banner" aria-labelledby="supplement">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="supplement">{{t:supplement.heading}}</h2></div>
<div class="govuk-notification-banner__content">
<p class="quote">{{reason}}</p>
<ul class="govuk-list govuk-list--bullet">
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
<p class="govuk-hint" id="supplement-files">{{t:filing.files_hint}}</p>
{{#asked}}
<div class="govuk-form-group">
{{#kept}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="kept-{{file}}" name="kept.{{paper}}" value="{{file}}" checked><label class="govuk-label govuk-checkboxes__label" for="kept-{{file}}">{{t:filing.kept}}</label></div></div>
{{/kept}}
<label class="govuk-label" for="file-{{paper}}">{{paper_name}}</label>
<input class="govuk-file-upload" type="file" id="file-{{paper}}" name="file.{{paper}}" multiple accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" aria-describedby="supplement-files">
{{#counted}}
<div class="counts">
<div><label class="govuk-label" for="originals-{{paper}}">{{t:filing.originals}}</label><input type="text" inputmode="numeric" id="originals-{{paper}}" name="originals.{{paper}}" value="{{originals}}" class="govuk-input govuk-input--width-4" maxlength="4"></div>
<div><label class="govuk-label" for="copies-{{paper}}">{{t:filing.copies}}</label><input type="text" inputmode="numeric" id="copies-{{paper}}" name="copies.{{paper}}" value="{{copies}}" class="govuk-input govuk-input--width-4" maxlength="4"></div>
</div>
{{/counted}}
</div>
{{/asked}}
<div class="govuk-form-group"><label class="govuk-label" for="supplement-remark">{{t:dossier.remark}} <span class="optional">{{t:field.optional}}</span></label>
<textarea class="govuk-textarea" id="supplement-remark" name="remark" rows="3" maxlength="2000">{{typed_remark}}</textarea></div>
<button class="govuk-button">{{t:action.supplement}}</button>
</form>
{{/bringing}}
</div>
</section>
{{/supplement}}
