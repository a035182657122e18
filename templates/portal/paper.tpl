<div class="govuk-form-group paper{{#paper_wrong}} govuk-form-group--error{{/paper_wrong}}">
<p><strong id="paper-{{paper}}-name">{{paper_name}}</strong> <span class="govuk-tag{{#paper_required}} tag_lead{{/paper_required}}">{{need}}</span></p>
{{#conditioned}}
<div class="govuk-hint" id="file-{{paper}}-hint">{{condition}}</div>
{{/conditioned}}
{{#paper_wrong}}
<p class="govuk-error-message" id="file-{{paper}}-error">{{paper_fault}}</p>
{{/paper_wrong}}
{{#kept}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="kept-{{file}}" name="kept.{{paper}}" value="{{file}}" checked><label class="govuk-label govuk-checkboxes__label" for="kept-{{file}}">{{t:filing.kept}}</label></div></div>
{{/kept}}
{{#uploads}}
<label class="govuk-label" for="file-{{paper}}">{{t:filing.choose_files}}<span class="govuk-visually-hidden">: {{paper_name}}</span></label>
<input class="govuk-file-upload" type="file" id="file-{{paper}}" name="file.{{paper}}" multiple accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" aria-describedby="files-hint{{#conditioned}} file-{{paper}}-hint{{/conditioned}}{{#paper_wrong}} file-{{paper}}-error{{/paper_wrong}}"{{#paper_wrong}} aria-invalid="true"{{/paper_wrong}}>
{{/uploads}}
{{#counted}}
<div class="counts">
<div><label class="govuk-label" for="originals-{{paper}}">{{t:filing.originals}}</label>
{{#originals_wrong}}
<p class="govuk-error-message" id="originals-{{paper}}-error">{{originals_fault}}</p>
{{/originals_wrong}}
<input type="text" inputmode="numeric" id="originals-{{paper}}" name="originals.{{paper}}" value="{{originals}}" class="govuk-input govuk-input--width-4{{#originals_wrong}} govuk-input--error{{/originals_wrong}}" maxlength="4" aria-describedby="paper-{{paper}}-name{{#originals_wrong}} originals-{{paper}}-error{{/originals_wrong}}"{{#originals_wrong}} aria-invalid="true"{{/originals_wrong}}></div>
<div><label class="govuk-label" for="copies-{{paper}}">{{t:filing.copies}}</label>
{{#copies_wrong}}
<p class="govuk-error-message" id="copies-{{paper}}-error">{{copies_fault}}</p>
{{/copies_wrong}}
<input type="text" inputmode="numeric" id="copies-{{paper}}" name="copies.{{paper}}" value="{{copies}}" class="govuk-input govuk-input--width-4{{#copies_wrong}} govuk-input--error{{/copies_wrong}}" maxlength="4" aria-describedby="paper-{{paper}}-name{{#copies_wrong}} copies-{{paper}}-error{{/copies_wrong}}"{{#copies_wrong}} aria-invalid="true"{{/copies_wrong}}></div>
</div>
{{/counted}}
</div>
