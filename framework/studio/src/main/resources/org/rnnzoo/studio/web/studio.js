// The frame around all pages: navigation, theme, keys, and what is told to everybody.
import {Element, html, nothing, speak} from '/web/base.js';
import {go} from '/web/address.js';
import * as stream from '/web/live.js';
import {get} from '/web/api.js';
import {clock, plural} from '/web/words.js';
import '/web/palette.js';

const PAGES = [
  {path: '/build', name: 'Build', key: 'b', icon: 'M4 19V9m5 10V5m5 14v-7m5 7V8'},
  {path: '/runs', name: 'Runs', key: 'r', icon: 'M4 6h16M4 12h16M4 18h10'},
  {path: '/analyse', name: 'Analyse', key: 'a', icon: 'M4 18c4 0 4-12 8-12s4 12 8 12'},
  {path: '/compare', name: 'Compare', key: 'c', icon: 'M8 4v16M16 4v16M4 9h8M12 15h8'},
  {path: '/sweeps', name: 'Sweeps', key: 's', icon: 'M4 4h4v4H4zM10 4h4v4h-4zM16 4h4v4h-4zM4 10h4v4H4zM10 10h4v4h-4zM16 10h4v4h-4zM4 16h4v4H4zM10 16h4v4h-4z'},
  {path: '/zoo', name: 'Zoo', key: 'z', icon: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z'},
  {path: '/plugins', name: 'Plugins', key: 'p', icon: 'M9 4v4M15 4v4M6 8h12v5a6 6 0 0 1-12 0zM12 19v2'},
  {path: '/doctor', name: 'Doctor', key: 'd', icon: 'M3 12h4l2-6 4 12 3-8 1 2h4'},
];

const MODULES = {
  build: () => import('/web/build.js'),
  runs: () => import('/web/runs.js'),
  run: () => import('/web/run.js'),
  analyse: () => import('/web/analyse.js'),
  compare: () => import('/web/compare.js'),
  comparison: () => import('/web/comparison.js'),
  sweeps: () => import('/web/sweeps.js'),
  sweep: () => import('/web/sweep.js'),
  zoo: () => import('/web/zoo.js'),
  plugins: () => import('/web/plugins.js'),
  doctor: () => import('/web/doctor.js'),
};

/** The page of one of many. */
const ONE = {runs: 'run', comparisons: 'comparison', sweeps: 'sweep'};

class Studio extends Element {
  static properties = {
    page: {state: true}, running: {state: true}, waiting: {state: true}, about: {state: true}, theme: {state: true},
    connected: {state: true}, message: {state: true}, failure: {state: true},
  };

  opened() {
    this.theme = localStorage.getItem('zoo.theme') ?? 'auto';
    this.applyTheme();
    this.running = 0;
    this.waiting = 0;
    this.connected = true;
    this.jobs();
    get('/api/shell').then(about => (this.about = about), e => (this.failure = e.message));
    window.addEventListener('popstate', () => this.route());
    document.addEventListener('click', e => this.clicked(e));
    document.addEventListener('keydown', e => this.pressed(e));
    document.addEventListener('toast', e => this.show(e.detail));
    this.follow(
      stream.on('jobs', jobs => this.counted(jobs)),
      stream.on('open', () => { this.connected = true; delete document.documentElement.dataset.stream; this.jobs(); }),
      stream.on('lost', () => { this.connected = false; document.documentElement.dataset.stream = 'lost'; speak('The studio does not answer.'); }));
    stream.start();
    this.route();
  }

  jobs() {
    get('/api/jobs').then(jobs => this.counted(jobs), () => {});
  }

  counted(jobs) {
    const running = jobs.filter(job => job.state === 'running').length;
    if (this.running > running) speak(`${plural(running, 'job')} running.`);
    this.running = running;
    this.waiting = jobs.filter(job => job.state === 'waiting').length;
  }

  async route() {
    const path = location.pathname;
    if (path === '/') {
      await this.first();
      return;
    }
    const parts = path.split('/').filter(Boolean);
    const page = (parts[1] && ONE[parts[0]]) || parts[0];
    if (!MODULES[page]) {
      go('/build');
      return;
    }
    await MODULES[page]();
    const element = document.createElement(`zoo-${page}`);
    if (page === 'run') element.run = decodeURIComponent(parts[1]);
    else if (parts[1]) element.item = decodeURIComponent(parts[1]);
    this.page = {name: page, element, key: path};
    await this.updateComplete;
    document.title = `${parts[1] ? decodeURIComponent(parts[1]) : PAGES.find(p => p.path === '/' + page)?.name} · Zoo of RNNs`;
    if (this.moved) document.getElementById('main')?.focus({preventScroll: true});
    this.moved = true;
    window.scrollTo(0, 0);
  }

  /** The first page is a finished run with its portrait alive; without one, the builder. */
  async first() {
    try {
      const runs = await get('/api/runs?where=state%3Ddone&count=1');
      const run = runs.rows[0]?.name ?? runs.shipped[0]?.name;
      history.replaceState({}, '', run ? `/analyse?run=${encodeURIComponent(run)}` : '/build');
    } catch (e) {
      this.failure = e.message;
      history.replaceState({}, '', '/build');
    }
    this.route();
  }

  clicked(event) {
    const link = event.target.closest?.('a[href^="/"]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || link.hasAttribute('download') || link.target) return;
    if (link.getAttribute('href').startsWith('/api/')) return;
    event.preventDefault();
    go(link.getAttribute('href'));
  }

  pressed(event) {
    if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      this.querySelector('zoo-palette').show();
      return;
    }
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (typing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === '?') {
      this.querySelector('#keys').showModal();
    } else if (event.key === 'g') {
      this.going = Date.now();
    } else if (this.going && Date.now() - this.going < 1500) {
      const page = PAGES.find(candidate => candidate.key === event.key);
      this.going = 0;
      if (page) {
        event.preventDefault();
        go(page.path);
      }
    }
  }

  show(message) {
    this.message = message;
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => (this.message = null), 2500);
  }

  applyTheme() {
    if (this.theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.theme;
  }

  nextTheme() {
    this.theme = {auto: 'light', light: 'dark', dark: 'auto'}[this.theme];
    localStorage.setItem('zoo.theme', this.theme);
    this.applyTheme();
    window.dispatchEvent(new Event('theme'));
  }

  render() {
    const here = '/' + location.pathname.split('/')[1].replace('comparisons', 'compare');
    return html`
      <a class="skip" href="#main" @click=${e => { e.preventDefault(); this.querySelector('#main').focus(); }}>Skip to the page</a>
      <header class="rail">
        <a class="brand" href="/"><img src="/web/icon.svg" alt="" width="28" height="28"><span>Zoo of RNNs</span></a>
        <nav aria-label="Pages">
          ${PAGES.map(page => html`
            <a href=${page.path} aria-current=${here === page.path ? 'page' : nothing}>
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${page.icon}/></svg><span>${page.name}</span>
              ${page.path === '/runs' && this.running ? html`<span class="badge" title="running">${this.running}<span class="hidden"> running</span></span>` : nothing}
            </a>`)}
        </nav>
        <div class="foot">
          <button class="quiet" @click=${() => this.querySelector('zoo-palette').show()}>Go to <kbd>Ctrl K</kbd></button>
          <button class="quiet" @click=${this.nextTheme}>Theme: ${this.theme}</button>
          <button class="quiet" @click=${() => this.querySelector('#keys').showModal()}>Keys <kbd>?</kbd></button>
          <p class="where" title="The folder of the runs">${this.about?.runs ?? ''}${this.about?.readOnly ? html`<br><strong>read only</strong>` : nothing}</p>
          <p class="pulse" data-connected=${this.connected}>${this.connected ? 'live' : `lost at ${clock(stream.freshness.at)}`}</p>
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${this.failure ? html`<p class="problem" role="alert">${this.failure}</p>` : nothing}
        ${this.page?.element ?? html`<p class="loading">Loading …</p>`}
      </main>
      <div id="spoken" class="hidden" aria-live="polite"></div>
      <div class="toast" ?hidden=${!this.message}>${this.message}</div>
      <zoo-palette .pages=${PAGES} .actions=${[{name: 'Change the theme', run: () => this.nextTheme()}, {name: 'Show the keys', run: () => this.querySelector('#keys').showModal()}]}></zoo-palette>
      <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <table class="keys"><tbody>
          ${PAGES.map(page => html`<tr><td><kbd>g</kbd> <kbd>${page.key}</kbd></td><td>${page.name}</td></tr>`)}
          <tr><td><kbd>Ctrl</kbd> <kbd>K</kbd></td><td>To any page, task, run, comparison or sweep by a few letters</td></tr>
          <tr><td><kbd>n</kbd></td><td>Next trial, on the page Build</td></tr>
          <tr><td><kbd>/</kbd></td><td>To the filter, on pages with a list</td></tr>
          <tr><td><kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd></td><td>Move through a list, open a row</td></tr>
          <tr><td><kbd>← ↑ → ↓</kbd></td><td>Move the cross in a phase portrait; with <kbd>Shift</kbd> in larger steps</td></tr>
          <tr><td><kbd>Enter</kbd></td><td>Release the state under the cross</td></tr>
          <tr><td><kbd>Backspace</kbd></td><td>Clear the trajectories</td></tr>
          <tr><td><kbd>1</kbd>…<kbd>9</kbd></td><td>Switch an input of the portrait on or off; <kbd>0</kbd> all off</td></tr>
          <tr><td><kbd>.</kbd> <kbd>,</kbd></td><td>Next and previous fixed point</td></tr>
          <tr><td><kbd>+</kbd> <kbd>-</kbd></td><td>In the matrix of a latent circuit: change a weight; <kbd>Delete</kbd> cuts it or a node, <kbd>Backspace</kbd> restores</td></tr>
        </tbody></table>
        <form method="dialog"><button>Close</button></form>
      </dialog>`;
  }
}

customElements.define('zoo-studio', Studio);
