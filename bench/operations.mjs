// What is measured: each an act that says what was wrong, or nothing.
import { exhausted } from './loops.mjs';
import { busy_unit } from './province.mjs';

const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
/** Somebody else each time, so that nobody's look-ups are too many. */
const address = (roll) => `203.${roll(256)}.${roll(256)}.${roll(256)}`;

async function complete(province) {
  const code = province.ready_for_completion.pop();
  if (!code) return exhausted;
  const comment = 'Hồ sơ đủ điều kiện giải quyết theo quy định.';
  return province.act(province.officer, code, 'steps/settlement/completion', { comment });
}

/** As people search: a whole name, the beginning of a code, a number. */
function words(province) {
  const { roll } = province;
  const kind = roll(10);
  if (kind < 5) return province.name();
  if (kind < 8) return province.any(province.codes).slice(0, -1);
  return `999197${String(roll(1_000_000)).padStart(6, '0')}`;
}

function track(province) {
  const path = `/api/v1/track/${province.any(province.codes)}`;
  return province.get(path, undefined, address(province.roll));
}

const search = (province, typed) =>
  province.get(`/api/v1/search?q=${encodeURIComponent(typed)}`, province.officer);

const figures = (province, query, token) =>
  province.get(`/api/v1/reports/figures?from=${day(60)}&to=${day(30)}${query}`, token);

/** In the order in which they are measured: what fills a queue comes after who reads it. */
export function operations(province) {
  const named = (name, act) => ({ name, act: () => act(province) });
  return [
    named('track', track),
    named('queue of 20', () => province.get('/api/v1/tasks', province.officer)),
    named('queue of 20, all of the agency', () =>
      province.get('/api/v1/tasks?queue=agency', province.counter),
    ),
    named('own dossiers', () => province.get('/api/v1/dossiers', province.any(province.citizens))),
    named('search', () => search(province, words(province))),
    named('search, the commonest family name', () => search(province, 'Nguyễn')),
    named('a dossier, for its officer', () =>
      province.get(`/api/v1/dossiers/${province.any(province.busy_codes)}`, province.officer),
    ),
    named('summary of an agency, a month', () =>
      figures(province, `&agency=${busy_unit}`, province.province),
    ),
    named('summary of the province, a month', () => figures(province, '', province.province)),
    named('completion with a comment', complete),
    named('submit, one unit', () => province.submit(busy_unit)),
    named('submit, many units', () => province.submit(province.any(province.live_units))),
    named('submit with a file of 100 KB', () =>
      province.submit_with_file(province.any(province.live_units)),
    ),
    named('track, as a page', () => {
      const path = `/track?code=${province.any(province.codes)}`;
      return province.get(path, undefined, address(province.roll));
    }),
  ];
}

/** Of a hundred requests of the open loop. */
export const mix = {
  track: 35,
  'queue of 20': 25,
  'own dossiers': 15,
  search: 10,
  'submit, many units': 8,
  'submit with a file of 100 KB': 1,
  'completion with a comment': 4,
  'summary of an agency, a month': 2,
};
/** How many completions the open loop may need of so many requests. */
export const completions_in = (requests) => Math.ceil(requests * 0.06) + 20;

/** `roll` decides whose turn it is, in the shares of the mix. */
export function drawn_from(all, roll) {
  const named = Object.fromEntries(all.map((each) => [each.name, each]));
  const hundred = Object.entries(mix).flatMap(([name, share]) => Array(share).fill(named[name]));
  return () => hundred[roll(hundred.length)];
}
