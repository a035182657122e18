<tr>
<td class="govuk-table__cell" data-label="{{t:original.age}}"><div><span class="govuk-tag">{{t:original.days}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:tasks.dossier}}"><div><a class="code" href="/dossiers/{{code}}">{{code}}</a></div></td>
<td class="govuk-table__cell" data-label="{{t:original.paper}}"><div>{{t:original.counted}}</div></td>
<td class="govuk-table__cell" data-label="{{t:original.where}}"><div>{{where}}</div></td>
</tr>
