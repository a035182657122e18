{{>web/head.tpl}}
<div class="narrow">
{{>web/errors.tpl}}
<h1>{{t:feedback.heading}}</h1>
<p class="lead">{{t:feedback.intro}}</p>
<div class="govuk-inset-text">{{t:feedback.other_laws}}</div>
<form method="post" action="/feedback" novalidate>
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<div class="govuk-form-group{{#wrong_kind}} govuk-form-group--error{{/wrong_kind}}">
<fieldset class="govuk-fieldset"{{#wrong_kind}} aria-describedby="kind-error"{{/wrong_kind}}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{t:feedback.kind}}</legend>
{{#wrong_kind}}
<p class="govuk-error-message" id="kind-error">{{fault}}</p>
{{/wrong_kind}}
<div class="govuk-radios" id="kind" tabindex="-1">
{{#kinds}}
<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="kind-{{option}}" name="kind" value="{{option}}"{{#chosen}} checked{{/chosen}} aria-describedby="kind-{{option}}-hint"><label class="govuk-label govuk-radios__label" for="kind-{{option}}">{{option_label}}</label><div class="govuk-hint govuk-radios__hint" id="kind-{{option}}-hint">{{option_hint}}</div></div>
{{/kinds}}
</div>
</fieldset>
</div>
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{t:feedback.about}}</legend>
{{#about_procedure}}
<input type="hidden" name="procedure" value="{{procedure}}">
<p>{{t:feedback.procedure}}: <strong>{{procedure_name}}</strong></p>
{{/about_procedure}}
<div class="govuk-form-group{{#wrong_dossier}} govuk-form-group--error{{/wrong_dossier}}">
<label class="govuk-label" for="dossier">{{t:feedback.dossier}} <span class="optional">{{t:field.optional}}</span></label>
<div class="govuk-hint" id="dossier-hint">{{t:feedback.dossier_hint}}</div>
{{#wrong_dossier}}
<p class="govuk-error-message" id="dossier-error">{{fault}}</p>
{{/wrong_dossier}}
<input class="govuk-input code{{#wrong_dossier}} govuk-input--error{{/wrong_dossier}}" type="text" id="dossier" name="dossier" value="{{typed_dossier}}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" aria-describedby="dossier-hint{{#wrong_dossier}} dossier-error{{/wrong_dossier}}"{{#wrong_dossier}} aria-invalid="true"{{/wrong_dossier}}>
</div>
<div class="govuk-form-group{{#wrong_agency}} govuk-form-group--error{{/wrong_agency}}">
<label class="govuk-label" for="agency">{{t:feedback.agency}}</label>
<div class="govuk-hint" id="agency-hint">{{t:feedback.agency_hint}}</div>
{{#wrong_agency}}
<p class="govuk-error-message" id="agency-error">{{fault}}</p>
{{/wrong_agency}}
<select class="govuk-select{{#wrong_agency}} govuk-select--error{{/wrong_agency}}" id="agency" name="agency" aria-describedby="agency-hint{{#wrong_agency}} agency-error{{/wrong_agency}}"{{#wrong_agency}} aria-invalid="true"{{/wrong_agency}}>
<option value="">{{t:field.choose}}</option>
{{#agencies}}
<option value="{{agency_code}}"{{#chosen}} selected{{/chosen}}>{{agency_option}}</option>
{{/agencies}}
</select>
</div>
</fieldset>
<div class="govuk-form-group{{#wrong_words}} govuk-form-group--error{{/wrong_words}}">
<label class="govuk-label govuk-label--m" for="words">{{t:feedback.words}}</label>
<div class="govuk-hint" id="words-hint">{{t:feedback.words_hint}}</div>
{{#wrong_words}}
<p class="govuk-error-message" id="words-error">{{fault}}</p>
{{/wrong_words}}
<textarea class="govuk-textarea{{#wrong_words}} govuk-textarea--error{{/wrong_words}}" id="words" name="words" rows="7" maxlength="2000" required aria-describedby="words-hint{{#wrong_words}} words-error{{/wrong_words}}"{{#wrong_words}} aria-invalid="true"{{/wrong_words}}>{{typed_words}}</textarea>
</div>
<fieldset class="govuk-fieldset group">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{{t:feedback.contact}}</legend>
<div class="govuk-hint">{{t:feedback.contact_hint}}</div>
<div class="govuk-form-group">
<label class="govuk-label" for="full_name">{{t:filing.full_name}} <span class="optional">{{t:field.optional}}</span></label>
<input class="govuk-input" type="text" id="full_name" name="full_name" value="{{typed_full_name}}" autocomplete="name" maxlength="100">
</div>
<div class="govuk-form-group{{#wrong_phone}} govuk-form-group--error{{/wrong_phone}}">
<label class="govuk-label" for="phone">{{t:filing.phone}} <span class="optional">{{t:field.optional}}</span></label>
{{#wrong_phone}}
<p class="govuk-error-message" id="phone-error">{{fault}}</p>
{{/wrong_phone}}
<input class="govuk-input govuk-input--width-20{{#wrong_phone}} govuk-input--error{{/wrong_phone}}" type="text" id="phone" name="phone" value="{{typed_phone}}" inputmode="tel" autocomplete="tel" maxlength="20"{{#wrong_phone}} aria-describedby="phone-error" aria-invalid="true"{{/wrong_phone}}>
</div>
<div class="govuk-form-group">
<label class="govuk-label" for="email">{{t:filing.email}} <span class="optional">{{t:field.optional}}</span></label>
<input class="govuk-input" type="text" id="email" name="email" value="{{typed_email}}" inputmode="email" autocomplete="email" maxlength="100">
</div>
</fieldset>
<button class="govuk-button big">{{t:feedback.send}}</button>
</form>
<section id="look-up" class="found" aria-labelledby="look-up-heading">
<h2 id="look-up-heading">{{t:feedback.look_up}}</h2>
{{#lost}}
<p class="govuk-error-message" role="alert">{{t:problem.no_such_feedback}}</p>
{{/lost}}
<form method="get" action="/feedback">
<div class="govuk-form-group"><label class="govuk-label" for="look-code">{{t:feedback.code}}</label><input class="govuk-input code" type="text" id="look-code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60"></div>
<div class="govuk-form-group"><label class="govuk-label" for="look-token">{{t:feedback.token}}</label><div class="govuk-hint" id="look-token-hint">{{t:feedback.token_hint}}</div><input class="govuk-input code" type="text" id="look-token" name="token" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40" aria-describedby="look-token-hint"></div>
<button class="govuk-button govuk-button--secondary">{{t:track.button}}</button>
</form>
{{#own}}
<div class="govuk-inset-text"><p><a class="code" href="{{own_path}}">{{own_code}}</a> – {{own_state}}</p>
<p class="quiet">{{own_agency}} · {{own_received}}</p></div>
{{/own}}
</section>
</div>
{{>web/foot.tpl}}
