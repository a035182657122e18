</main>
<footer class="bottom">
<div class="govuk-width-container">
<p>{{province}}</p>
<p>{{t:frame.footer}}</p>
<p><a href="/feedback">{{t:feedback.heading}}</a> · <a href="/agencies">{{t:frame.agencies}}</a> · <a href="/areas">{{t:frame.areas}}</a> · <a href="/log">{{t:frame.log}}</a></p>
</div>
</footer>
</body>
</html>
