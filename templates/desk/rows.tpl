<dl class="facts">
{{#rows}}
<div><dt>{{row_label}}</dt><dd>{{row_text}}</dd></div>
{{/rows}}
</dl>
