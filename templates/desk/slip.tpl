{{>web/head.tpl}}
<div class="narrow slip">
<p class="actions"><a class="govuk-back-link" href="/dossiers/{{code}}">{{t:slip.back}}</a></p>
<div class="slip_head">
<p class="agency">{{agency}}</p>
<div><p class="nation">{{t:slip.nation}}</p><p class="motto">{{t:slip.motto}}</p></div>
</div>
<h1>{{heading}}</h1>
<p class="code">{{code}}</p>
{{>desk/rows.tpl}}
<h2>{{t:dossier.papers}}</h2>
<ol class="govuk-list govuk-list--number">
{{#papers}}
<li>{{paper_name}} <span class="quiet">{{given}}</span></li>
{{/papers}}
</ol>
{{^papers}}
<p>{{t:dossier.no_papers}}</p>
{{/papers}}
{{#dated}}
<p class="quiet"><strong>{{t:derivation.heading}}</strong> {{#derivation}}{{line}} {{/derivation}}</p>
{{/dated}}
{{#signed}}
<div class="signatures"><p>{{t:slip.giver}}</p><div><p>{{t:slip.receiver}}</p><p class="signer">{{receiver}}</p></div></div>
{{/signed}}
<div class="slip_foot">
<svg class="qr" viewBox="-4 -4 {{qr_side}} {{qr_side}}" role="img" aria-label="{{t:slip.qr}}" shape-rendering="crispEdges"><path d="{{qr_path}}"/></svg>
<p class="quiet">{{t:slip.track}} {{#dated}}{{t:slip.scan}}{{/dated}}{{^dated}}{{t:slip.scan_only}}{{/dated}}</p>
</div>
</div>
{{>web/foot.tpl}}
