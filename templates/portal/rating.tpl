{{>web/head.tpl}}
<div class="narrow">
<a class="govuk-back-link" href="{{home}}">{{code}}</a>
{{#thanks}}
<div class="govuk-panel govuk-panel--confirmation" role="status">
<h2 class="govuk-panel__title">{{t:rating.thanks}}</h2>
<div class="govuk-panel__body">{{t:rating.thanks_text}}</div>
</div>
{{/thanks}}
{{>web/errors.tpl}}
<h1>{{t:rating.heading}}</h1>
<p class="lead code">{{code}}</p>
{{#given}}
<section aria-labelledby="given">
<h2 id="given" class="govuk-heading-m">{{t:rating.given}}</h2>
{{>desk/rows.tpl}}
</section>
{{/given}}
{{#closed}}
<div class="govuk-inset-text">{{closed_text}}</div>
{{/closed}}
{{#open}}
<p>{{t:rating.intro}}</p>
<form method="post" action="{{home}}/rating" novalidate>
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
{{#questions}}
<div class="govuk-form-group{{#wrong}} govuk-form-group--error{{/wrong}}">
<fieldset class="govuk-fieldset"{{#wrong}} aria-describedby="{{field}}-error"{{/wrong}}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{{label}}</legend>
{{#wrong}}
<p class="govuk-error-message" id="{{field}}-error">{{fault}}</p>
{{/wrong}}
<div class="govuk-radios" id="{{field}}" tabindex="-1">
{{#options}}
<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="{{field}}-{{option}}" name="{{field}}" value="{{option}}"{{#chosen}} checked{{/chosen}}><label class="govuk-label govuk-radios__label" for="{{field}}-{{option}}">{{option_label}}</label></div>
{{/options}}
</div>
</fieldset>
</div>
{{/questions}}
<div class="govuk-form-group{{#too_long}} govuk-form-group--error{{/too_long}}">
<label class="govuk-label" for="words">{{t:rating.words}} <span class="optional">{{t:field.optional}}</span></label>
<div class="govuk-hint" id="words-hint">{{t:rating.words_hint}}</div>
{{#too_long}}
<p class="govuk-error-message" id="words-error">{{t:problem.text_too_long}}</p>
{{/too_long}}
<textarea class="govuk-textarea{{#too_long}} govuk-textarea--error{{/too_long}}" id="words" name="words" rows="4" maxlength="600" aria-describedby="words-hint{{#too_long}} words-error{{/too_long}}">{{typed_words}}</textarea>
</div>
<button class="govuk-button big">{{t:rating.send}}</button>
</form>
<p class="quiet">{{t:rating.until}}</p>
{{/open}}
</div>
{{>web/foot.tpl}}
