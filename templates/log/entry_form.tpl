<p>{{t:open_log.entry_about}}</p>
<form class="search" method="get" action="/log/entries">
<div class="govuk-form-group{{#wrong_entry}} govuk-form-group--error{{/wrong_entry}}">
<label class="govuk-label" for="entry">{{t:open_log.entry_number}}</label>
<div class="govuk-hint" id="entry-hint">{{t:open_log.entry_hint}}</div>
{{#wrong_entry}}
<p class="govuk-error-message" id="entry-error">{{entry_problem}}</p>
{{/wrong_entry}}
<div class="search_row">
<input class="govuk-input code{{#wrong_entry}} govuk-input--error{{/wrong_entry}}" type="text" id="entry" name="entry" value="{{typed_entry}}" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="20" aria-describedby="entry-hint{{#wrong_entry}} entry-error{{/wrong_entry}}"{{#wrong_entry}} aria-invalid="true"{{/wrong_entry}}>
<button class="govuk-button">{{t:open_log.entry_button}}</button>
</div>
</div>
</form>
