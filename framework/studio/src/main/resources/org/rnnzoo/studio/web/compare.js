// Runs side by side: their curves, what differs in their configurations, tasks against models.
import {Element, html, nothing, live, problem} from '/web/base.js';
import {get, newest, settled} from '/web/api.js';
import {read, write} from '/web/address.js';
import * as stream from '/web/live.js';
import '/web/plot.js';
import {brief, count, plural, clock} from '/web/words.js';
import {text} from '/web/form.js';

const ADDRESS = {where: ''};
const UNIT = [0, 1.02];

class Compare extends Element {
  static properties = {where: {state: true}, found: {state: true}, failure: {state: true}, at: {state: true}};

  opened() {
    Object.assign(this, read(ADDRESS));
    this.ask = newest((where, signal) => get(`/api/compare?where=${encodeURIComponent(where)}`, signal));
    this.soon = settled(150, () => this.load());
    this.load();
    this.follow(stream.on('runs', () => this.soon()));
  }

  async load() {
    try {
      const found = await this.ask(this.where);
      if (!found) return;
      this.series = Object.keys(found.curves).map(name => ({label: short(name), faint: Object.keys(found.curves).length > 6}));
      const steps = [...new Set(Object.values(found.curves).flatMap(c => c.step))].sort((a, b) => a - b);
      const place = new Map(steps.map((s, i) => [s, i]));
      const column = (c, key) => {
        const values = steps.map(() => null);
        c.step.forEach((s, i) => (values[place.get(s)] = c[key][i]));
        return values;
      };
      this.accuracy = [steps, ...Object.values(found.curves).map(c => column(c, 'accuracy'))];
      this.loss = [steps, ...Object.values(found.curves).map(c => column(c, 'loss'))];
      this.found = found;
      this.at = new Date();
      this.failure = null;
    } catch (e) {
      this.failure = e.message;
    }
  }

  render() {
    const f = this.found;
    return html`<h1>Compare</h1>
      <div class="toolbar"><label class="grow"><span class="hidden">Filter</span><input type="search" placeholder="Which runs: flip-flop, or accuracy>0.9 and seed=1" .value=${live(this.where)} @input=${e => { this.where = e.target.value; write(ADDRESS, this); this.soon(); }}></label>
        <a class="button" href="/runs?where=${encodeURIComponent(this.where)}">As a list</a></div>
      ${problem(this.failure)}
      ${!f ? html`<p class="loading">Comparing …</p>` : f.selected === 0 ? html`<section class="card empty"><h2>Nothing to compare</h2><p>No run fits the filter.</p></section>` : html`
        <p class="muted">${plural(f.selected, 'run')}${f.shown < f.selected ? `; curves of the newest ${f.shown}` : ''} · as of ${clock(this.at)}</p>
        <section class="card"><h2>Tasks × models</h2><p class="muted small">Test accuracy, mean ± standard deviation (number of networks); failed and unfinished ones are counted, not averaged.</p>${this.groups(f.groups)}</section>
        <section class="card"><h2>Curves</h2><div class="two">
          <zoo-plot caption="Held-out accuracy" .range=${UNIT} .series=${this.series} .data=${this.accuracy}></zoo-plot>
          <zoo-plot caption="Held-out loss" log .series=${this.series} .data=${this.loss}></zoo-plot></div></section>
        <section class="card"><h2>What differs</h2>${f.differences.length ? html`<div class="scroll" role="region" tabindex="0" aria-label="Differences between configurations"><table><thead><tr><th>Key</th>${f.runs.map(r => html`<th title=${r}>${short(r)}</th>`)}</tr></thead>
          <tbody>${f.differences.map(d => html`<tr><th scope="row"><code>${d.key}</code></th>${d.values.map(v => html`<td>${v === null ? '–' : text(v)}</td>`)}</tr>`)}</tbody></table></div>` : html`<p class="muted">${f.runs.length < 2 ? 'One run alone differs from nothing.' : 'Nothing: the configurations are the same.'}</p>`}</section>`}`;
  }

  groups(groups) {
    const models = [...new Set(groups.map(g => g.model))].sort();
    const tasks = [...new Set(groups.map(g => g.task))].sort();
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Accuracy by task and model"><table><thead><tr><th>Task</th>${models.map(m => html`<th>${m}</th>`)}</tr></thead><tbody>${tasks.map(t => html`<tr><th scope="row">${t}</th>
      ${models.map(m => { const g = groups.find(x => x.task === t && x.model === m); return html`<td>${g ? html`${g.done ? html`${brief(g.mean, 3)}${g.done > 1 ? ` ± ${brief(g.deviation, 3)}` : ''} <span class="muted">(${g.done})</span>` : '–'}${g.failed ? html` <span class="state state-failed">✕ ${count(g.failed)} failed</span>` : nothing}${g.open ? html` <span class="muted">${count(g.open)} open</span>` : nothing}` : '–'}</td>`; })}</tr>`)}</tbody></table></div>`;
  }
}

/** What tells runs apart in few letters. */
const short = name => name.replace(/^\d{8}-(\d{6})_/, '').replace(/_[0-9a-f]{6}(-\d+)?$/, '$1');

customElements.define('zoo-compare', Compare);
