{{>web/head.tpl}}
<div class="narrow slip">
<p class="actions"><a class="govuk-back-link" href="/visits/{{visit}}">{{t:visit.back}}</a></p>
<div class="slip_head">
<p class="agency">{{agency}}</p>
<div><p class="nation">{{t:slip.nation}}</p><p class="motto">{{t:slip.motto}}</p></div>
</div>
<h1>{{heading}}</h1>
<p class="code">{{visit}}</p>
<p>{{t:visit.slip_person}}</p>
<ol class="slip_dossiers">
{{#dossiers}}
<li>
<div class="slip_dossier">
<div>
<p><strong>{{name}}</strong></p>
<p class="code">{{code}}</p>
<p>{{t:visit.slip_owner}}</p>
<p>{{t:visit.slip_due}}</p>
<p>{{t:visit.slip_delivery}}</p>
{{#fees}}
<p>{{fee}}</p>
{{/fees}}
{{#papers}}
<p class="quiet">– {{paper_name}} {{given}}</p>
{{/papers}}
</div>
<svg class="qr" viewBox="-4 -4 {{qr_side}} {{qr_side}}" role="img" aria-label="{{t:visit.slip_qr}}" shape-rendering="crispEdges"><path d="{{qr_path}}"/></svg>
</div>
</li>
{{/dossiers}}
</ol>
{{#receipts}}
<p><strong>{{t:visit.slip_receipt}}</strong></p>
{{/receipts}}
<div class="signatures"><p>{{t:slip.giver}}</p><div><p>{{t:slip.receiver}}</p><p class="signer">{{officer}}</p></div></div>
<p class="quiet">{{t:visit.slip_track}}</p>
</div>
{{>web/foot.tpl}}
