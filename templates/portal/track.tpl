{{>web/head.tpl}}
<div class="narrow">
<h1>{{t:track.heading}}</h1>
<form class="search" method="get" action="/track">
<div class="govuk-form-group{{#unknown}} govuk-form-group--error{{/unknown}}">
<label class="govuk-label" for="code">{{t:track.label}}</label>
<div class="govuk-hint" id="code-hint">{{t:track.hint}}</div>
{{#unknown}}
<p class="govuk-error-message" id="code-error" role="alert">{{t:problem.no_such_dossier}}</p>
{{/unknown}}
<div class="search_row">
<input class="govuk-input code{{#unknown}} govuk-input--error{{/unknown}}" type="text" id="code" name="code" value="{{asked}}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required aria-describedby="code-hint{{#unknown}} code-error{{/unknown}}"{{#unknown}} aria-invalid="true" autofocus{{/unknown}}>
<button class="govuk-button">{{t:track.button}}</button>
</div>
</div>
</form>
{{#found}}
<section class="found" aria-labelledby="found">
<h2 id="found" class="code">{{found_code}}</h2>
<p><span class="govuk-tag state-{{state}}">{{state_name}}</span></p>
<p>{{t:track.steps}}</p>
<progress max="{{steps_in_all}}" value="{{steps_done}}" aria-label="{{t:track.steps}}"></progress>
{{#slip}}
<dl class="govuk-summary-list">
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:slip.procedure}}</dt><dd class="govuk-summary-list__value">{{procedure_name}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:filing.receiving_unit}}</dt><dd class="govuk-summary-list__value">{{agency}}</dd></div>
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:dossier.submitted}}</dt><dd class="govuk-summary-list__value">{{submitted}}</dd></div>
{{#dated}}
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{{t:dossier.due}}</dt><dd class="govuk-summary-list__value"><strong>{{due}}</strong></dd></div>
{{/dated}}
</dl>
{{^dated}}
<p>{{t:track.not_accepted}}</p>
{{/dated}}
{{#provisional}}
<p>{{t:derivation.provisional}}</p>
{{/provisional}}
<h3>{{t:proof.heading}}</h3>
<p>{{t:proof.about}}</p>
<ul class="govuk-list">
<li><a class="govuk-link" href="{{proof_path}}" download>{{t:proof.get}}</a></li>
<li><a class="govuk-link" href="/assets/verifier.html" download>{{t:proof.verifier}}</a></li>
<li><a class="govuk-link" href="/log">{{t:proof.log}}</a></li>
</ul>
{{/slip}}
{{#ratable}}
<p><a class="govuk-button govuk-button--secondary" href="{{rating_path}}">{{t:rating.heading}}</a></p>
{{/ratable}}
<p><a class="govuk-link" href="/feedback?dossier={{found_code}}">{{t:feedback.about_this}}</a></p>
{{#bare}}
<div class="govuk-inset-text">{{t:track.privacy}}</div>
{{/bare}}
</section>
{{/found}}
</div>
{{>web/foot.tpl}}
