{{#site_visit}}
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/site-visit" enctype="multipart/form-data" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="visit-day">{{t:visit.day}}</label><input class="govuk-input govuk-input--width-10" type="date" id="visit-day" name="visit_day" value="{{visit_day}}" required></div>
<div class="govuk-form-group"><label class="govuk-label" for="visit-time">{{t:visit.time}}</label><input class="govuk-input govuk-input--width-10" type="time" id="visit-time" name="visit_time" value="{{visit_time}}" required></div>
<div class="govuk-form-group"><label class="govuk-label" for="visit-note">{{t:visit.note}}</label>
<div class="govuk-hint" id="visit-note-hint">{{t:visit.note_hint}}</div>
<textarea class="govuk-textarea" id="visit-note" name="note" rows="5" maxlength="3500" required aria-describedby="visit-note-hint">{{typed_note}}</textarea></div>
<div class="govuk-form-group">
{{#photos}}
<div class="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="kept-{{file}}" name="kept.photo" value="{{file}}" checked><label class="govuk-label govuk-checkboxes__label" for="kept-{{file}}">{{t:filing.kept}}</label></div></div>
{{/photos}}
<label class="govuk-label" for="visit-photos">{{t:visit.photos}} <span class="optional">{{t:field.optional}}</span></label>
<div class="govuk-hint" id="visit-photos-hint">{{t:filing.files_hint}}</div>
<input class="govuk-file-upload" type="file" id="visit-photos" name="file.photo" multiple accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx" aria-describedby="visit-photos-hint"></div>
{{>desk/late.tpl}}
<button class="govuk-button">{{t:action.site_visit}}</button>
</form>
{{/site_visit}}
