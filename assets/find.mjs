// Finds procedures as one types: the combobox of WAI-ARIA over a form that does without.
// What is typed goes to the API; the words people read come from the page (data attributes).

const pause = 150;
const shown_max = 8;

function dress(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function make(name, attributes, ...content) {
  const node = dress(document.createElement(name), attributes);
  node.append(...content);
  return node;
}

function enhance(box) {
  const { find, language, to, one, many, none } = box.dataset;
  const input = box.querySelector('input');
  const said = box.querySelector('[role=status]');
  const id = `${input.id}-list`;
  const list = make('ul', {
    id,
    class: 'find_list',
    role: 'listbox',
    'aria-label': input.labels[0]?.textContent ?? '',
  });
  input.after(list);
  dress(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id });

  let hits = [];
  let at = -1;
  let timer, asking;

  function choose(next) {
    at = next;
    [...list.children].forEach((row, i) => dress(row, { 'aria-selected': i === at }));
    list.children[at]?.scrollIntoView({ block: 'nearest' });
    dress(input, { 'aria-activedescendant': list.children[at]?.id ?? '' });
  }

  function open(wanted) {
    list.hidden = !wanted;
    dress(input, { 'aria-expanded': wanted });
    if (!wanted) choose(-1);
  }

  function go(hit) {
    const page = to === 'filing' && hit.fileable ? '/filing' : '';
    location.assign(`/procedures/${hit.code}${page}`);
  }

  function show(items) {
    choose(-1);
    hits = items;
    list.replaceChildren(
      ...items.map(({ name, language, code }, i) =>
        make(
          'li',
          { id: `${id}-${i}`, role: 'option', 'aria-selected': false },
          make('span', { lang: language }, name),
          make('span', { class: 'quiet' }, code),
        ),
      ),
    );
    const count = items.length;
    const nothing = input.value.trim() ? none : '';
    said.textContent = count ? `${count} ${count > 1 ? many : one}` : nothing;
    open(count > 0);
  }

  function forget() {
    clearTimeout(timer);
    asking?.abort();
    open(false);
  }

  async function ask(words) {
    asking = new AbortController();
    const { signal } = asking;
    const query = new URLSearchParams({ q: words, limit: shown_max, lang: language });
    try {
      const answer = await fetch(`${find}?${query}`, { signal });
      const { items } = await answer.json();
      if (answer.ok && !signal.aborted) show(items);
    } catch {
      // Without an answer there is still the button.
      if (!signal.aborted) forget();
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    asking?.abort();
    choose(-1);
    const words = input.value.trim();
    if (words) timer = setTimeout(ask, pause, words);
    else show([]);
  });
  input.addEventListener('keydown', (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && hits.length && input.value.trim()) {
      event.preventDefault();
      if (list.hidden) open(true);
      const rows = hits.length + 1;
      // One place more than there are hits: back in the field.
      choose(((at + 1 + (key === 'ArrowDown' ? 1 : rows - 1)) % rows) - 1);
    } else if (key === 'Escape' && !list.hidden) {
      event.preventDefault();
      forget();
    } else if (key === 'Enter' && at >= 0) {
      event.preventDefault();
      go(hits[at]);
    }
  });
  open(false);
  input.addEventListener('blur', forget);
  // A press must not take the focus from the field before the click has come.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const row = [...list.children].indexOf(event.target.closest('li'));
    if (row >= 0) go(hits[row]);
  });
}

for (const box of document.querySelectorAll('[data-find]')) enhance(box);
