{{>web/head.tpl}}
<div class="narrow">
<h1>{{t:again.heading}}</h1>
<p>{{t:again.text}}</p>
{{#with_files}}
<p class="notice">{{t:again.files}}</p>
{{/with_files}}
<form method="post" action="{{again_path}}" enctype="multipart/form-data" class="stack">
<input type="hidden" name="_token" value="{{again_token}}">
{{#again_fields}}
<textarea name="{{name}}" hidden>{{value}}</textarea>
{{/again_fields}}
<p><button>{{t:again.button}}</button></p>
</form>
</div>
{{>web/foot.tpl}}
