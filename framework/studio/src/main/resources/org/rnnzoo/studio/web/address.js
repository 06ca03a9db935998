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

export function write(table, values) {
  const query = new URLSearchParams();
  for (const [name, standard] of Object.entries(table)) {
    const value = values[name];
    if (value === undefined || value === standard) continue;
    query.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value);
  }
  const text = query.toString();
  history.replaceState(history.state, '', location.pathname + (text ? '?' + text : ''));
}

/** Goes to another page of the studio. */
export function go(path) {
  history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
