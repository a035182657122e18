<input type="hidden" name="_token" value="{{form_token}}">
<input type="hidden" name="_key" value="{{fresh_key}}">
<input type="hidden" name="_version" value="{{version}}">
