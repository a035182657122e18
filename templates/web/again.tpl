{{>web/head.tpl}}
<div class="narrow">
<h1>{{heading}}</h1>
<p>{{t:again.text}}</p>
{{#with_files}}
<div class="govuk-inset-text notice">{{t:again.files}}</div>
{{/with_files}}
<form method="post" action="{{again_path}}" enctype="multipart/form-data">
<input type="hidden" name="_token" value="{{again_token}}">
{{#again_fields}}
<textarea name="{{name}}" hidden>{{value}}</textarea>
{{/again_fields}}
<button class="govuk-button">{{t:again.button}}</button>
</form>
{{#failed}}
<p class="quiet">{{t:problem_page.request}}</p>
{{/failed}}
</div>
{{>web/foot.tpl}}
