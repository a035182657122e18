{{>web/head.tpl}}
<a class="govuk-back-link" href="/log">{{t:open_log.heading}}</a>
<h1>{{t:open_log.heads}}</h1>
<p>{{t:open_log.recent_about}}</p>
{{>log/head_lines.tpl}}
{{#none}}
<p class="empty">{{t:open_log.no_heads}}</p>
{{/none}}
{{#more}}
<nav class="govuk-pagination govuk-pagination--block" aria-label="{{t:list.more}}"><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="/log/heads?before={{next}}" rel="next">{{>web/more.tpl}}</a></div></nav>
{{/more}}
{{>web/foot.tpl}}
