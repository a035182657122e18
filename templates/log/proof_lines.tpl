<ol class="govuk-list govuk-list--number">
{{#proof}}
<li><code class="hash">{{hash}}</code></li>
{{/proof}}
</ol>
{{^proof}}
<p class="quiet">{{t:open_log.proof_empty}}</p>
{{/proof}}
