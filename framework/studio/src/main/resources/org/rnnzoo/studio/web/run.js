// One run, while it is trained and afterwards.
import {Element, html, nothing, state, problem, figure, fresh, copy, toast, download} from '/web/base.js';
import {get, post, oneAtATime, paced} from '/web/api.js';
import {go} from '/web/address.js';
import * as stream from '/web/live.js';
import '/web/results.js';
import {csv} from '/web/numbers.js';
import {brief, count, duration, ago, made, plural, quoted} from '/web/words.js';

/** How often curves and numbers change while a run is at work: faster than that nobody reads. */
const PACE = 1000;

class Run extends Element {
  static properties = {run: {}, about: {state: true}, curve: {state: true}, example: {state: true}, hold: {state: true}, tabled: {state: true}, failure: {state: true}, exampleProblem: {state: true}, at: {state: true}, log: {state: true}, job: {state: true}};

  opened() {
    this.smooth = false;
    this.load = oneAtATime(() => this.read());
    this.entries = [];
    this.showSoon = paced(PACE, () => this.show());
    this.load();
    this.follow(
      stream.on('metrics', news => news[this.run] && this.heard(news[this.run])),
      stream.on('runs', ({rows, gone}) => {
        if (gone.includes(this.run)) this.failure = 'This run is there no more.';
        this.moved(rows);
      }),
      stream.on('cells', ({rows}) => this.cellMoved(rows)),
      stream.on('sweeps', changed => this.about?.sweep && changed[this.about.sweep] && this.load()),
      stream.on('jobs', jobs => {
        const job = jobs.find(j => j.id === this.about?.job?.id) ?? jobs.find(j => j.run === this.run && (j.state === 'running' || j.state === 'waiting'));
        if (job) this.job = job;
      }),
      stream.on('open', () => this.load()),
      stream.on('reset', () => this.load()));
  }

  /** A cell was at work before it was watched: what came in between is asked for. */
  cellMoved(rows) {
    if (!this.watched && rows.some(r => r.name === this.run)) {
      this.watched = true;
      this.load();
    } else {
      this.moved(rows);
    }
  }

  moved(rows) {
    const row = rows.find(r => r.name === this.run);
    if (row && row.state !== this.about?.state) this.load();
    else if (row && this.about) {
      this.row = row;
      this.showSoon();
    }
  }

  /** Shows what was heard since the last time; what is heard before the run is read waits for it. */
  show() {
    if (!this.about) return;
    if (this.row?.state === this.about.state) this.about = {...this.about, ...this.row};
    if (this.entries.length) this.grow(this.entries.splice(0));
  }

  heard(entries) {
    this.entries.push(...entries);
    this.heardAt = new Date();
    this.showSoon();
  }

  async read() {
    try {
      [this.about, this.curve] = await Promise.all([get(`/api/runs/${this.run}`), get(`/api/runs/${this.run}/curve`)]);
      this.entries = this.entries.filter(e => !(e.step <= this.curve.step[this.curve.step.length - 1]));
      this.job = this.about.job?.id ? this.about.job : null;
      this.failure = null;
      this.at = new Date();
      if (this.entries.length) this.showSoon();
      this.drawExample();
    } catch (e) {
      this.failure = e.message;
    }
  }

  grow(entries) {
    const c = this.curve;
    for (const e of entries) {
      const last = c.step[c.step.length - 1] ?? -1;
      if (e.step <= last) {
        this.load();
        return;
      }
      for (const key of ['step', 'objective', 'loss', 'accuracy', 'trialAccuracy', 'seconds', 'stage']) c[key].push(e[key]);
      for (const [name, value] of Object.entries(e.measures ?? {})) (c.measures[name] ??= c.step.slice(0, -1).map(() => null)).push(value);
    }
    this.curve = {...c};
    this.at = this.heardAt;
    if (!this.hold) this.drawExample();
  }

  async drawExample() {
    if (this.leaving || (this.about?.state === 'running' && !this.curve?.step.length)) return;
    if (this.drawing) {
      this.drawAgain = true;
      return;
    }
    this.drawing = true;
    const began = performance.now();
    try {
      this.asked = get(`/api/runs/${this.run}/example`);
      const example = await this.asked;
      if (!example.trial) this.exampleProblem = 'The network has no weights yet.';
      else {
        this.example = example;
        this.exampleAt = new Date();
        this.exampleProblem = null;
      }
    } catch (e) {
      this.exampleProblem = e.message;
    }
    // Looking must not hold up training: the network is asked a fortieth of the time at most.
    await new Promise(resolve => setTimeout(resolve, Math.min(8000, Math.max(2000, 40 * (performance.now() - began)))));
    this.drawing = false;
    if (this.drawAgain && this.isConnected) {
      this.drawAgain = false;
      this.drawExample();
    }
  }

  async order(what, done) {
    try {
      await post(`/api/runs/${this.run}/${what}`);
      toast(done);
      setTimeout(() => this.load(), 700);
    } catch (e) {
      this.failure = e.message;
    }
  }

  async trash() {
    this.querySelector('#trash').close();
    this.leaving = true;
    try {
      // What is on its way is not asked of a run that is there no more.
      await this.asked?.catch(() => {});
      const {movedTo} = await post(`/api/runs/${this.run}/trash`);
      toast(`Moved to ${movedTo}`);
      go('/runs');
    } catch (e) {
      this.leaving = false;
      this.failure = e.message;
    }
  }

  render() {
    const a = this.about;
    if (!a) return html`<h1>Run</h1>${problem(this.failure)}${this.failure ? html`<p><a href="/runs">All runs</a></p>` : html`<p class="loading">Reading the run …</p>`}`;
    const task = a.task ?? taskOf(a.config);
    return html`
      <p class="crumbs">${a.sweep ? html`<a href="/sweeps">Sweeps</a> / <a href="/sweeps/${a.sweep}">${a.sweep}</a>` : html`<a href="/runs">Runs</a>`} / <span>${a.name}</span></p>
      <h1>${task} <span class="muted">· ${a.model ?? a.config.model?.use} · seed ${a.config.seed}</span></h1>
      ${problem(this.failure)}
      ${a.state === 'failed' ? problem(a.reason ?? 'It failed; its folder does not say why.') : nothing}
      <div class="card live">
        <div class="row">${state(a.state)} ${this.progress()}</div>
        <p class="actions">
          ${a.state === 'running' ? html`<button type="button" @click=${() => this.order('stop', 'Stops after this step; the checkpoint is kept')}>❙❙ Pause, keep the checkpoint</button>` : nothing}
          ${['interrupted', 'lost', 'failed', 'not started'].includes(a.state) && !a.shipped ? html`<button type="button" class="primary" ?disabled=${!!this.job && ['running', 'waiting'].includes(this.job.state)} @click=${() => this.order('resume', 'Training goes on')}>▶ Resume</button>` : nothing}
          ${a.state === 'running' || a.state === 'not started' ? nothing : html`<a class="button ${a.state === 'done' ? 'primary' : ''}" href="/analyse?run=${a.name}">Analyse</a>`}
          <button type="button" @click=${() => copy(a.command, 'Command')}>Copy as command</button>
          <button type="button" @click=${() => copy(a.yaml, 'YAML')}>Copy as YAML</button>
          ${a.shipped || a.state === 'running' ? nothing : html`<button type="button" class="quiet" @click=${() => this.querySelector('#trash').showModal()}>Move to trash …</button>`}
        </p>
        ${this.job && ['waiting', 'failed'].includes(this.job.state) ? html`<p class="muted">${this.job.title}: ${this.job.state}</p>` : nothing}
      </div>
      ${this.numbers()}
      ${this.curves()}
      <section class="card"><div class="row"><h2 class="grow">Example trial</h2>
        ${a.state === 'running' ? html`<label><input type="checkbox" .checked=${!!this.hold} @change=${e => { this.hold = e.target.checked; if (!this.hold) this.drawExample(); }}> hold</label>` : nothing}
        <span class="muted">${this.example ? html`step ${count(this.example.step)} · ${fresh(this.exampleAt)}` : nothing}</span></div>
        ${this.exampleProblem ? html`<p class="muted">${this.exampleProblem}</p>` : this.example ? html`
          <p>${this.example.verdict}</p>${figure(this.example.trial, 'An example trial: inputs, targets and the outputs of the network over time')}
          <h3>Units</h3>${figure(this.example.activity, 'The activity of the units in the example trial')}
          <zoo-numbers name="example-trial" .key=${this.exampleAt} .ask=${async () => (await get(`/api/runs/${this.run}/example?numbers=yes`)).csv} .command=${a.figures.includes('trial') ? `zoo figure ${quoted(a.path)} trial activity --format svg,csv` : ''}></zoo-numbers>` : html`<p class="loading">Asking the network …</p>`}</section>
      ${a.results.length ? html`<section><h2>Results</h2><zoo-results .run=${a.name} .path=${a.path} .results=${a.results}></zoo-results></section>` : nothing}
      <details class="card"><summary>Configuration</summary><pre>${a.yaml}</pre></details>
      ${a.manifest ? html`<details class="card"><summary>Made of</summary><pre>${JSON.stringify(a.manifest, null, 1)}</pre></details>` : nothing}
      <dialog id="trash" aria-labelledby="trash-title"><h2 id="trash-title">Move this run to the trash?</h2><p>It goes to the folder <code>.trash</code> beside the runs; nothing is deleted.</p>
        <p class="actions"><button type="button" class="danger" @click=${this.trash}>Move to trash</button><button type="button" @click=${() => this.querySelector('#trash').close()}>Keep it</button></p></dialog>`;
  }

  progress() {
    const a = this.about;
    const steps = a.config.stop?.steps ?? 0;
    if (a.state !== 'running') {
      const ended = a.stoppedBecause ? `· stopped for ${a.stoppedBecause}` : '';
      return html`<span>${count(a.step)} steps${a.seconds ? ` in ${duration(a.seconds)}` : ''} ${ended}</span><span class="grow"></span><span class="muted">${ago(made(a.name))}</span>`;
    }
    const c = this.curve;
    const last = c.step.length - 1;
    const left = last > 0 ? ((steps - c.step[last]) * c.seconds[last]) / c.step[last] : NaN;
    return html`<progress max=${steps} value=${a.step} aria-label="Training steps"></progress>
      <span>${count(a.step)} of at most ${count(steps)} steps</span><span class="grow"></span>
      <span>${Number.isFinite(left) ? `at most ${duration(left)} left` : ''}</span>${fresh(this.at, true)}`;
  }

  numbers() {
    const a = this.about;
    if (a.accuracy === undefined || a.accuracy === null) return nothing;
    const pairs = [['Verdict', a.verdict ?? '–'], ['Accuracy', brief(a.accuracy)], ['Whole trials', brief(a.trialAccuracy)], ['Test loss', brief(a.loss)], ['Parameters', count(a.trainableParameters)], ['Effective rank of W', brief(a.effectiveRank, 2)]];
    return html`<dl class="numbers">${pairs.filter(p => p[1] !== '–').map(([k, v]) => html`<div><dt>${k}</dt><dd>${v}</dd></div>`)}</dl>`;
  }

  curves() {
    const c = this.curve;
    if (!c || !c.step.length) return html`<section class="card"><h2>Curves</h2><p class="muted">${this.about.state === 'running' ? 'The first evaluation is on its way.' : 'No evaluation was written down.'}</p></section>`;
    const names = Object.keys(c.measures).filter(name => taskLabels(this.about.config).includes(name));
    return html`<section class="card"><div class="row"><h2 class="grow">Curves</h2><span class="muted">${plural(c.step.length, 'evaluation')} · ${fresh(this.at, this.about.state === 'running')}</span></div><div class="two">
      <zoo-plot caption="Objective and loss" log .series=${LOSS} .data=${[c.step, c.objective, c.loss]}></zoo-plot>
      <zoo-plot caption="Held-out accuracy" .goal=${goal(this.about.config)} .range=${UNIT} .series=${this.accuracySeries(names)} .data=${[c.step, c.accuracy, c.trialAccuracy, ...names.map(n => c.measures[n])]}></zoo-plot>
    </div>
    <details @toggle=${e => (this.tabled = e.target.open)}><summary>As a table</summary>${this.tabled ? html`<div class="scroll" role="region" tabindex="0" aria-label="Evaluations"><table><thead><tr><th class="right">Step</th><th class="right">Objective</th><th class="right">Held-out loss</th><th class="right">Accuracy</th><th class="right">Whole trials</th></tr></thead>
      <tbody>${c.step.slice(-200).map((s, i, kept) => { const k = c.step.length - kept.length + i; return html`<tr><td class="right">${count(s)}</td><td class="right">${brief(c.objective[k])}</td><td class="right">${brief(c.loss[k])}</td><td class="right">${brief(c.accuracy[k])}</td><td class="right">${brief(c.trialAccuracy[k])}</td></tr>`; })}</tbody></table></div>
      <p class="actions"><button type="button" class="quiet" @click=${() => download(`${this.about.name}-curves.csv`, csv(['step', 'objective', 'held-out loss', 'accuracy', 'whole trials', ...names], [c.step, c.objective, c.loss, c.accuracy, c.trialAccuracy, ...names.map(n => c.measures[n])]), 'text/csv')}>CSV</button> <a class="button quiet" href="/api/runs/${this.about.name}/file/metrics.jsonl?download" download>metrics.jsonl</a>
        ${this.about.figures.includes('training') ? html`<button type="button" class="quiet" @click=${() => copy(`zoo figure ${quoted(this.about.path)} training --format svg,csv`, 'Command')}>Copy as command</button>` : nothing}</p>` : nothing}</details></section>`;
  }

  accuracySeries(names) {
    const key = names.join(' ');
    if (key !== this.seriesKey) {
      this.seriesKey = key;
      this.series = [{label: 'accuracy', ink: 'blue'}, {label: 'whole trials', ink: 'sky', dash: [7, 4]}, ...names.map((n, i) => ({label: n, ink: ['green', 'orange', 'purple', 'vermilion'][i % 4]}))];
    }
    return this.series;
  }
}

import '/web/plot.js';

const LOSS = [{label: 'objective', ink: 'orange'}, {label: 'held-out loss', ink: 'ink'}];
const UNIT = [0, 1.02];

function goal(config) {
  const wanted = Number(config.stop?.accuracy);
  return Number.isFinite(wanted) ? wanted : NaN;
}

const parts = config => config.task?.parallel ?? config.task?.interleaved ?? [];
const taskLabels = config => parts(config).map(part => part.as);

function taskOf(config) {
  const list = parts(config);
  return list.length ? list.map(part => part.use).join(config.task.parallel ? ' + ' : ', ') : config.task?.use;
}

customElements.define('zoo-run', Run);
