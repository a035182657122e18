</main>
<footer class="bottom">
<div class="wide">
<p>{{province}}</p>
<p>{{t:frame.footer}}</p>
</div>
</footer>
</body>
</html>
