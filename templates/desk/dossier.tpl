{{>web/head.tpl}}
{{#citizen}}<a class="govuk-back-link" href="/dossiers">{{t:frame.own_dossiers}}</a>{{/citizen}}{{#officer}}<a class="govuk-back-link" href="/tasks">{{t:frame.tasks}}</a>{{/officer}}
{{#followed}}
{{>portal/steps.tpl}}
{{/followed}}
{{#filed}}
<div class="govuk-panel govuk-panel--confirmation" role="status">
<h2 class="govuk-panel__title">{{t:dossier.filed}}</h2>
<div class="govuk-panel__body"><p class="code">{{code}}</p>{{filed_text}}</div>
</div>
{{/filed}}
{{#done}}
<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done">{{t:dossier.done}}</h2></div>
<div class="govuk-notification-banner__content"><p>{{sentence}}</p></div>
</div>
{{/done}}
{{>web/errors.tpl}}
{{#unsent}}
<div class="govuk-notification-banner" role="region" aria-labelledby="unsent">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="unsent">{{t:dossier.unsent}}</h2></div>
<div class="govuk-notification-banner__content"><p class="quote">{{unsent_text}}</p></div>
</div>
{{/unsent}}
<div class="title">
<h1>{{procedure_name}}</h1>
<p class="code">{{code}}</p>
<p><span class="govuk-tag state-{{state}}">{{state_name}}</span>{{#urgent}} <span class="govuk-tag urgency-{{urgency}}">{{urgency_name}}</span>{{/urgent}}</p>
</div>
<div class="columns">
<div class="main_column">
{{#rejection}}
<section class="govuk-notification-banner" aria-labelledby="rejected">
<div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="rejected">{{t:dossier.rejection}}</h2></div>
<div class="govuk-notification-banner__content"><p class="quote">{{reason}}</p></div>
</section>
{{/rejection}}
{{>desk/supplement.tpl}}
{{>desk/endings.tpl}}
{{>desk/rating.tpl}}
{{#urgent_act}}
{{>desk/other_acts.tpl}}
{{/urgent_act}}
{{>desk/acts.tpl}}
{{>desk/fees.tpl}}
<section class="govuk-summary-card" aria-labelledby="state">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="state">{{t:dossier.summary}}</h2></div>
<div class="govuk-summary-card__content">
{{#summary}}
{{>desk/rows.tpl}}
{{/summary}}
{{#derived}}
<details class="govuk-details">
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{{t:derivation.heading}}</span></summary>
<div class="govuk-details__text">
<ul class="govuk-list govuk-list--bullet">
{{#derivation}}
<li>{{line}}</li>
{{/derivation}}
</ul>
<h3 class="govuk-heading-s">{{t:clocks.heading}}</h3>
<ul class="govuk-list govuk-list--bullet">
{{#clocks}}
<li>{{line}}</li>
{{/clocks}}
</ul>
</div>
</details>
{{/derived}}
{{#in_steps}}
<p class="actions"><a class="govuk-button govuk-button--secondary" href="/dossiers/{{code}}/slip">{{print_label}}</a></p>
{{/in_steps}}
</div>
</section>
{{#result}}
<section class="govuk-summary-card" aria-labelledby="result">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="result">{{t:dossier.result}}</h2></div>
<div class="govuk-summary-card__content">
{{>desk/rows.tpl}}
<ul class="govuk-list">
{{#documents}}
<li><a href="/files/{{file}}">{{file_name}}</a> <span class="quiet">{{size}}</span></li>
{{/documents}}
</ul>
</div>
</section>
{{/result}}
{{>desk/site_visits.tpl}}
{{#erased}}
<div class="govuk-inset-text notice">{{t:dossier.erased}}</div>
{{/erased}}
{{#groups}}
<section class="govuk-summary-card">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title">{{group_title}}</h2></div>
<div class="govuk-summary-card__content">
{{>desk/rows.tpl}}
</div>
</section>
{{/groups}}
<section class="govuk-summary-card" aria-labelledby="papers">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="papers">{{t:dossier.papers}}</h2></div>
<div class="govuk-summary-card__content">
{{#missing}}
<div class="govuk-inset-text notice"><p><strong>{{t:dossier.missing_papers}}</strong></p>
<ul class="govuk-list govuk-list--bullet">
{{#missing_papers}}
<li>{{paper_name}}</li>
{{/missing_papers}}
</ul></div>
{{/missing}}
<ul class="govuk-list papers">
{{#papers}}
<li><p><strong>{{paper_name}}</strong></p>
{{#counted}}
<p class="quiet">{{t:dossier.counts}}</p>
{{/counted}}
<ul class="govuk-list">
{{#files}}
<li><a href="/files/{{file}}">{{file_name}}</a> <span class="quiet">{{size}}</span></li>
{{/files}}
</ul>
</li>
{{/papers}}
</ul>
{{^papers}}
<p class="quiet">{{t:dossier.no_papers}}</p>
{{/papers}}
</div>
</section>
{{>desk/originals.tpl}}
{{^urgent_act}}
{{>desk/other_acts.tpl}}
{{/urgent_act}}
{{#citizen}}
<p><a class="govuk-link" href="/feedback?dossier={{code}}">{{t:feedback.about_this}}</a></p>
{{/citizen}}
</div>
<div class="side_column">
{{#in_steps}}
<section class="govuk-summary-card" aria-labelledby="steps">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="steps">{{t:dossier.steps}}</h2></div>
<div class="govuk-summary-card__content">
{{#eater}}
<p class="govuk-inset-text">{{eater_words}}</p>
{{/eater}}
<ol class="course">
{{#steps}}
<li class="{{step_state}}"><p><strong>{{step_name}}</strong> <span class="quiet">{{step_state_name}}</span></p>
<p class="quiet">{{step_role}}{{#known_officer}} – {{step_officer}}{{/known_officer}}</p>
{{#timed}}
<p class="quiet">{{clock}}</p>
{{/timed}}
{{#over}}
<p><strong class="govuk-tag urgency-overdue">{{over_words}}</strong></p>
{{/over}}
</li>
{{/steps}}
</ol>
</div>
</section>
{{/in_steps}}
<section class="govuk-summary-card" aria-labelledby="timeline">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="timeline">{{t:dossier.timeline}}</h2></div>
<div class="govuk-summary-card__content">
<ol class="course">
{{#timeline}}
<li><p><strong>{{what}}</strong></p>
<p class="quiet">{{when}} – {{by}}</p>
{{#remarked}}
<p class="quote">{{remark}}</p>
{{/remarked}}
{{#moved}}
<p>{{moved_words}}</p>
{{/moved}}
{{#collected}}
<p>{{t:dossier.collector}}: <strong>{{collector}}</strong>{{#authorised}} – {{authority}}{{/authorised}}</p>
{{/collected}}
</li>
{{/timeline}}
</ol>
<p class="actions"><a class="govuk-link" href="/log">{{t:proof.log}}</a></p>
</div>
</section>
{{#tells_messages}}
<section class="govuk-summary-card" aria-labelledby="messages">
<div class="govuk-summary-card__title-wrapper"><h2 class="govuk-summary-card__title" id="messages">{{t:dossier.messages}}</h2></div>
<div class="govuk-summary-card__content">
<ol class="course">
{{#messages}}
<li><p><strong>{{message_kind}}</strong> <span class="quiet">{{message_state}}</span></p>
<p class="quiet">{{message_at}}{{#possible_double}} – {{t:dossier.possible_double}}{{/possible_double}}</p>
</li>
{{/messages}}
</ol>
{{^messages}}
<p class="quiet">{{t:dossier.no_messages}}</p>
{{/messages}}
</div>
</section>
{{/tells_messages}}
</div>
</div>
{{>web/foot.tpl}}
