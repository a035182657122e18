<h3>{{t:check.source}}</h3>
<ul class="govuk-list govuk-list--bullet">
{{#cells}}
<li>{{channel}}: <q>{{cell}}</q> → <strong>{{read}}</strong>{{#unsure}} <span class="govuk-tag tag_care">{{t:check.unsure}}</span>{{/unsure}}<span class="quote">{{note}}</span></li>
{{/cells}}
{{#source_papers}}
<li>{{paper}} <span class="quiet">{{count}} {{group}}</span>{{#note_only}} <span class="govuk-tag">{{t:listed.note_only}}</span>{{/note_only}}</li>
{{/source_papers}}
{{#source_results}}
<li>{{result}} <span class="quiet">{{code_of_result}}</span></li>
{{/source_results}}
</ul>
{{^cells}}{{^source_papers}}{{^source_results}}
<p>{{t:why.not_stated}}</p>
{{/source_results}}{{/source_papers}}{{/cells}}
