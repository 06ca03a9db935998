// The palette: to any page, task, run, comparison or sweep by a few letters.
import {Element, html, nothing} from '/web/base.js';
import {get, newest, settled, catalogue} from '/web/api.js';
import {go} from '/web/address.js';

const MOST = 12;

class Palette extends Element {
  static properties = {pages: {}, actions: {}, written: {state: true}, found: {state: true}, at: {state: true}};

  opened() {
    this.written = '';
    this.found = [];
    this.at = 0;
    this.askRuns = newest((where, signal) => get(`/api/runs?count=6&where=${encodeURIComponent(where)}`, signal));
    this.soon = settled(90, () => this.look());
  }

  async show() {
    this.written = '';
    this.at = 0;
    this.querySelector('dialog').showModal();
    this.querySelector('input').value = '';
    this.look();
    const [plugins, comparisons, sweeps] = await Promise.all([catalogue(), get('/api/comparisons'), get('/api/sweeps')].map(p => p.catch(() => null)));
    this.known = [
      ...(plugins?.task ?? []).flatMap(t => t.versions.map(v => ({kind: 'Build', name: `${t.name}@${v.name} ${v.title}`, path: `/build?task=${t.name}@${v.name}`}))),
      ...(plugins?.model ?? []).map(m => ({kind: 'Build', name: `model ${m.name}`, path: `/build?model=${m.name}`})),
      ...(comparisons ?? []).map(c => ({kind: 'Comparison', name: `${c.comparison} ${c.name}`, path: `/comparisons/${c.name}`})),
      ...(sweeps ?? []).map(s => ({kind: 'Sweep', name: s.name, path: `/sweeps/${s.name}`}))];
    this.look();
  }

  async look() {
    const words = this.written.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = entry => words.every(w => `${entry.kind} ${entry.name}`.toLowerCase().includes(w));
    const here = [...this.pages.map(p => ({kind: 'Page', name: p.name, path: p.path})), ...this.actions.map(a => ({kind: 'Do', ...a})), ...(words.length ? this.known ?? [] : [])].filter(fits);
    this.found = here.slice(0, MOST);
    this.at = 0;
    if (!words.length) return;
    const runs = await this.askRuns(this.written).catch(() => null);
    if (runs) this.found = [...here.slice(0, MOST - Math.min(5, runs.rows.length)), ...runs.rows.slice(0, 5).map(r => ({kind: 'Run', name: `${r.task} ${r.model} seed ${r.seed} ${r.name}`, path: `/runs/${r.name}`}))];
  }

  take(entry) {
    if (!entry) return;
    this.querySelector('dialog').close();
    if (entry.path) go(entry.path);
    else entry.run();
  }

  pressed(event) {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
    else if (event.key === 'Enter') this.take(this.found[this.at]);
    else return;
    event.preventDefault();
  }

  render() {
    return html`<dialog class="palette" aria-label="Go to">
      <input type="search" role="combobox" aria-label="Go to a page, a task, a run" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant=${this.found.length ? `palette-${this.at}` : nothing}
        placeholder="Go to a page, a task, a run" autocomplete="off" spellcheck="false" @input=${e => { this.written = e.target.value; this.soon(); }} @keydown=${this.pressed}>
      <ul id="palette-list" class="plain" role="listbox" aria-label="Places">${this.found.map((entry, i) => html`<li id="palette-${i}" role="option" aria-selected=${i === this.at} @click=${() => this.take(entry)}><span class="muted">${entry.kind}</span> ${entry.name}</li>`)}</ul>
      ${this.found.length ? nothing : html`<p class="muted">Nothing fits.</p>`}</dialog>`;
  }
}

customElements.define('zoo-palette', Palette);
