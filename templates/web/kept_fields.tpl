{{#keeps}}
<input type="hidden" name="_kept_path" value="{{kept_path}}">
{{#with_files}}
<input type="hidden" name="_kept_files" value="1">
{{/with_files}}
{{#kept_fields}}
<textarea name="{{name}}" hidden>{{value}}</textarea>
{{/kept_fields}}
{{/keeps}}
