// One sweep: its cells, what came of them so far, and the processes that work on it.
import {Element, html, nothing, state, figure, problem, fresh, copy, toast} from '/web/base.js';
import {get, post, oneAtATime, settled} from '/web/api.js';
import {read, write} from '/web/address.js';
import * as stream from '/web/live.js';
import {bar, words} from '/web/sweeps.js';
import {ago, count, plural, quoted} from '/web/words.js';
import {text} from '/web/form.js';
import '/web/numbers.js';

const ADDRESS = {measure: 'accuracy', state: ''};

class Sweep extends Element {
  static properties = {item: {}, found: {state: true}, failure: {state: true}, at: {state: true}, measure: {state: true}, state: {state: true}, curves: {state: true}, workers: {state: true}};

  opened() {
    Object.assign(this, read(ADDRESS));
    this.workers = 1;
    this.load = oneAtATime(() => this.ask());
    this.soon = settled(150, this.load);
    this.load();
    this.follow(stream.on('metrics', news => this.grown(news)),
      stream.on('sweeps', changed => changed[this.item] && this.soon()), stream.on('open', () => this.load()));
  }

  /** Curves of cells grow; they are drawn again every two seconds at most. */
  grown(news) {
    if (this.growing || !this.found?.list.some(cell => news[cell.name])) return;
    this.growing = true;
    setTimeout(async () => {
      this.growing = false;
      if (this.isConnected) await this.loadCurves().catch(() => {});
    }, 2000);
  }

  async loadCurves() {
    const answer = await fetch(`/api/sweeps/${this.item}/curves`);
    if (!answer.ok) return;
    this.curves = await answer.text();
    this.curvesAt = new Date();
  }

  async ask() {
    try {
      this.found = await get(`/api/sweeps/${this.item}?measure=${encodeURIComponent(this.measure)}`);
      this.at = new Date();
      this.failure = null;
      await this.loadCurves();
    } catch (e) {
      this.failure = e.message;
    }
  }

  async order(what, body, done) {
    try {
      await post(`/api/sweeps/${this.item}/${what}`, body);
      toast(done);
      this.load();
    } catch (e) {
      this.failure = e.message;
    }
  }

  render() {
    const f = this.found;
    if (!f) return html`<h1>Sweep</h1>${problem(this.failure)}${this.failure ? html`<p><a href="/sweeps">All sweeps</a></p>` : html`<p class="loading">Asking every cell …</p>`}`;
    const open = f.cells - (f.counts.done ?? 0) - (f.counts['done elsewhere'] ?? 0);
    const keys = f.keys.filter(k => k !== 'seed');
    return html`<p class="crumbs"><a href="/sweeps">Sweeps</a> / <span>${f.name}</span></p><h1>${f.name}</h1>
      ${problem(this.failure)}
      <section class="card"><div class="row"><strong>${plural(f.cells, 'cell')}</strong><span>${words(f.counts)}</span>${fresh(this.at, true)}</div>${bar(f.counts, f.cells)}
        <p class="actions">${open > (f.counts.failed ?? 0) ? html`<label>Workers <input type="number" class="number" min="1" max="64" .value=${String(this.workers)} @input=${e => (this.workers = Math.min(64, Math.max(1, Math.round(+e.target.value || 1))))}></label>
          <button type="button" class="primary" @click=${() => this.order('start', {workers: this.workers}, `${plural(this.workers, 'worker')} started`)}>Start ${plural(this.workers, 'worker')}</button>` : nothing}
          ${f.counts.running ? html`<button type="button" ?disabled=${f.stopping} @click=${() => this.order('stop', {}, 'Workers stop after saving a checkpoint')}>${f.stopping ? 'Stopping …' : 'Stop all, keep checkpoints'}</button>` : nothing}
          ${f.counts.failed ? html`<button type="button" @click=${() => this.order('retry', {}, 'Failed cells wait again')}>Retry ${plural(f.counts.failed, 'failed cell')}</button>` : nothing}
          <button type="button" @click=${() => copy(`zoo sweep start ${quoted(f.path)} --on local:${this.workers}`, 'Command')}>Copy as command</button></p>
        <p class="muted small">Workers are processes of their own: they go on when this page or the studio is closed. On a cluster: <code>zoo sweep start ${f.path} --on slurm</code></p></section>
      ${f.list.some(c => c.why) ? html`<div class="problem"><strong>${plural(f.counts.failed, 'cell')} failed:</strong><ul>${f.list.filter(c => c.why).slice(0, 8).map(c => html`<li>${this.cell(c)}: ${c.why}</li>`)}</ul></div>` : nothing}
      <section class="card"><div class="row"><h2 class="grow">Means over seeds</h2>${f.measures.length ? html`<label>Measure <select @change=${e => { this.measure = e.target.value; write(ADDRESS, this); this.load(); }}>${f.measures.map(m => html`<option value=${m} ?selected=${m === f.measure}>${m}</option>`)}</select></label>` : nothing}<a class="button" download href="/api/sweeps/${f.name}/table">CSV</a></div>
        ${f.groups.length ? html`<div class="scroll" role="region" tabindex="0" aria-label="Means"><table><thead><tr>${keys.map(k => html`<th>${k}</th>`)}<th>${f.measure}: mean ± s.e. (n)</th></tr></thead><tbody>${f.groups.map(g => html`<tr>${keys.map(k => html`<td>${text(g.point[k])}</td>`)}<td class=${g.n < g.planned ? 'muted' : ''}>${g.words}</td></tr>`)}</tbody></table></div><p class="muted small">Cells that are not done are counted, never averaged over.</p>` : html`<p class="muted">No cell has ended yet.</p>`}</section>
      <section class="card"><h2>Learning curves</h2>${!f.list.some(c => c.begun) ? html`<p class="muted">No cell has begun yet.</p>` : html`${this.curves ? figure(this.curves, 'Held-out accuracy over training steps, mean and range over cells') : nothing}<p class="caption">Mean over seeds, between the lowest and the highest. ${fresh(this.curvesAt, true)}</p><zoo-numbers name="${f.name}-curves" .key=${this.curvesAt} .ask=${async () => (await fetch(`/api/sweeps/${f.name}/curves?csv`)).text()} .command=${`zoo sweep collect ${quoted(f.path)}`}></zoo-numbers>`}</section>
      <details class="card"><summary>Cells (${count(f.list.length)}${f.list.length < f.cells ? ` of ${count(f.cells)}` : ''})</summary>
        <div class="chips" role="group" aria-label="Cells by state">${Object.entries(f.counts).filter(([, n]) => n).map(([word, n]) => html`<button type="button" class="chip" aria-pressed=${this.state === word} @click=${() => { this.state = this.state === word ? '' : word; write(ADDRESS, this); }}>${state(word)} ${count(n)}</button>`)}</div>
        <div class="scroll" role="region" tabindex="0" aria-label="Cells"><table><thead><tr><th>State</th>${f.keys.map(k => html`<th>${k}</th>`)}<th>Run</th></tr></thead><tbody>${f.list.filter(c => !this.state || c.state === this.state).map(c => html`<tr><td>${state(c.state)}</td>${f.keys.map(k => html`<td>${text(c.changes[k])}</td>`)}<td>${c.begun ? html`<a href="/runs/${c.name}">${c.name}</a>` : html`<span class="muted">${c.name}</span>`}</td></tr>`)}</tbody></table></div></details>
      ${f.workers.length ? html`<details class="card" ?open=${!f.counts.running && open > 0}><summary>Workers, and what they said last</summary><table><tbody>${f.workers.map(x => html`<tr><th scope="row">${x.name}</th><td>${ago(new Date(x.at))}</td><td>${x.words}</td></tr>`)}</tbody></table></details>` : nothing}
      <details class="card"><summary>The file</summary><pre>${f.yaml}</pre></details>`;
  }

  cell(c) {
    return html`${this.found.keys.map(k => `${k}=${text(c.changes[k])}`).join(' ') || c.name}`;
  }
}

customElements.define('zoo-sweep', Sweep);
