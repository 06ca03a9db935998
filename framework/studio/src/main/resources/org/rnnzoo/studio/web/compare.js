// Runs side by side: their curves, what differs in their configurations, tasks against models.
import {Element, html, nothing, live, state, problem, fresh, copy, toast, lastWords} from '/web/base.js';
import {get, post, oneAtATime, settled, catalogue} from '/web/api.js';
import {read, write, go, filter, keepFilter} from '/web/address.js';
import {ended, isOpen} from '/web/jobs.js';
import {csv} from '/web/numbers.js';
import * as stream from '/web/live.js';
import {SERIES} from '/web/plot.js';
import '/web/form.js';
import {brief, count, plural, quoted, ago, made, timeless} from '/web/words.js';
import {text} from '/web/form.js';

const ADDRESS = {where: '', question: 'similarity', group: 'model', weights: 'final'};
const UNIT = [0, 1.02];

class Compare extends Element {
  static properties = {where: {state: true}, question: {state: true}, group: {state: true}, weights: {state: true}, plugins: {state: true}, values: {state: true}, asked: {state: true}, stored: {state: true}, jobs: {state: true}, said: {state: true}, found: {state: true}, failure: {state: true}, at: {state: true}};

  opened() {
    Object.assign(this, read(ADDRESS), {where: filter()});
    write(ADDRESS, this);
    this.load = oneAtATime(() => this.ask());
    this.soon = settled(150, this.load);
    this.load();
    this.values = {};
    this.jobs = [];
    this.said = {};
    this.list();
    catalogue().then(plugins => (this.plugins = plugins), e => (this.failure = e.message));
    this.askJobs();
    this.follow(stream.on('runs', () => this.soon()), stream.on('jobs', jobs => this.tookJobs(jobs)), stream.on('open', () => { this.load(); this.list(); this.askJobs(); }));
  }

  list() {
    get('/api/comparisons').then(stored => (this.stored = stored), e => (this.failure = e.message));
  }

  askJobs() {
    get('/api/jobs').then(jobs => this.tookJobs(jobs), () => {});
  }

  tookJobs(jobs) {
    const over = this.jobs.filter(j => !isOpen(j)).length;
    this.jobs = jobs.filter(j => j.arguments?.[0] === 'compare').slice(-4);
    if (this.jobs.filter(j => !isOpen(j)).length !== over) this.list();
  }

  hear(job) {
    get(`/api/jobs/${job.id}`).then(({log}) => (this.said = {...this.said, [job.id]: lastWords(log)}), () => {});
  }

  async start() {
    try {
      const job = await post('/api/comparisons', {comparison: this.question, set: this.values, where: this.where, group: this.group, weights: this.weights});
      this.mine = job.id;
      this.failure = null;
      toast('Comparison asked for');
      this.askJobs();
      // Another question, or another page, and this one is not waited for.
      const end = await ended(job.id, () => this.isConnected && this.mine === job.id);
      if (end?.state === 'done' && end.made) go(`/comparisons/${end.made}`);
      else if (end) this.hear(end);
    } catch (e) {
      this.failure = e.message;
    }
  }

  get command() {
    const set = Object.entries(this.values).map(([k, v]) => ` --set ${quoted(`${k}=${Array.isArray(v) ? `[${v}]` : v}`)}`).join('');
    return `zoo compare ${this.question}${this.found.runs.length === this.found.selected ? this.found.runs.map(r => ' ' + quoted(r)).join('') : ` --where ${quoted(this.where)}`}${this.group === 'model' ? '' : ` --group ${quoted(this.group)}`}${this.weights === 'final' ? '' : ` --weights ${quoted(this.weights)}`}${set}`;
  }

  async ask() {
    try {
      const found = await get(`/api/compare?where=${encodeURIComponent(this.where)}`);
      this.short = apart(found.runs);
      const names = Object.keys(found.curves);
      this.series = names.map((name, i) => ({label: this.short.get(name) ?? name, faint: names.length > SERIES.length, dash: i < SERIES.length ? undefined : [7, 4]}));
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
      <div class="toolbar"><label class="grow"><span class="hidden">Filter</span><input type="search" placeholder="Which runs: flip-flop, or accuracy>0.9 and seed=1" .value=${live(this.where)} @input=${e => { this.where = e.target.value; keepFilter(this.where); write(ADDRESS, this); this.soon(); }}></label>
        <a class="button" href="/runs?where=${encodeURIComponent(this.where)}">As a list</a></div>
      ${problem(this.failure)}
      ${this.stored?.length ? this.comparisons() : nothing}
      ${!f ? html`<p class="loading">Comparing …</p>` : f.selected === 0 ? html`<section class="card empty"><h2>Nothing to compare</h2>${this.where ? html`<p>No run fits the filter.</p>` : html`<p>Here runs lie side by side: their curves, what differs in their configurations, and what comparisons find.</p><p><a class="button primary" href="/build">Build and train a network</a></p>`}</section>` : html`
        <p class="muted">${plural(f.selected, 'run')}${f.shown < f.selected ? `; curves of the newest ${f.shown}` : ''} · ${fresh(this.at, true)}</p>
        <section class="card"><h2>Tasks × models</h2><p class="muted small">Test accuracy, mean ± standard deviation (number of networks); failed and unfinished ones are counted, not averaged.</p>${this.groups(f.groups)}</section>
        ${this.questions()}
        <section class="card"><h2>Curves</h2><div class="two">
          <zoo-plot caption="Held-out accuracy" .range=${UNIT} .series=${this.series} .data=${this.accuracy}></zoo-plot>
          <zoo-plot caption="Held-out loss" log .series=${this.series} .data=${this.loss}></zoo-plot></div>
          <zoo-numbers name="curves" .key=${this.at} .ask=${() => this.numbers()} .command=${f.runs.map(r => `zoo figure ${quoted(r)} training --format svg,csv`).join('\n')}></zoo-numbers></section>
        <section class="card"><h2>What differs</h2>${f.differences.length ? html`<div class="scroll" role="region" tabindex="0" aria-label="Differences between configurations"><table><thead><tr><th>Key</th>${f.runs.map(r => html`<th title=${r}>${this.short.get(r)}</th>`)}</tr></thead>
          <tbody>${f.differences.map(d => html`<tr><th scope="row"><code>${d.key}</code></th>${d.values.map(v => html`<td>${v === null ? '–' : text(v)}</td>`)}</tr>`)}</tbody></table></div>` : html`<p class="muted">${f.runs.length < 2 ? 'One run alone differs from nothing.' : 'Nothing: the configurations are the same.'}</p>`}</section>`}`;
  }

  numbers() {
    const names = this.found.runs;
    return csv(['step', ...names.map(n => `accuracy of ${n}`), ...names.map(n => `loss of ${n}`)], [...this.accuracy, ...this.loss.slice(1)]);
  }

  /** A question to the runs that the filter selects. */
  questions() {
    const plugin = this.plugins?.comparison.find(c => c.name === this.question);
    const keys = ['model', 'task', 'trainer', 'seed', ...this.found.differences.map(d => d.key)];
    return html`<section class="card"><h2>Ask a question of these ${plural(this.found.selected, 'run')}</h2>
      <div class="row"><label>Comparison <select @change=${e => { this.question = e.target.value; this.values = {}; write(ADDRESS, this); }}>${(this.plugins?.comparison ?? []).map(c => html`<option value=${c.name} ?selected=${c.name === this.question}>${c.name}</option>`)}</select></label>
        <label>Groups by <input class="key" list="group-keys" .value=${live(this.group)} @input=${e => (this.group = e.target.value)} @change=${() => { this.group = this.group.trim() || 'model'; write(ADDRESS, this); }}></label><datalist id="group-keys">${[...new Set(keys)].map(k => html`<option value=${k}></option>`)}</datalist>
        <label>Weights <input class="key" list="weights-words" .value=${live(this.weights)} @input=${e => (this.weights = e.target.value)} @change=${() => { this.weights = this.weights.trim() || 'final'; write(ADDRESS, this); }}></label><datalist id="weights-words"><option value="final">at the end of training</option><option value="best">of the best checkpoint</option></datalist></div>
      <p class="muted">${plugin?.title}</p>
      <details><summary>Settings${Object.keys(this.values).length ? ` (${plural(Object.keys(this.values).length, 'change')})` : ''}</summary><zoo-form .fields=${plugin?.parameters ?? []} .values=${this.values} .prefix=${'comparison'} @values=${e => (this.values = e.detail)}></zoo-form></details>
      <p class="actions"><button type="button" class="primary" @click=${this.start}>Compare</button><button type="button" @click=${() => copy(this.command, 'Command')}>Copy as command</button></p>
      ${this.jobs.length ? html`<ul class="plain">${[...this.jobs].reverse().map(job => html`<li><div class="job">${state(job.state)} <span class="grow">${job.title}</span>${isOpen(job) ? html`<button type="button" class="quiet" @click=${() => post(`/api/jobs/${job.id}/stop`)}>Stop</button>` : html`<button type="button" class="quiet" @click=${() => this.hear(job)}>What it said</button>`}</div>${this.said[job.id] ? html`<pre>${this.said[job.id]}</pre>` : nothing}</li>`)}</ul>` : nothing}</section>`;
  }

  comparisons() {
    return html`<section class="card"><h2>Comparisons</h2><div class="scroll" role="region" tabindex="0" aria-label="Comparisons"><table><thead><tr><th>Comparison</th><th class="right">Runs</th><th class="right">Missing</th><th>What it found</th></tr></thead><tbody>
      ${this.stored.map(c => html`<tr><th scope="row"><a href="/comparisons/${c.name}">${c.comparison}${c.label ? ` ${c.label}` : ''}</a><br><span class="muted small">${when(c.name)}</span></th><td class="right">${count(c.runs)}</td><td class="right">${c.missing ? html`<span class="state state-failed">✕ ${count(c.missing)}</span>` : '0'}</td><td>${c.sentence}</td></tr>`)}</tbody></table></div></section>`;
  }

  groups(groups) {
    const models = [...new Set(groups.map(g => g.model))].sort();
    const tasks = [...new Set(groups.map(g => g.task))].sort();
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Accuracy by task and model"><table><thead><tr><th>Task</th>${models.map(m => html`<th>${m}</th>`)}</tr></thead><tbody>${tasks.map(t => html`<tr><th scope="row">${t}</th>
      ${models.map(m => { const g = groups.find(x => x.task === t && x.model === m); return html`<td>${g ? html`${g.done ? html`${brief(g.mean, 3)}${g.done > 1 ? ` ± ${brief(g.deviation, 3)}` : ''} <span class="muted">(${g.done})</span>` : '–'}${g.failed ? html` <span class="state state-failed">✕ ${count(g.failed)} failed</span>` : nothing}${g.open ? html` <span class="muted">${count(g.open)} open</span>` : nothing}` : '–'}</td>`; })}</tr>`)}</tbody></table></div>`;
  }
}

/** The time at the head of the name of a comparison. */
const when = name => ago(made(name));

/** Names without their times and, of those that no other is like then, without their hashes. */
function apart(names) {
  const bare = name => timeless(name).replace(/_[0-9a-f]{6}(-\d+)?$/, '$1');
  const alone = (name, cut) => names.filter(other => cut(other) === cut(name)).length < 2;
  return new Map(names.map(name => [name, alone(name, bare) ? bare(name) : alone(name, timeless) ? timeless(name) : name]));
}

customElements.define('zoo-compare', Compare);
