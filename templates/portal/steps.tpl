<div class="steps">
<p>{{t:steps.now}}</p>
<ol>
<li{{#at_filling}} aria-current="step"{{/at_filling}}>{{t:steps.filling}}</li>
<li{{#at_review}} aria-current="step"{{/at_review}}>{{t:steps.review}}</li>
<li{{#at_code}} aria-current="step"{{/at_code}}>{{t:steps.code}}</li>
</ol>
</div>
