<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{page_title}} – {{province}}</title>
<link rel="stylesheet" href="/assets/motcua.css">
<link rel="stylesheet" href="/assets/boxes.css">
<link rel="stylesheet" href="/assets/forms.css">
<link rel="stylesheet" href="/assets/pages.css">
<link rel="stylesheet" href="/assets/print.css">
</head>
<body>
<a class="skip" href="#main">{{t:frame.skip}}</a>
<header class="top">
{{#demo}}
<p class="demo">{{t:frame.demo}}</p>
{{/demo}}
<div class="wide">
<p class="brand"><a href="/"><span class="brand_name">{{t:frame.service}}</span> <span class="brand_province">{{province}}</span></a></p>
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
<nav aria-label="{{t:frame.navigation}}">
<ul class="wide">
<li><a href="/">{{t:frame.procedures}}</a></li>
<li><a href="/track">{{t:frame.track}}</a></li>
{{#citizen}}
<li><a href="/dossiers">{{t:frame.own_dossiers}}</a></li>
{{/citizen}}
{{#officer}}
<li><a href="/tasks">{{t:frame.tasks}}</a></li>
{{/officer}}
{{#signed_out}}
<li class="last"><a href="/sign-in?next={{here}}">{{t:frame.sign_in}}</a></li>
{{/signed_out}}
{{#signed_in}}
<li class="last">
<form method="post" action="/sign-out">
<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<span class="who">{{login}}</span>
<button class="plain">{{t:frame.sign_out}}</button>
</form>
</li>
{{/signed_in}}
</ul>
</nav>
</header>
<main id="main" class="wide" tabindex="-1">
