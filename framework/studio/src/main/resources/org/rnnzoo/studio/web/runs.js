// All runs: one filter for the table, the counts and every page that compares; rows are fetched as
// they are shown.
import {Element, html, nothing, live, repeat, state, problem, fresh} from '/web/base.js';
import {get, post, settled, paced} from '/web/api.js';
import {guard} from 'lit/directives/guard.js';
import {ref} from 'lit/directives/ref.js';
import {read, write, go, filter, keepFilter} from '/web/address.js';
import {isOpen} from '/web/jobs.js';
import * as stream from '/web/live.js';
import {brief, count, duration, ago, made, timeless, plural} from '/web/words.js';

const ADDRESS = {where: '', sort: '-name', job: ''};
const ROW = 40;
const PAGE = 100;
/** How often numbers in the list change while runs are at work: faster than that nobody reads. */
const PACE = 2000;
const COLUMNS = [
  ['state', 'State'], ['name', 'Run'], ['task', 'Task'], ['model', 'Model'], ['seed', 'Seed'], ['step', 'Step'], ['accuracy', 'Accuracy'], ['loss', 'Loss'], ['verdict', 'Verdict'], ['seconds', 'Trained'],
];

class Runs extends Element {
  static properties = {
    where: {state: true}, sort: {state: true}, total: {state: true}, all: {state: true}, states: {state: true}, first: {state: true},
    failure: {state: true}, shipped: {state: true}, jobs: {state: true}, focused: {state: true}, at: {state: true}, version: {state: true},
  };

  opened() {
    Object.assign(this, read(ADDRESS), {where: filter()});
    this.address();
    this.rows = new Map();
    this.places = new Map();
    this.fetching = new Set();
    this.first = 0;
    this.focused = 0;
    this.version = 0;
    this.jobs = [];
    this.height = 600;
    this.fetchSoon = settled(15, () => this.reload());
    this.again = settled(250, () => this.reload());
    this.showSoon = paced(PACE, () => {
      this.at = this.heard;
      this.version++;
    });
    this.reload();
    this.askJobs();
    this.follow(
      stream.on('runs', change => this.changed(change)),
      stream.on('jobs', jobs => this.tookJobs(jobs)),
      stream.on('reset', () => this.reload()),
      stream.on('open', () => { this.reload(); this.askJobs(); }));
    const keys = e => {
      if (e.key === '/' && !e.target.closest?.('input, textarea')) {
        e.preventDefault();
        this.querySelector('#where').focus();
      }
    };
    document.addEventListener('keydown', keys);
    this.follow(() => document.removeEventListener('keydown', keys));
  }

  askJobs() {
    get('/api/jobs').then(jobs => this.tookJobs(jobs), () => {});
  }

  tookJobs(jobs) {
    this.jobs = jobs.filter(job => isOpen(job) || job.id === this.job);
    const mine = jobs.find(job => job.id === this.job);
    if (mine && mine.state !== 'waiting') this.followJob(mine);
  }

  /** Goes to the run of a training that was just started as soon as there is one. */
  async followJob(job) {
    if (this.following) return;
    this.following = true;
    while (this.job === job.id && this.isConnected) {
      const [found, now] = await Promise.all([get('/api/runs?where=&count=20').catch(() => null), get(`/api/jobs/${job.id}`).catch(() => null)]);
      const name = now?.made ?? found?.rows.find(r => r.state === 'running' && now?.process && r.process === now.process)?.name;
      if (name) {
        this.job = '';
        go(`/runs/${encodeURIComponent(name)}`);
      } else if (now && !isOpen(now)) {
        break;
      } else {
        await new Promise(resolve => setTimeout(resolve, 300));
      }
    }
    this.following = false;
  }

  address() {
    write(ADDRESS, {where: this.where, sort: this.sort, job: this.job});
  }

  async reload() {
    this.rows.clear();
    this.fetching.clear();
    await this.fetch(Math.floor(this.first / PAGE));
  }

  async fetch(page) {
    if (this.fetching.has(page)) return;
    this.fetching.add(page);
    const asked = `${this.where} ${this.sort}`;
    try {
      const found = await get(`/api/runs?where=${encodeURIComponent(this.where)}&sort=${this.sort}&from=${page * PAGE}&count=${PAGE}`);
      if (asked !== `${this.where} ${this.sort}`) return;
      found.rows.forEach((row, i) => this.rows.set(page * PAGE + i, row));
      this.total = found.selected;
      this.all = found.all;
      this.states = found.states;
      this.shipped = found.shipped;
      this.failure = null;
      this.at = new Date();
      this.complete = found.complete;
      if (!found.complete) this.again();
      this.version++;
    } catch (e) {
      this.failure = e.message;
      this.fetching.delete(page);
    }
  }

  changed({rows, gone}) {
    this.heard = new Date();
    let unknown = gone.length > 0;
    const places = new Map([...this.rows].map(([place, known]) => [known.name, place]));
    for (const row of rows) {
      const place = places.get(row.name);
      if (place === undefined || this.rows.get(place).state !== row.state) unknown = true;
      else this.rows.set(place, row);
    }
    if (unknown) this.again();
    else this.showSoon();
  }

  scrolled(event) {
    this.height = event.target.clientHeight;
    this.first = Math.floor(event.target.scrollTop / ROW);
    for (const page of new Set([Math.floor(this.first / PAGE), Math.floor((this.first + this.height / ROW + 5) / PAGE)])) this.fetch(page);
  }

  search(text) {
    this.where = text;
    keepFilter(text);
    this.first = 0;
    this.address();
    this.fetchSoon();
  }

  order(column) {
    this.sort = this.sort === column ? '-' + column : this.sort === '-' + column ? column : ['accuracy', 'name', 'step'].includes(column) ? '-' + column : column;
    this.address();
    this.reload();
  }

  pressed(event) {
    const step = {ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -1e9, End: 1e9}[event.key];
    if (step) {
      event.preventDefault();
      this.focused = Math.max(0, Math.min((this.total ?? 1) - 1, this.focused + step));
      const box = this.querySelector('.rows');
      if (this.focused * ROW < box.scrollTop) box.scrollTop = this.focused * ROW;
      if ((this.focused + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (this.focused + 1) * ROW - box.clientHeight;
      this.updateComplete.then(() => this.querySelector(`[data-row="${this.focused}"]`)?.focus());
    } else if (event.key === 'Enter') {
      const row = this.rows.get(this.focused);
      if (row) go(`/runs/${encodeURIComponent(row.name)}`);
    }
  }

  stateFilter(word) {
    const only = `state=${word}`;
    this.search(this.where === only ? '' : only);
  }

  render() {
    const empty = this.all === 0 && this.complete;
    return html`
      <h1>Runs</h1>
      <div class="toolbar">
        <label class="grow"><span class="hidden">Filter</span><input id="where" type="search" placeholder="Filter: flip-flop, or accuracy>0.9 and seed=1" .value=${live(this.where)} @input=${e => this.search(e.target.value)}></label>
        <a class="button" href="/compare?where=${encodeURIComponent(this.where)}">Compare these</a>
      </div>
      <div class="chips" role="group" aria-label="Runs by state">
        ${Object.entries(this.states ?? {}).map(([word, n]) => html`<button type="button" class="chip" aria-pressed=${this.where === `state=${word}`} @click=${() => this.stateFilter(word)}>${state(word)} ${count(n)}</button>`)}
        <span class="muted">${this.total !== undefined ? `${plural(this.total, 'run')}${this.total !== this.all ? ` of ${count(this.all)}` : ''}${this.complete ? '' : ', still looking'}` : ''} · ${fresh(this.at, true)}</span>
      </div>
      ${problem(this.failure)}
      ${this.jobs.length ? html`<section class="card" aria-label="Jobs"><h2>At work</h2><ul class="plain">${this.jobs.map(job => html`<li class="job">${state(job.state)} <span class="grow">${job.title}</span>
        ${isOpen(job) ? html`<button type="button" class="quiet" @click=${() => post(`/api/jobs/${job.id}/stop`).catch(e => (this.failure = e.message))}>Stop</button>` : html`<a href="#" @click=${e => { e.preventDefault(); this.showLog(job); }}>what it said</a>`}</li>`)}</ul></section>` : nothing}
      ${empty && !this.jobs.length ? html`<section class="card empty"><h2>No runs yet</h2><p>A run is a trained network with everything that was said about it, in a folder of plain files.</p>
        <p><a class="button primary" href="/build">Build and train one</a> ${this.shipped?.length ? html`or look at <a href="/analyse?run=${this.shipped[0].name}">one that came with the zoo</a>.` : nothing}</p></section>` : nothing}
      ${!empty && this.total !== undefined && (this.all || this.complete) ? this.table() : !empty && !this.failure ? html`<p class="loading">Looking for runs …</p>` : nothing}
      <dialog id="log" aria-label="What the job said"><pre></pre><form method="dialog"><button>Close</button></form></dialog>`;
  }

  async showLog(job) {
    const {log} = await get(`/api/jobs/${job.id}`);
    this.querySelector('#log pre').textContent = log || 'Nothing.';
    this.querySelector('#log').showModal();
  }

  table() {
    const shown = Math.ceil(this.height / ROW) + 6;
    const rows = [];
    for (let i = Math.max(0, this.first - 3); i < Math.min(this.total, this.first + shown); i++) rows.push(i);
    const minute = Math.floor(Date.now() / 60000);
    return html`<div class="grid" role="table" aria-label="Runs" aria-rowcount=${this.total + 1}>
      <div role="rowgroup"><div class="grid-row head" role="row">
        ${COLUMNS.map(([key, title]) => html`<span role="columnheader" class="c-${key}" aria-sort=${this.sort === key ? 'ascending' : this.sort === '-' + key ? 'descending' : 'none'}><button type="button" @click=${() => this.order(key)}>${title}${this.sort.endsWith(key) && this.sort.replace('-', '') === key ? html`<span aria-hidden="true"> ${this.sort.startsWith('-') ? '↓' : '↑'}</span>` : nothing}</button></span>`)}
      </div></div>
      <div class="rows" @scroll=${this.scrolled} @keydown=${this.pressed}>
        ${this.total === 0 ? html`<p class="muted pad">No run fits the filter.</p>` : html`<div class="sheet" role="rowgroup" ${ref(sheet => sheet && (sheet.style.height = `${this.total * ROW}px`))}>${repeat(rows, i => i, i => guard([this.rows.get(i), i === this.focused, minute], () => this.row(i)))}</div>`}
      </div></div>`;
  }

  /** Puts a row where it belongs, once: the same function for the same row is not called again. */
  placed(i) {
    if (!this.places.has(i)) this.places.set(i, el => el && (el.style.transform = `translateY(${i * ROW}px)`));
    return this.places.get(i);
  }

  row(i) {
    const row = this.rows.get(i);
    const place = this.placed(i);
    if (!row) return html`<div class="grid-row placeholder" role="row" aria-rowindex=${i + 2} ${ref(place)}><span role="cell">…</span></div>`;
    return html`<div class="grid-row" role="row" aria-rowindex=${i + 2} data-row=${i} tabindex=${i === this.focused ? 0 : -1} ${ref(place)}
      @focus=${() => (this.focused = i)} @click=${() => go(`/runs/${encodeURIComponent(row.name)}`)}>
      <span role="cell" class="c-state">${state(row.state)}</span>
      <span role="cell" class="c-name"><a tabindex="-1" href="/runs/${encodeURIComponent(row.name)}" title=${row.name}>${timeless(row.name)}</a>${made(row.name) ? html` <span class="muted">${ago(made(row.name))}</span>` : nothing}</span>
      <span role="cell" class="c-task">${row.task ?? ''}</span>
      <span role="cell" class="c-model">${row.model ?? ''}</span>
      <span role="cell" class="c-seed">${row.seed ?? ''}</span>
      <span role="cell" class="c-step">${count(row.step)}</span>
      <span role="cell" class="c-accuracy">${brief(row.accuracy)}</span>
      <span role="cell" class="c-loss">${brief(row.loss)}</span>
      <span role="cell" class="c-verdict">${row.verdict ?? '–'}</span>
      <span role="cell" class="c-seconds">${row.seconds === undefined ? '–' : duration(row.seconds)}</span></div>`;
  }
}

customElements.define('zoo-runs', Runs);
