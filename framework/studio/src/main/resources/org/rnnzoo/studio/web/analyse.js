// A trained network, looked at: its portrait alive, its analyses and their results.
import {Element, html, nothing, state, problem, fresh, copy, speak, lastWords} from '/web/base.js';
import {get, post, catalogue} from '/web/api.js';
import {read, write} from '/web/address.js';
import * as stream from '/web/live.js';
import '/web/form.js';
import '/web/results.js';
import '/web/portrait.js';
import '/web/circuit.js';
import {isOpen} from '/web/jobs.js';
import {count, plural, quoted} from '/web/words.js';

const ADDRESS = {run: '', analysis: 'fixed-points', circuit: '', doing: ''};

class Analyse extends Element {
  static properties = {run: {state: true}, analysis: {state: true}, circuit: {state: true}, about: {state: true}, runs: {state: true}, plugins: {state: true}, values: {state: true}, weights: {state: true}, jobs: {state: true}, logs: {state: true}, failure: {state: true}, at: {state: true}};

  opened() {
    Object.assign(this, read(ADDRESS));
    this.values = {};
    this.weights = 'final';
    this.jobs = [];
    this.logs = {};
    catalogue().then(plugins => (this.plugins = plugins), e => (this.failure = e.message));
    get('/api/runs?count=200&where=').then(found => {
      this.runs = [...found.rows.filter(r => r.state !== 'not started'), ...found.shipped];
      if (!this.run && this.runs.length) this.choose(this.runs[0].name);
    }, e => (this.failure = e.message));
    if (this.run) this.load();
    this.follow(stream.on('jobs', jobs => this.tookJobs(jobs)), stream.on('open', () => { this.askJobs(); if (this.run) this.load(); }));
    this.askJobs();
    const timer = setInterval(() => this.readLogs(), 2000);
    this.follow(() => clearInterval(timer));
  }

  choose(run) {
    this.run = run;
    this.circuit = '';
    this.doing = '';
    this.weights = 'final';
    write(ADDRESS, this);
    this.load();
  }

  async load() {
    const asked = this.run;
    try {
      const about = await get(`/api/runs/${asked}`);
      if (asked !== this.run) return;
      this.about = about;
      this.failure = null;
      this.at = new Date();
    } catch (e) {
      this.failure = e.message;
    }
  }

  askJobs() {
    get('/api/jobs').then(jobs => this.tookJobs(jobs), () => {});
  }

  tookJobs(jobs) {
    // A quick analysis may be over before it was seen at work.
    const over = this.over;
    this.over = new Set(jobs.filter(j => !isOpen(j)).map(j => j.id));
    this.jobs = jobs.filter(j => j.run === this.run && j.lane === 'analysis').slice(-5);
    const ended = over ? this.jobs.filter(j => this.over.has(j.id) && !over.has(j.id)) : [];
    if (ended.length) {
      speak(`${ended[0].title}: ${ended[0].state}.`);
      this.load();
      ended.filter(j => j.state !== 'done').forEach(j => this.readLog(j));
    }
  }

  /** What was going on while a job worked is over with it. */
  log(job) {
    return job.state === 'done' && !this.told?.has(job.id) ? '' : this.logs[job.id];
  }

  readLogs() {
    this.jobs.filter(j => j.state === 'running').forEach(j => this.readLog(j));
  }

  readLog(job) {
    get(`/api/jobs/${job.id}`).then(({log}) => (this.logs = {...this.logs, [job.id]: job.state === 'running' ? log.trim().split('\n').slice(-1)[0] : lastWords(log)}), () => {});
  }

  async start() {
    try {
      await post(`/api/runs/${this.run}/analyze`, {analysis: this.analysis, set: this.values, weights: this.weights});
      this.failure = null;
      this.askJobs();
    } catch (e) {
      this.failure = e.message;
    }
  }

  get command() {
    return `zoo analyze ${quoted(this.about.path)} ${this.analysis}` + Object.entries(this.values).map(([k, v]) => ` --set ${quoted(`${k}=${Array.isArray(v) ? `[${v}]` : v}`)}`).join('') + (this.weights === 'final' ? '' : ` --weights ${this.weights}`);
  }

  /** The weights that the run has, in words. */
  weightsWords(word) {
    if (word === 'final') return this.about.state === 'done' ? 'at the end of training' : 'of the newest checkpoint';
    return word === 'best' ? 'of the best checkpoint' : `of step ${count(+word)}`;
  }

  /** The latent circuit alive, if there is one. */
  circuits() {
    const names = this.about.results.filter(r => r.values.about?.analysis === 'latent-circuit').map(r => r.name);
    if (!names.length) return nothing;
    const shown = names.includes(this.circuit) ? this.circuit : names[0];
    return html`<zoo-circuit .run=${this.run} .path=${this.about.path} .results=${names} .result=${shown} .doing=${this.doing}
      @result=${e => { this.circuit = e.detail; this.doing = ''; write(ADDRESS, this); }} @doing=${e => { this.doing = e.detail; write(ADDRESS, this); }}></zoo-circuit>`;
  }

  render() {
    const plugin = this.plugins?.analysis.find(a => a.name === this.analysis);
    return html`<h1>Analyse</h1>
      <div class="toolbar"><label class="grow">Run <select @change=${e => this.choose(e.target.value)}>
        ${this.runs?.some(r => r.name === this.run) || !this.run ? nothing : html`<option selected value=${this.run}>${this.run}</option>`}
        ${(this.runs ?? []).map(r => html`<option value=${r.name} ?selected=${r.name === this.run}>${r.task} · ${r.model} · seed ${r.seed} · ${r.name}</option>`)}</select></label>
        ${this.run ? html`<a class="button" href="/runs/${this.run}">The run</a>` : nothing} <a class="button" href="/build">Train another</a></div>
      ${problem(this.failure)}
      ${!this.run && this.runs ? html`<section class="card empty"><h2>Nothing to analyse yet</h2><p><a class="button primary" href="/build">Build and train a network</a></p></section>` : nothing}
      ${this.about ? html`
        ${this.about.shipped ? html`<p class="muted">This finished run came with the zoo: click into the portrait to release a state, or <a href="/build">train your own</a>.</p>` : nothing}
        <zoo-portrait .run=${this.run} .path=${this.about.path} .key=${this.at}></zoo-portrait>
        ${this.circuits()}
        <section class="card"><h2>Analyses</h2>
          <div class="row"><label>Analysis <select @change=${e => { this.analysis = e.target.value; this.values = {}; write(ADDRESS, this); }}>${(this.plugins?.analysis ?? []).map(a => html`<option value=${a.name} ?selected=${a.name === this.analysis}>${a.name}</option>`)}</select></label>${this.about.weights.length > 1 ? html`<label>Weights <select @change=${e => (this.weights = e.target.value)}>${this.about.weights.map(w => html`<option value=${w} ?selected=${w === this.weights}>${this.weightsWords(w)}</option>`)}</select></label>` : nothing}<span class="muted grow">${plugin?.title}</span></div>
          <details><summary>Settings${Object.keys(this.values).length ? ` (${plural(Object.keys(this.values).length, 'change')})` : ''}</summary><zoo-form .fields=${plugin?.parameters ?? []} .values=${this.values} .prefix=${'analysis'} @values=${e => (this.values = e.detail)}></zoo-form></details>
          <p class="actions"><button type="button" class="primary" ?disabled=${this.about.shipped} @click=${this.start}>Start</button><button type="button" @click=${() => copy(this.command, 'Command')}>Copy as command</button>${this.about.shipped ? html`<span class="muted">A run that came with the zoo stays as it is.</span>` : nothing}</p>
          ${this.jobs.length ? html`<ul class="plain">${[...this.jobs].reverse().map(job => html`<li><div class="job">${state(job.state)} <span class="grow">${job.title}</span>${isOpen(job) ? html`<button type="button" class="quiet" @click=${() => post(`/api/jobs/${job.id}/stop`)}>Stop</button>` : html`<button type="button" class="quiet" @click=${() => { (this.told ??= new Set()).add(job.id); this.readLog(job); }}>What it said</button>`}</div>${this.log(job) ? html`<pre>${this.log(job)}</pre>` : nothing}</li>`)}</ul>` : nothing}
        </section>
        ${this.about.results.length ? html`<h2>Results <span class="small">${fresh(this.at)}</span></h2><zoo-results .run=${this.run} .path=${this.about.path} .results=${this.about.results}></zoo-results>` : nothing}` : nothing}`;
  }
}

customElements.define('zoo-analyse', Analyse);
