// Numbers, times and names as people read them.

export function brief(value, digits = 4) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (typeof value !== 'number') return String(value);
  if (value !== 0 && Math.abs(value) < 0.001) return value.toExponential(2);
  if (Math.abs(value) >= 1e6) return value.toLocaleString('en');
  return String(Number(value.toFixed(digits)));
}

export const count = value => (value ?? 0).toLocaleString('en');

export function duration(seconds) {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** heldFor becomes “held for”. */
export const label = name =>
  name.split('.').pop().replace(/([a-z0-9])([A-Z])/g, (all, a, b) => `${a} ${b.toLowerCase()}`);

export const clock = date => date?.toLocaleTimeString('en-GB') ?? '–';

/** A word as a shell takes it. */
export const quoted = word => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${String(word).replaceAll("'", "'\\''")}'`);

/** The time at the head of the name of a run. */
export function made(name) {
  const m = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/.exec(name);
  return m ? new Date(+m[1], m[2] - 1, +m[3], +m[4], +m[5], +m[6]) : null;
}

/** The name of a run without the time at its head. */
export const timeless = name => name.replace(/^\d{8}-\d{6}_/, '');

export function ago(date) {
  if (!date) return '';
  const seconds = (Date.now() - date) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short', year: 'numeric'});
}

export const plural = (n, thing) => `${count(n)} ${thing}${n === 1 ? '' : 's'}`;
