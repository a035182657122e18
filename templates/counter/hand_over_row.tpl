<tr>
<td class="govuk-table__cell" data-label="{{t:visit.state}}"><div><span class="govuk-tag">{{state_name}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:hand_over.one}}"><div><a class="code" href="/hand-overs/{{hand_over}}">{{hand_over}}</a></div></td>
<td class="govuk-table__cell" data-label="{{t:hand_over.from}}"><div>{{from}} <span class="quiet">{{giver}}, {{given}}</span></div></td>
<td class="govuk-table__cell" data-label="{{t:hand_over.to}}"><div>{{to}} <span class="quiet">{{receiver}} {{received}}</span></div></td>
</tr>
