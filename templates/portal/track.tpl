{{>web/head.tpl}}
<div class="narrow">
<h1>{{t:track.heading}}</h1>
<form class="search" method="get" action="/track">
<div class="field{{#unknown}} wrong{{/unknown}}">
<label for="code">{{t:track.label}}</label>
<p class="hint" id="code-hint">{{t:track.hint}}</p>
{{#unknown}}
<p class="error" id="code-error" role="alert">{{t:problem.no_such_dossier}}</p>
{{/unknown}}
<div class="row">
<input type="text" id="code" name="code" value="{{asked}}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="60" required aria-describedby="code-hint{{#unknown}} code-error{{/unknown}}"{{#unknown}} aria-invalid="true"{{/unknown}}>
<button>{{t:track.button}}</button>
</div>
</div>
</form>
{{#found}}
<section class="card" aria-labelledby="found">
<h2 id="found">{{asked}}</h2>
<p><span class="tag state-{{state}}">{{state_name}}</span></p>
<p>{{t:track.steps}}</p>
<progress max="{{steps_in_all}}" value="{{steps_done}}" aria-label="{{t:track.steps}}"></progress>
<p class="hint">{{t:track.privacy}}</p>
</section>
{{/found}}
</div>
{{>web/foot.tpl}}
