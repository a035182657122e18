{{#errors}}
<div class="errors" role="alert" tabindex="-1" id="errors">
<h2>{{t:errors.heading}}</h2>
<ul>
{{#error}}
<li>{{#linked}}<a href="#{{target}}">{{message}}</a>{{/linked}}{{^linked}}{{message}}{{/linked}}</li>
{{/error}}
</ul>
</div>
{{/errors}}
