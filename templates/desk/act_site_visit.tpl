{{#site_visit}}
<form method="post" action="/dossiers/{{code}}/steps/{{open_step}}/site-visit" enctype="multipart/form-data" class="act">
{{>desk/act_begin.tpl}}
<div class="field"><label for="visit-day">{{t:visit.day}}</label><input type="date" id="visit-day" name="visit_day" value="{{visit_day}}" class="short" required></div>
<div class="field"><label for="visit-time">{{t:visit.time}}</label><input type="time" id="visit-time" name="visit_time" value="{{visit_time}}" class="short" required></div>
<div class="field"><label for="visit-note">{{t:visit.note}}</label>
<p class="hint" id="visit-note-hint">{{t:visit.note_hint}}</p>
<textarea id="visit-note" name="note" rows="5" maxlength="3500" required aria-describedby="visit-note-hint">{{typed_note}}</textarea></div>
<div class="field">
{{#photos}}
<div class="pick"><input type="checkbox" id="kept-{{file}}" name="kept.photo" value="{{file}}" checked><label for="kept-{{file}}">{{t:filing.kept}}</label></div>
{{/photos}}
<label for="visit-photos">{{t:visit.photos}} <span class="optional">{{t:field.optional}}</span></label>
<p class="hint" id="visit-photos-hint">{{t:filing.files_hint}}</p>
<input type="file" id="visit-photos" name="file.photo" multiple accept="image/jpeg,image/png,application/pdf" aria-describedby="visit-photos-hint"></div>
<p><button>{{t:action.site_visit}}</button></p>
</form>
{{/site_visit}}
