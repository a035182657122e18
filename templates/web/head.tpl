<!doctype html>
<html lang="{{language}}" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#073f46">
<title>{{#errors}}{{t:errors.title}}: {{/errors}}{{page_title}} – {{province}}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/motcua.css">
</head>
<body class="govuk-template__body">
<a class="govuk-skip-link" href="#main">{{t:frame.skip}}</a>
<header>
<div class="top">
<div class="govuk-width-container">
<a class="brand" href="/"><img src="/assets/mark.svg" alt="" width="34" height="34"><span class="brand_name">{{t:frame.service}}</span> <span class="brand_province">{{province}}</span></a>
<ul class="languages" aria-label="{{t:frame.languages}}">
{{#is_vi}}
<li><span aria-current="true">Tiếng Việt</span></li>
<li><a href="{{link_en}}" lang="en" hreflang="en">English</a></li>
{{/is_vi}}
{{#is_en}}
<li><a href="{{link_vi}}" lang="vi" hreflang="vi">Tiếng Việt</a></li>
<li><span aria-current="true">English</span></li>
{{/is_en}}
</ul>
</div>
</div>
<div class="govuk-service-navigation govuk-service-navigation--inverse">
<nav class="govuk-width-container" aria-label="{{t:frame.navigation}}">
<ul class="govuk-service-navigation__list">
<li class="govuk-service-navigation__item{{#at_procedures}} govuk-service-navigation__item--active{{/at_procedures}}"><a class="govuk-service-navigation__link" href="/"{{#at_procedures}} aria-current="{{current}}"{{/at_procedures}}>{{t:frame.procedures}}</a></li>
<li class="govuk-service-navigation__item{{#at_track}} govuk-service-navigation__item--active{{/at_track}}"><a class="govuk-service-navigation__link" href="/track"{{#at_track}} aria-current="{{current}}"{{/at_track}}>{{t:frame.track}}</a></li>
{{#citizen}}
<li class="govuk-service-navigation__item{{#at_own}} govuk-service-navigation__item--active{{/at_own}}"><a class="govuk-service-navigation__link" href="/dossiers"{{#at_own}} aria-current="{{current}}"{{/at_own}}>{{t:frame.own_dossiers}}</a></li>
{{/citizen}}
{{#officer}}
<li class="govuk-service-navigation__item{{#at_tasks}} govuk-service-navigation__item--active{{/at_tasks}}"><a class="govuk-service-navigation__link" href="/tasks"{{#at_tasks}} aria-current="{{current}}"{{/at_tasks}}>{{t:frame.tasks}}</a></li>
<li class="govuk-service-navigation__item{{#at_reports}} govuk-service-navigation__item--active{{/at_reports}}"><a class="govuk-service-navigation__link" href="/reports"{{#at_reports}} aria-current="{{current}}"{{/at_reports}}>{{t:frame.reports}}</a></li>
{{/officer}}
{{#handles_feedback}}
<li class="govuk-service-navigation__item{{#at_feedback}} govuk-service-navigation__item--active{{/at_feedback}}"><a class="govuk-service-navigation__link" href="/feedback-tasks"{{#at_feedback}} aria-current="{{current}}"{{/at_feedback}}>{{t:frame.feedback}}</a></li>
{{/handles_feedback}}
{{#keeper}}
<li class="govuk-service-navigation__item{{#at_catalogue}} govuk-service-navigation__item--active{{/at_catalogue}}"><a class="govuk-service-navigation__link" href="/catalogue"{{#at_catalogue}} aria-current="{{current}}"{{/at_catalogue}}>{{t:frame.catalogue}}</a></li>
{{/keeper}}
{{#signed_out}}
<li class="govuk-service-navigation__item who{{#at_sign_in}} govuk-service-navigation__item--active{{/at_sign_in}}"><a class="govuk-service-navigation__link" href="/sign-in?next={{here}}"{{#at_sign_in}} aria-current="{{current}}"{{/at_sign_in}}>{{t:frame.sign_in}}</a></li>
{{/signed_out}}
{{#signed_in}}
<li class="govuk-service-navigation__item who">
<form method="post" action="/sign-out">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<span class="who_name">{{login}}</span>
<button class="link_button">{{t:frame.sign_out}}</button>
</form>
</li>
{{/signed_in}}
</ul>
</nav>
</div>
{{#demo}}
<div class="govuk-width-container">
<div class="govuk-phase-banner">
<p class="govuk-phase-banner__content"><strong class="govuk-tag govuk-phase-banner__content__tag tag_care">{{t:frame.demo}}</strong><span class="govuk-phase-banner__text">{{t:frame.demo_text}}</span></p>
</div>
</div>
{{/demo}}
</header>
<main id="main" class="govuk-width-container govuk-main-wrapper" tabindex="-1">
