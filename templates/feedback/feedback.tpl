{{>web/head.tpl}}
<a class="govuk-back-link" href="/feedback-tasks">{{t:feedback.queue}}</a>
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
<div class="title">
<h1>{{kind_name}}</h1>
<p class="code">{{code}}</p>
<p><span class="govuk-tag">{{state_name}}</span>{{#urgent}} <span class="govuk-tag urgency-{{urgency}}">{{urgency_name}}</span>{{/urgent}}</p>
</div>
<div class="columns">
<div class="main_column">
<section class="govuk-summary-card" aria-labelledby="said">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="said">{{t:feedback.said}}</h2></div>
<div class="govuk-summary-card__content">
{{#erased}}
<div class="govuk-inset-text notice">{{t:dossier.erased}}</div>
{{/erased}}
<p class="quote">{{sender_words}}</p>
</div>
</section>
{{#open}}
<section class="acts" aria-labelledby="acts">
<h2 id="acts">{{t:feedback.acts}}</h2>
{{#may_take_in}}
<form method="post" action="/feedback-tasks/{{code}}/intake" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:feedback.intake_hint}}</p>
<button class="govuk-button">{{t:action.feedback_intake}}</button>
</form>
{{/may_take_in}}
{{#may_answer}}
<form method="post" action="/feedback-tasks/{{code}}/answer" class="act" novalidate>
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="answer">{{t:feedback.answer}}</label>
<div class="govuk-hint" id="answer-hint">{{t:feedback.answer_hint}}</div>
<textarea class="govuk-textarea" id="answer" name="words" rows="6" maxlength="2000" required aria-describedby="answer-hint">{{typed_answer}}</textarea></div>
<button class="govuk-button">{{t:action.feedback_answer}}</button>
</form>
{{/may_answer}}
<details class="govuk-details"{{#tried_transfer}} open{{/tried_transfer}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.feedback_transfer}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/feedback-tasks/{{code}}/transfer" class="act">
{{>desk/act_begin.tpl}}
<p class="govuk-hint">{{t:feedback.transfer_hint}}</p>
<div class="govuk-form-group"><label class="govuk-label" for="agency">{{t:feedback.transfer_to}}</label>
<select class="govuk-select" id="agency" name="agency">
<option value="">{{t:field.choose}}</option>
{{#agencies}}
<option value="{{agency_code}}"{{#chosen}} selected{{/chosen}}>{{agency_option}}</option>
{{/agencies}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="transfer-reason">{{t:feedback.transfer_reason}} <span class="optional">{{t:field.optional}}</span></label>
<textarea class="govuk-textarea" id="transfer-reason" name="reason" rows="3" maxlength="2000">{{typed_transfer}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.feedback_transfer}}</button>
</form>
</div>
</details>
<details class="govuk-details"{{#tried_refusal}} open{{/tried_refusal}}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:action.feedback_refusal}}</span></summary>
<div class="govuk-details__text">
<form method="post" action="/feedback-tasks/{{code}}/refusal" class="act">
{{>desk/act_begin.tpl}}
<div class="govuk-form-group"><label class="govuk-label" for="cause">{{t:feedback.cause}}</label>
<select class="govuk-select" id="cause" name="cause">
{{#causes}}
<option value="{{cause}}"{{#chosen}} selected{{/chosen}}>{{cause_name}}</option>
{{/causes}}
</select></div>
<div class="govuk-form-group"><label class="govuk-label" for="refusal-reason">{{t:feedback.refusal_reason}}</label>
<textarea class="govuk-textarea" id="refusal-reason" name="reason" rows="4" maxlength="2000" required>{{typed_refusal}}</textarea></div>
<button class="govuk-button govuk-button--secondary">{{t:action.feedback_refusal}}</button>
</form>
</div>
</details>
</section>
{{/open}}
<section class="govuk-summary-card" aria-labelledby="sender">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="sender">{{t:feedback.about}}</h2></div>
<div class="govuk-summary-card__content">
{{>desk/rows.tpl}}
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:derivation.heading}}</span></summary>
<div class="govuk-details__text">
<ul class="govuk-list govuk-list--bullet">
{{#limit_lines}}
<li>{{line}}</li>
{{/limit_lines}}
{{#derivation}}
<li>{{line}}</li>
{{/derivation}}
</ul>
</div>
</details>
</div>
</section>
</div>
<div class="side_column">
<section class="govuk-summary-card" aria-labelledby="timeline">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="timeline">{{t:dossier.timeline}}</h2></div>
<div class="govuk-summary-card__content">
<ol class="course">
{{#timeline}}
<li><p><strong>{{what}}</strong></p>
<p class="quiet">{{when}}{{#by_officer}} – {{by}}{{/by_officer}}</p>
{{#worded}}
<p class="quote">{{words}}</p>
{{/worded}}
</li>
{{/timeline}}
</ol>
</div>
</section>
<section class="govuk-summary-card" aria-labelledby="messages">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="messages">{{t:dossier.messages}}</h2></div>
<div class="govuk-summary-card__content">
<ol class="course">
{{#messages}}
<li><p><strong>{{message_kind}}</strong> <span class="quiet">{{message_state}}</span></p></li>
{{/messages}}
</ol>
{{^messages}}
<p class="quiet">{{t:dossier.no_messages}}</p>
{{/messages}}
</div>
</section>
</div>
</div>
{{>web/foot.tpl}}
