{{>web/head.tpl}}
<div class="narrow">
<h1>{{t:sign_in.heading}}</h1>
{{>web/errors.tpl}}
<form method="post" action="/sign-in" enctype="multipart/form-data" class="stack">
<input type="hidden" name="next" value="{{next}}">
{{>web/kept_fields.tpl}}
<div class="field{{#errors}} wrong{{/errors}}">
<label for="login">{{t:sign_in.login}}</label>
<input type="text" id="login" name="login" value="{{typed_login}}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100"{{#errors}} aria-invalid="true" aria-describedby="errors"{{/errors}}>
</div>
<div class="field{{#errors}} wrong{{/errors}}">
<label for="password">{{t:sign_in.password}}</label>
<input type="password" id="password" name="password" autocomplete="current-password" required maxlength="500">
</div>
<p><button>{{t:sign_in.button}}</button></p>
</form>
</div>
{{>web/foot.tpl}}
