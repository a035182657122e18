{{#has_fees}}
<section aria-labelledby="fees">
<h2 id="fees">{{t:fees.heading}}</h2>
<ul class="papers">
{{#fees}}
<li><p><strong>{{fee_name}}</strong>: {{amount}}{{#paid}} <span class="tag state-delivered">{{t:fees.paid}}</span>{{/paid}}{{#owed}} <span class="tag soon">{{t:fees.owed}}</span>{{/owed}}</p>
{{#paid}}
<p class="quiet">{{t:fees.receipt}}</p>
{{/paid}}
</li>
{{/fees}}
</ul>
{{#takings}}
<form method="post" action="/dossiers/{{code}}/payments" class="act">
{{>desk/act_begin.tpl}}
<fieldset class="field choice">
<legend>{{t:fees.take}}</legend>
{{#lines}}
<div class="pick"><input type="checkbox" id="pay-{{fee}}" name="pay.{{fee}}" value="1"{{#chosen}} checked{{/chosen}}><label for="pay-{{fee}}">{{fee_name}}{{#priced}} – {{price}}{{/priced}}</label></div>
{{#counted}}
<div class="field"><label for="units-{{fee}}">{{t:fees.units}}</label><input type="text" inputmode="numeric" class="short" id="units-{{fee}}" name="units.{{fee}}" value="{{units}}" maxlength="6"></div>
{{/counted}}
{{#unpriced}}
<div class="field"><label for="amount-{{fee}}">{{t:fees.amount}}</label><input type="text" inputmode="numeric" class="short" id="amount-{{fee}}" name="amount.{{fee}}" value="{{typed_amount}}" maxlength="15"></div>
{{/unpriced}}
{{/lines}}
</fieldset>
<p><button>{{t:action.payment}}</button></p>
</form>
{{/takings}}
</section>
{{/has_fees}}
