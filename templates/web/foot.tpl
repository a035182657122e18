</main>
<footer class="bottom">
<div class="govuk-width-container">
<p>{{province}}</p>
<p>{{t:frame.footer}}</p>
</div>
</footer>
</body>
</html>
