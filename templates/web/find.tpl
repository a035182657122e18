<div class="find" data-find="/api/v1/procedures" data-language="{{language}}" data-to="{{find_to}}" data-one="{{t:find.one}}" data-many="{{t:find.many}}" data-none="{{t:find.none}}">
<input class="govuk-input" type="search" id="{{find_id}}" name="q" value="{{find_typed}}" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200" aria-describedby="{{find_id}}-hint">
<p class="find_said" id="{{find_id}}-said" role="status"></p>
</div>
<script type="module" src="/assets/find.mjs"></script>
