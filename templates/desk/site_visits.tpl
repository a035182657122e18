{{#site_visits}}
<section>
<h2>{{t:visit.heading}}</h2>
<p class="quiet">{{t:visit.when}}</p>
<p class="quote">{{note}}</p>
<ul>
{{#photos}}
<li><a href="/files/{{file}}">{{file_name}}</a> <span class="quiet">{{size}}</span></li>
{{/photos}}
</ul>
</section>
{{/site_visits}}
