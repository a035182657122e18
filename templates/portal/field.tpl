{{#single}}
<div class="field{{#wrong}} wrong{{/wrong}}">
<label for="{{id}}">{{label}}{{^required}} <span class="optional">{{t:field.optional}}</span>{{/required}}</label>
{{#hinted}}
<p class="hint" id="{{id}}-hint">{{hint}}</p>
{{/hinted}}
{{#wrong}}
<p class="error" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
{{#is_input}}
<input type="{{type}}" id="{{id}}" name="{{field}}" value="{{value}}" class="{{size}}" inputmode="{{inputmode}}" autocomplete="{{autocomplete}}" maxlength="{{length_max}}"{{#suggested}} list="{{id}}-list"{{/suggested}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
{{#suggested}}
<datalist id="{{id}}-list">
{{#suggestions}}
<option value="{{suggestion}}"></option>
{{/suggestions}}
</datalist>
{{/suggested}}
{{/is_input}}
{{#is_textarea}}
<textarea id="{{id}}" name="{{field}}" rows="3" autocomplete="{{autocomplete}}" maxlength="{{length_max}}"{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>{{value}}</textarea>
{{/is_textarea}}
{{#is_select}}
<select id="{{id}}" name="{{field}}"{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}>
<option value="">{{t:field.choose}}</option>
{{#options}}
<option value="{{option}}"{{#chosen}} selected{{/chosen}}>{{option_label}}</option>
{{/options}}
</select>
{{/is_select}}
</div>
{{/single}}
{{#is_radio}}
<fieldset class="field choice{{#wrong}} wrong{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}">
<legend>{{label}}{{^required}} <span class="optional">{{t:field.optional}}</span>{{/required}}</legend>
{{#hinted}}
<p class="hint" id="{{id}}-hint">{{hint}}</p>
{{/hinted}}
{{#wrong}}
<p class="error" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
{{#options}}
<div class="pick"><input type="radio" id="{{option_id}}" name="{{field}}" value="{{option}}"{{#chosen}} checked{{/chosen}}><label for="{{option_id}}">{{option_label}}</label></div>
{{/options}}
</fieldset>
{{/is_radio}}
{{#is_checkbox}}
<div class="field{{#wrong}} wrong{{/wrong}}">
{{#hinted}}
<p class="hint" id="{{id}}-hint">{{hint}}</p>
{{/hinted}}
{{#wrong}}
<p class="error" id="{{id}}-error">{{fault}}</p>
{{/wrong}}
<div class="pick"><input type="checkbox" id="{{id}}" name="{{field}}" value="true"{{#checked}} checked{{/checked}}{{#required}} required{{/required}} aria-describedby="{{#hinted}}{{id}}-hint {{/hinted}}{{#wrong}}{{id}}-error{{/wrong}}"{{#wrong}} aria-invalid="true"{{/wrong}}><label for="{{id}}">{{label}}</label></div>
</div>
{{/is_checkbox}}
