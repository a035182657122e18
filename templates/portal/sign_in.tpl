{{>web/head.tpl}}
<div class="narrow">
{{>web/errors.tpl}}
<h1>{{t:sign_in.heading}}</h1>
<form method="post" action="/sign-in" enctype="multipart/form-data">
<input type="hidden" name="next" value="{{next}}">
{{>web/kept_fields.tpl}}
<div class="govuk-form-group{{#errors}} govuk-form-group--error{{/errors}}">
<label class="govuk-label" for="login">{{t:sign_in.login}}</label>
<input class="govuk-input{{#errors}} govuk-input--error{{/errors}}" type="text" id="login" name="login" value="{{typed_login}}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100"{{#errors}} aria-invalid="true" aria-describedby="errors"{{/errors}}>
</div>
<div class="govuk-form-group{{#errors}} govuk-form-group--error{{/errors}}">
<label class="govuk-label" for="password">{{t:sign_in.password}}</label>
<input class="govuk-input{{#errors}} govuk-input--error{{/errors}}" type="password" id="password" name="password" autocomplete="current-password" required maxlength="500"{{#errors}} aria-invalid="true" aria-describedby="errors"{{/errors}}>
</div>
<button class="govuk-button">{{t:sign_in.button}}</button>
</form>
</div>
{{>web/foot.tpl}}
