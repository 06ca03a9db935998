// The six steps of an experiment on one page.
import {Element, html, nothing, live, figure, problem, copy, download, toast, speak} from '/web/base.js';
import {post, newest, settled, catalogue} from '/web/api.js';
import {go} from '/web/address.js';
import {label, plural, count, brief} from '/web/words.js';
import {text} from '/web/form.js';
import '/web/numbers.js';

const KEPT = 'zoo.draft';
const FRESH = {
  tasks: [{use: 'flip-flop@v1', copies: 1, share: 1, set: {}}],
  combine: 'parallel',
  active: 1,
  model: {use: 'rate', set: {}},
  trainer: {use: 'bptt', set: {}},
  rest: {dt: 20, seed: 1},
};

class Build extends Element {
  static properties = {
    plugins: {state: true}, draft: {state: true}, look: {state: true}, trial: {state: true}, spectrum: {state: true},
    place: {state: true}, open: {state: true}, seeds: {state: true}, failure: {state: true}, asked: {state: true}, busy: {state: true},
    trialProblem: {state: true}, spectrumProblem: {state: true}, sweep: {state: true}, sweepLook: {state: true}, sweepProblem: {state: true}, earlier: {state: true},
  };

  opened() {
    this.draft = structuredClone(FRESH);
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      if (kept?.tasks?.length) this.draft = kept;
    } catch {
      localStorage.removeItem(KEPT);
    }
    const query = new URLSearchParams(location.search);
    if (query.get('task') || query.get('model')) this.earlier = structuredClone(this.draft);
    if (query.get('task')) {
      this.draft.tasks = [{use: query.get('task'), copies: 1, share: 1, set: {}}];
      history.replaceState({}, '', '/build');
    }
    if (query.get('model')) {
      this.draft.model = {use: query.get('model'), set: {}};
      history.replaceState({}, '', '/build');
    }
    this.sweep = {open: query.get('sweep') === 'yes', name: '', axes: [{key: 'seed', values: '1..5'}], analyses: []};
    if (this.sweep.open) history.replaceState({}, '', '/build');
    this.askSweep = newest((body, signal) => post('/api/look/sweep', body, signal));
    this.sweepSoon = settled(250, () => this.lookAtSweep());
    this.place = 0;
    this.open = 0;
    this.seeds = 1;
    this.askTrial = newest((draft, place, signal) => post('/api/look/trial', {draft, place}, signal));
    this.askDraft = newest((draft, signal) => post('/api/look/draft', draft, signal));
    this.askSpectrum = newest((draft, signal) => post('/api/look/spectrum', {draft}, signal));
    this.lookSoon = settled(150, () => this.lookAgain());
    this.spectrumSoon = settled(250, () => this.drawSpectrum());
    this.trialSoon = settled(25, () => this.drawTrial());
    catalogue().then(plugins => {
      this.plugins = plugins;
      this.drawTrial();
      this.lookAgain();
      this.drawSpectrum();
      if (this.sweep.open) this.updateComplete.then(() => this.querySelector('.sweep')?.scrollIntoView({block: 'center'}));
      this.lookAtSweep();
    }, e => (this.failure = e.message));
    const keys = e => {
      if (e.key === 'n' && !e.target.closest?.('input, select, textarea')) this.nextTrial();
    };
    document.addEventListener('keydown', keys);
    this.follow(() => document.removeEventListener('keydown', keys));
  }

  change(parts, model = false) {
    this.draft = {...this.draft, ...parts};
    localStorage.setItem(KEPT, JSON.stringify(this.draft));
    this.trialSoon();
    this.lookSoon();
    this.sweepSoon();
    if (model) this.spectrumSoon();
  }

  /** Puts another draft in the place of this one, which is a click away. */
  replace(draft) {
    this.earlier = this.draft;
    this.open = 0;
    this.change(draft, true);
  }

  changeTask(index, parts) {
    this.change({tasks: this.draft.tasks.map((task, i) => (i === index ? {...task, ...parts} : task))}, true);
  }

  changeRest(key, value) {
    const rest = {...this.draft.rest};
    if (value === undefined) delete rest[key];
    else rest[key] = value;
    this.change({rest}, key === 'dt' || key === 'seed');
  }

  async drawTrial() {
    try {
      const trial = await this.askTrial(this.draft, this.place);
      if (trial) {
        this.trial = trial;
        this.trialProblem = null;
      }
    } catch (e) {
      this.trialProblem = e.message;
    }
  }

  async lookAgain() {
    try {
      const look = await this.askDraft(this.draft);
      if (look) {
        this.look = look;
        this.failure = null;
      }
    } catch (e) {
      this.failure = e.message;
    }
  }

  async drawSpectrum() {
    try {
      const spectrum = await this.askSpectrum(this.draft);
      if (spectrum) {
        this.spectrum = spectrum;
        this.spectrumProblem = null;
      }
    } catch (e) {
      this.spectrumProblem = e.message;
    }
  }

  nextTrial() {
    this.place++;
    this.drawTrial();
    speak(`Trial ${this.place + 1}.`, true);
  }

  task(choice) {
    return this.plugins.task.find(task => task.name === choice.use.split('@')[0]);
  }

  version(choice) {
    const task = this.task(choice);
    return task?.versions.find(v => v.name === choice.use.split('@')[1]) ?? task?.versions[0];
  }

  get mistakes() {
    return this.look?.mistakes ?? [];
  }

  /** What is wrong with a choice, to stand beside it. */
  wrong(place) {
    return this.mistakes.filter(m => m.place === place).map(m => html`<span class="mistake">${m.sentence}</span>`);
  }

  isWrong(place) {
    return this.mistakes.some(m => m.place === place) ? 'true' : nothing;
  }

  get mixed() {
    return this.draft.tasks.length > 1 || this.draft.tasks[0].copies > 1;
  }

  render() {
    if (!this.plugins) return html`<h1>Build</h1>${problem(this.failure) ?? nothing}<p class="loading">Loading the plugins …</p>`;
    return html`
      <h1>Build an experiment</h1>
      <p class="lead">Choose tasks and a network, see what they do, train.</p>
      <div class="builder">
        <div class="steps">
          ${this.step(1, 'Tasks', this.tasks())}
          ${this.step(2, 'Customise the tasks', this.customiseTasks())}
          ${this.step(3, 'Model', this.models())}
          ${this.step(4, 'Customise the model', this.customiseModel())}
          ${this.step(5, 'Training', this.training())}
          ${this.step(6, 'Train', this.start())}
        </div>
        ${this.summary()}
      </div>`;
  }

  step(number, title, content) {
    return html`<section class="card step" aria-labelledby="step-${number}">
      <h2 id="step-${number}"><span class="number" aria-hidden="true">${number}</span> ${title}</h2>${content}</section>`;
  }

  // 1

  tasks() {
    const {tasks, combine, active} = this.draft;
    return html`
      ${tasks.map((task, i) => this.chosen(task, i))}
      <p><button type="button" @click=${() => this.change({tasks: [...tasks, {use: 'perceptual-decision@v1', copies: 1, share: 1, set: {}}]}, true)}>+ Another task</button></p>
      ${this.mixed ? html`
        <fieldset class="inline"><legend>Together</legend>
          <label><input type="radio" name="combine" .checked=${live(combine === 'parallel')} @change=${() => this.change({combine: 'parallel'}, true)}> side by side, each with channels of its own</label>
          <label><input type="radio" name="combine" .checked=${live(combine === 'interleaved')} @change=${() => this.change({combine: 'interleaved'}, true)}> in turn, told by a rule input</label>
        </fieldset>
        ${combine === 'parallel' ? html`<div class="field"><label for="active">Takes part in a trial with probability</label>
          <span class="control"><input type="range" tabindex="-1" aria-hidden="true" min="0.05" max="1" step="0.05" .value=${live(String(active))} @input=${e => this.change({active: +e.target.value})}>
          <input class="number" id="active" .value=${live(String(active))} @input=${e => this.change({active: written(e.target.value)})} aria-invalid=${this.isWrong('tasks.active')}></span>${this.wrong('tasks.active')}
          <span class="help">Below 1, a task is silent in some trials, so that the network learns each alone, too.</span></div>` : nothing}` : nothing}
      ${this.general('tasks')}`;
  }

  chosen(choice, index) {
    const task = this.task(choice);
    const version = this.version(choice);
    const {tasks, combine} = this.draft;
    return html`<div class="chosen" role="group" aria-label="Task ${index + 1}">
      <div class="row">
        <label class="grow">Task <select @change=${e => this.changeTask(index, {use: e.target.value + '@v1', set: {}})}>
          ${this.plugins.task.map(t => html`<option value=${t.name} ?selected=${t.name === task?.name}>${t.name}</option>`)}</select></label>
        <label>Copies <input type="number" min="1" max="16" class="number" .value=${live(String(choice.copies))}
          @input=${e => this.changeTask(index, {copies: Math.min(16, Math.max(1, Math.round(+e.target.value || 1)))})}></label>
        ${combine === 'interleaved' && this.mixed ? html`<label>Share <input class="number" inputmode="decimal" .value=${live(String(choice.share))}
          @input=${e => this.changeTask(index, {share: written(e.target.value)})} aria-invalid=${this.isWrong(`tasks[${index}].share`)}></label>` : nothing}
        ${tasks.length > 1 ? html`<button type="button" class="quiet" aria-label="Remove ${choice.use}"
          @click=${() => { this.open = 0; this.change({tasks: tasks.filter((t, i) => i !== index)}, true); }}>Remove</button>` : nothing}
      </div>
      ${this.wrong(`tasks[${index}].copies`)}${this.wrong(`tasks[${index}].share`)}
      <p class="muted">${task?.title}</p>
      <div class="versions" role="radiogroup" aria-label="Version of ${task?.name}">
        ${(task?.versions ?? []).map(v => html`
          <label class="version ${v === version ? 'on' : ''}"><input type="radio" name="version-${index}" .checked=${live(v === version)}
            @change=${() => this.changeTask(index, {use: `${task.name}@${v.name}`, set: {}})}>
            <strong>${v.name}</strong> ${v.title}<span class="help">${v.question}</span>
            ${this.difference(task, v)}</label>`)}
      </div>
    </div>`;
  }

  /** A version as what it changes against the first. */
  difference(task, version) {
    const first = task.versions[0];
    if (version === first) return nothing;
    const before = flat(first.parameters);
    const after = flat(version.parameters);
    const changes = Object.keys(after).filter(key => text(after[key]) !== text(before[key]));
    return html`<span class="changes">${changes.length ? changes.map(key => html`<span class="change">${label(key)} <s>${text(before[key])}</s> ${text(after[key])}</span>`) : 'the same parameters'}</span>`;
  }

  // 2

  customiseTasks() {
    const {tasks, rest} = this.draft;
    const index = Math.min(this.open, tasks.length - 1);
    const choice = tasks[index];
    const task = this.task(choice);
    const dt = rest.dt ?? 20;
    return html`
      ${tasks.length > 1 ? html`<div class="tabs" role="tablist" aria-label="Which task" @keydown=${e => this.tabbed(e, index)}>${tasks.map((t, i) => html`
        <button type="button" role="tab" id="tab-${i}" tabindex=${i === index ? 0 : -1} aria-selected=${i === index} aria-controls="tab-panel" @click=${() => (this.open = i)}>${t.use}</button>`)}</div>` : nothing}
      <zoo-form id="tab-panel" role=${tasks.length > 1 ? 'tabpanel' : nothing} aria-labelledby=${tasks.length > 1 ? `tab-${index}` : nothing} .fields=${task?.parameters ?? []} .values=${choice.set} .standards=${flat(this.version(choice)?.parameters ?? {})}
        .mistakes=${this.mistakes} .prefix=${`tasks[${index}]`} @values=${e => this.changeTask(index, {set: e.detail})}></zoo-form>
      <div class="field"><label for="dt">Sampling period <i class="symbol">dt</i></label>
        <span class="control"><input type="range" tabindex="-1" aria-hidden="true" min="1" max="100" step="1" .value=${live(String(dt))} @input=${e => this.changeRest('dt', +e.target.value)}>
        <input class="number" id="dt" inputmode="decimal" .value=${live(String(dt))} aria-describedby="dt-help" @input=${e => this.changeRest('dt', written(e.target.value))} aria-invalid=${this.isWrong('dt')}><span class="unit">ms</span></span>
        <span class="help" id="dt-help">Every duration becomes a whole number of steps of this length.</span>
        ${this.wrong('dt')}</div>
      <div class="preview" aria-live="off">
        ${this.trialProblem ? problem(this.trialProblem) : figure(this.trial?.svg, 'A trial of the task: inputs, targets and weights of the loss over time')}
        ${this.trial && !this.trialProblem ? html`<p class="caption">Trial ${this.place + 1} of training: ${count(this.trial.steps)} steps, ${brief(this.trial.ms)} ms${this.conditions()}
          <button type="button" class="link" @click=${this.nextTrial}>Another trial <kbd>n</kbd></button></p>` : nothing}
      </div>
      ${this.trial && !this.trialProblem ? html`<zoo-numbers name="trial" .key=${this.trial} .ask=${() => this.trialNumbers()} .command=${this.trialCommand}></zoo-numbers><details><summary>How the durations round at ${brief(dt)} ms</summary>${this.durations()}</details>` : nothing}`;
  }

  tabbed(event, index) {
    const n = this.draft.tasks.length;
    const to = {ArrowRight: (index + 1) % n, ArrowLeft: (index + n - 1) % n, Home: 0, End: n - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.open = to;
    this.updateComplete.then(() => this.querySelector(`#tab-${to}`)?.focus());
  }

  /** The command that draws the trial that is shown; zoo trial shows the first. */
  get trialCommand() {
    return this.place === 0 ? this.look?.trialCommand ?? '' : '';
  }

  async trialNumbers() {
    return (await post('/api/look/trial', {draft: this.draft, place: this.place, numbers: true})).csv;
  }

  conditions() {
    const entries = Object.entries(this.trial.condition ?? {});
    return entries.length ? html` · ${entries.map(([k, v]) => `${k} ${brief(v)}`).join(', ')}` : nothing;
  }

  durations() {
    return Object.entries(this.trial.durations).map(([name, list]) => html`
      <table><caption>${name}</caption><thead><tr><th>Duration</th><th class="right">as written (ms)</th><th class="right">steps</th><th class="right">as shown (ms)</th></tr></thead>
      <tbody>${list.map(d => html`<tr class=${String(d.law) === String(d.shown) ? '' : 'marked'}><td>${label(d.name)}</td><td class="right">${d.law}</td><td class="right">${d.steps}</td><td class="right">${d.shown}</td></tr>`)}</tbody></table>`);
  }

  // 3 and 4

  models() {
    return html`<div class="choices" role="radiogroup" aria-label="Model">${this.plugins.model.map(m => html`
      <label class="choice ${m.name === this.draft.model.use ? 'on' : ''}"><input type="radio" name="model" .checked=${live(m.name === this.draft.model.use)}
        @change=${() => this.change({model: {use: m.name, set: {}}}, true)}><strong>${m.name}</strong><span class="help">${m.title}</span></label>`)}</div>`;
  }

  plugin(kind) {
    return this.plugins[kind].find(p => p.name === this.draft[kind].use);
  }

  customiseModel() {
    const model = this.plugin('model');
    return html`<div class="beside">
      <zoo-form .fields=${model?.parameters ?? []} .values=${this.draft.model.set} .mistakes=${this.mistakes} .prefix=${'model'}
        @values=${e => this.change({model: {...this.draft.model, set: e.detail}}, true)}></zoo-form>
      <div class="preview small">${this.spectrumProblem ? html`<p class="muted">${this.spectrumProblem}</p>` : html`${figure(this.spectrum?.svg, 'Eigenvalues of the fresh network in the complex plane')}
        ${this.spectrum ? html`<p class="caption">Eigenvalues before training; spectral radius ${brief(this.spectrum.radius, 3)}</p><zoo-numbers name="eigenvalues" .key=${this.spectrum} .ask=${async () => (await post('/api/look/spectrum', {draft: this.draft, numbers: true})).csv}></zoo-numbers>` : nothing}`}</div>
    </div>`;
  }

  // 5

  training() {
    const {rest} = this.draft;
    const group = (key, fields) => html`<zoo-form .fields=${fields} .values=${rest[key] ?? {}} .mistakes=${this.mistakes} .prefix=${key}
      @values=${e => this.changeRest(key, Object.keys(e.detail).length ? e.detail : undefined)}></zoo-form>`;
    return html`
      <div class="row">
        <label>Trainer <select @change=${e => this.change({trainer: {use: e.target.value, set: {}}})}>
          ${this.plugins.trainer.map(t => html`<option value=${t.name} ?selected=${t.name === this.draft.trainer.use}>${t.name}</option>`)}</select></label>
        <label>Seed <input id="seed" class="number" inputmode="numeric" .value=${live(String(rest.seed ?? 1))} @input=${e => this.changeRest('seed', written(e.target.value))} aria-invalid=${this.isWrong('seed')}></label>
        <label>Networks <input type="number" class="number" min="1" max="100" .value=${live(String(this.seeds))} @input=${e => (this.seeds = Math.min(100, Math.max(1, Math.round(+e.target.value || 1))))}></label>
      </div>
      ${this.wrong('seed')}
      <p class="muted">${this.plugin('trainer')?.title}${this.seeds > 1 ? html`. Seeds ${rest.seed ?? 1} to ${Number(rest.seed ?? 1) + this.seeds - 1}, a run each.` : nothing}</p>
      <zoo-form .fields=${this.plugin('trainer')?.parameters ?? []} .values=${this.draft.trainer.set} .mistakes=${this.mistakes} .prefix=${'trainer'}
        @values=${e => this.change({trainer: {...this.draft.trainer, set: e.detail}})}></zoo-form>
      <h3>Stop when</h3>${group('stop', this.plugins.stop)}
      <details><summary>Evaluation</summary>${group('evaluation', this.plugins.evaluation)}</details>`;
  }

  // 6

  general(...places) {
    return this.mistakes.filter(m => places.includes(m.place)).map(m => problem(m.sentence));
  }

  start() {
    return html`
      ${this.mistakes.length
        ? html`<div class="problem" role="alert"><strong>${plural(this.mistakes.length, 'thing')} to put right first:</strong>
          <ul>${this.mistakes.map(m => html`<li>${m.place ? html`<a href="#" @click=${e => { e.preventDefault(); this.show(m.place); }}>${m.sentence}</a>` : m.sentence}</li>`)}</ul></div>`
        : nothing}
      ${problem(this.failure)}
      <p class="actions">
        <button type="button" class="primary" ?disabled=${!this.look?.summary || this.busy} @click=${this.train}>${this.seeds > 1 ? `Train ${this.seeds} networks` : 'Train'}</button>
        <button type="button" ?disabled=${!this.look?.command} @click=${() => copy(this.look.command, 'Command')}>Copy as command</button>
        <button type="button" ?disabled=${!this.look?.yaml} @click=${() => copy(this.look.yaml, 'YAML')}>Copy as YAML</button>
        <button type="button" ?disabled=${!this.look?.yaml} @click=${() => download('experiment.yaml', this.look.yaml, 'application/yaml')}>Save YAML</button>
        <label class="button">Open YAML<input type="file" accept=".yaml,.yml,.json" class="hidden" @change=${this.openFile}></label>
        <button type="button" class="quiet" @click=${() => this.replace(structuredClone(FRESH))}>Start afresh</button>
        ${this.earlier ? html`<button type="button" class="quiet" @click=${() => { const back = this.earlier; this.earlier = null; this.open = 0; this.change(back, true); }}>Back to the earlier draft</button>` : nothing}
      </p>
      ${this.sweeping()}
      <details><summary>The command</summary><pre class="command">${this.look?.command ?? ''}</pre></details>
      <details><summary>The file</summary><pre>${this.look?.yaml ?? ''}</pre></details>`;
  }

  // The same experiment many times

  get sweepBody() {
    const name = this.sweep.name || this.draft.tasks[0].use.replace('@', '-');
    return {draft: this.draft, axes: this.sweep.axes, analyses: this.sweep.analyses, name};
  }

  changeSweep(parts) {
    this.sweep = {...this.sweep, ...parts};
    this.sweepSoon();
  }

  async lookAtSweep() {
    if (!this.sweep.open) return;
    try {
      const look = await this.askSweep(this.sweepBody);
      if (look) {
        this.sweepLook = look;
        this.sweepProblem = null;
      }
    } catch (e) {
      this.sweepProblem = e.message;
      this.sweepLook = null;
    }
  }

  async plan() {
    try {
      const {name} = await post('/api/sweeps', this.sweepBody);
      toast('Sweep planned');
      go(`/sweeps/${name}`);
    } catch (e) {
      this.sweepProblem = e.message;
    }
  }

  /** The keys that an axis may go over. */
  axisKeys() {
    const alone = this.draft.tasks.length === 1 && this.draft.tasks[0].copies === 1;
    const of = (plugin, kind) => (plugin?.parameters ?? []).map(f => `${kind}.${f.name}`);
    return ['seed', 'dt', 'model', 'trainer', ...(alone ? ['task', ...of(this.task(this.draft.tasks[0]), 'task')] : []), ...of(this.plugin('model'), 'model'), ...of(this.plugin('trainer'), 'trainer'), ...this.plugins.stop.map(f => `stop.${f.name}`)];
  }

  sweeping() {
    const {open, axes, analyses, name} = this.sweep;
    const axis = (i, parts) => this.changeSweep({axes: axes.map((a, k) => (k === i ? {...a, ...parts} : a))});
    return html`<details class="sweep" ?open=${open} @toggle=${e => { if (e.target.open !== this.sweep.open) { this.sweep = {...this.sweep, open: e.target.open}; this.lookAtSweep(); } }}>
      <summary>Make a sweep of it</summary>
      <p class="muted small">The experiment above once for each combination of these values: a list such as <code>16, 32, 64</code>, a range <code>1..5</code>, or <code>{log: [0.001, 0.1], count: 5}</code>.</p>
      <datalist id="axis-keys">${this.axisKeys().map(key => html`<option value=${key}></option>`)}</datalist>
      ${axes.map((a, i) => html`<div class="row axis" role="group" aria-label="Axis ${i + 1}"><label>Key <input class="key" list="axis-keys" spellcheck="false" autocomplete="off" .value=${live(a.key)} @input=${e => axis(i, {key: e.target.value})}></label>
        <label class="grow">Values <input class="key" spellcheck="false" autocomplete="off" .value=${live(a.values)} @input=${e => axis(i, {values: e.target.value})}></label>
        ${axes.length > 1 ? html`<button type="button" class="quiet" aria-label="Remove the axis ${a.key}" @click=${() => this.changeSweep({axes: axes.filter((b, k) => k !== i)})}>Remove</button>` : nothing}</div>`)}
      <p><button type="button" @click=${() => this.changeSweep({axes: [...axes, {key: 'model.units', values: '32, 64'}]})}>+ Another axis</button></p>
      <fieldset class="inline across"><legend>Analyses of every network</legend>${this.plugins.analysis.map(a => html`<label><input type="checkbox" .checked=${live(analyses.includes(a.name))} @change=${e => this.changeSweep({analyses: e.target.checked ? [...analyses, a.name] : analyses.filter(n => n !== a.name)})}> ${a.name}</label>`)}</fieldset>
      ${problem(this.sweepProblem)}
      <p class="actions"><label>Name <input class="key" spellcheck="false" placeholder=${this.sweepBody.name} .value=${live(name)} @input=${e => this.changeSweep({name: e.target.value.trim()})}></label>
        <button type="button" class="primary" ?disabled=${!this.sweepLook} @click=${this.plan}>${this.sweepLook ? `Plan ${plural(this.sweepLook.cells, 'cell')}` : 'Plan'}</button>
        <button type="button" ?disabled=${!this.sweepLook} @click=${() => copy(this.sweepLook.yaml, 'YAML')}>Copy as YAML</button></p></details>`;
  }

  /** Goes to the field of a mistake. */
  async show(place) {
    const own = {dt: '#dt', seed: '#seed', 'tasks.active': '#active'}[place] ?? (/^tasks\[\d+\]\.(share|copies)$/.test(place) ? '.chosen [aria-invalid="true"]' : null);
    if (own) {
      this.querySelector(own)?.focus();
      this.querySelector(own)?.scrollIntoView({block: 'center'});
      return;
    }
    const task = /^tasks\[(\d+)\]/.exec(place);
    if (task) this.open = +task[1];
    await this.updateComplete;
    for (const form of this.querySelectorAll('zoo-form')) {
      await form.updateComplete;
      const field = form.querySelector('[aria-invalid="true"]');
      if (field && place.startsWith(form.prefix)) {
        field.focus();
        field.scrollIntoView({block: 'center'});
        return;
      }
    }
    this.querySelector('#step-1')?.scrollIntoView({block: 'center'});
  }

  async openFile(event) {
    const file = event.target.files[0];
    event.target.value = '';
    if (!file) return;
    try {
      this.replace(await post('/api/look/open', {yaml: await file.text()}));
      this.failure = null;
      toast(`${file.name} opened`);
    } catch (e) {
      this.failure = `${file.name}: ${e.message}`;
    }
  }

  async train() {
    this.busy = true;
    try {
      const {jobs} = await post('/api/train', {draft: this.draft, seeds: this.seeds});
      toast(`${plural(jobs.length, 'training')} asked for`);
      go(jobs.length === 1 ? `/runs?job=${jobs[0].id}` : '/runs');
    } catch (e) {
      this.failure = e.message;
    } finally {
      this.busy = false;
    }
  }

  summary() {
    const s = this.look?.summary;
    return html`<aside class="summary card" aria-label="Summary">
      <h2>Summary</h2>
      ${s ? html`
        <p class="net"><span><b>${s.inputs}</b> inputs</span> <span aria-hidden="true">→</span> <span><b>${s.units}</b> units</span> <span aria-hidden="true">→</span> <span><b>${s.outputs}</b> outputs</span></p>
        <dl><dt>Parameters</dt><dd>${count(s.parameters)}</dd><dt>A trial</dt><dd>${count(s.steps)} steps of ${brief(s.dt)} ms</dd>
          <dt>Stops at accuracy</dt><dd>${s.accuracyToReach === null ? 'never' : brief(s.accuracyToReach)}</dd></dl>` : html`<p class="muted">${this.mistakes.length ? 'Not ready yet.' : 'Looking …'}</p>`}
      ${this.mistakes.length ? html`<p class="problem">${plural(this.mistakes.length, 'problem')}</p>` : nothing}
      <button type="button" class="primary wide" ?disabled=${!s || this.busy} @click=${this.train}>${this.seeds > 1 ? `Train ${this.seeds} networks` : 'Train'}</button>
      <p class="muted small">Trains in a process of its own: it goes on when this page is closed.</p>
    </aside>`;
  }
}

/** A number if it is one; else what was written, which the server will judge. */
const written = text => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text);

/** Groups of parameters as dotted keys. */
function flat(tree, prefix = '', out = {}) {
  for (const [key, value] of Object.entries(tree)) {
    if (value && typeof value === 'object' && !Array.isArray(value)) flat(value, prefix + key + '.', out);
    else out[prefix + key] = value;
  }
  return out;
}

customElements.define('zoo-build', Build);
