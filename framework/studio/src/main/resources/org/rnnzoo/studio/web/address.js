// Addresses restore pages. Each page has a table of what its address may hold; only what differs
// from the default is written.

export function read(table) {
  const query = new URLSearchParams(location.search);
  const values = {};
  for (const [name, standard] of Object.entries(table)) {
    const text = query.get(name);
    if (text === null) values[name] = standard;
    else if (typeof standard === 'number') values[name] = Number.isFinite(+text) ? +text : standard;
    else if (typeof standard === 'boolean') values[name] = text === 'yes';
    else values[name] = text.slice(0, 2000);
  }
  return values;
}

/** The longest address that programs and people pass on whole. */
const LONGEST = 2000;

export function write(table, values) {
  const query = new URLSearchParams();
  for (const [name, standard] of Object.entries(table)) {
    const value = values[name];
    if (value === undefined || value === standard) continue;
    query.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
  }
  const address = () => location.pathname + (query.size ? '?' + query : '');
  // What does not fit is left out whole: half a filter would select something else.
  while (location.origin.length + address().length > LONGEST) query.delete([...query].sort((a, b) => b[1].length - a[1].length)[0][0]);
  history.replaceState(history.state, '', address());
}

const FILTER = 'zoo.filter';

/** One filter for all pages of this tab that list runs: what an address says, else what was said last. */
export function filter() {
  const said = new URLSearchParams(location.search).get('where');
  if (said !== null) keepFilter(said);
  return sessionStorage.getItem(FILTER) ?? '';
}

export const keepFilter = where => sessionStorage.setItem(FILTER, where);

/** Goes to another page of the studio. */
export function go(path) {
  history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
