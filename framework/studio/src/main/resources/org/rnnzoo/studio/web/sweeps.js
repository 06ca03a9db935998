// All sweeps: how far each is.
import {Element, html, svg, nothing, problem, fresh} from '/web/base.js';
import {get, oneAtATime, settled} from '/web/api.js';
import * as stream from '/web/live.js';
import {count, plural} from '/web/words.js';

class Sweeps extends Element {
  static properties = {sweeps: {state: true}, failure: {state: true}, at: {state: true}};

  opened() {
    this.load = oneAtATime(() => this.ask());
    this.soon = settled(200, this.load);
    this.load();
    this.follow(stream.on('sweeps', () => this.soon()), stream.on('open', () => this.load()));
  }

  async ask() {
    try {
      this.sweeps = await get('/api/sweeps');
      this.at = new Date();
      this.failure = null;
    } catch (e) {
      this.failure = e.message;
    }
  }

  render() {
    return html`<h1>Sweeps</h1><p class="lead">Many networks at once: the same experiment with values of its keys that differ. The folder remembers; workers can be started and stopped at any time.</p>
      ${problem(this.failure)}
      ${!this.sweeps ? (this.failure ? nothing : html`<p class="loading">Looking for sweeps …</p>`) : !this.sweeps.length
        ? html`<section class="card empty"><h2>No sweeps yet</h2><p>Build an experiment, then name what differs in step 6.</p><p><a class="button primary" href="/build?sweep=yes">Plan a sweep</a></p></section>`
        : html`<p class="muted">${plural(this.sweeps.length, 'sweep')} · ${fresh(this.at, true)} <a class="button" href="/build?sweep=yes">Plan another</a></p>
          <div class="cards">${this.sweeps.map(s => html`<article class="card"><h2><a href="/sweeps/${s.name}">${s.name}</a></h2><p class="muted">${s.keys.join(', ') || 'one cell'}</p>${bar(s.counts, s.cells)}<p>${s.problem ?? words(s.counts)}</p></article>`)}</div>`}`;
  }
}

const STATES = ['done', 'done elsewhere', 'running', 'interrupted', 'failed', 'waiting'];

/** How many cells are in each state, in words. */
export const words = counts => STATES.filter(s => counts[s]).map(s => `${count(counts[s])} ${s}`).join(', ');

/** The share of each state as a bar; the words beside it say the same. */
export function bar(counts, all) {
  let x = 0;
  return html`<svg class="bar-of-states" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${STATES.map(s => {
    const width = (100 * (counts[s] ?? 0)) / Math.max(1, all);
    const part = rect(s, x, width);
    x += width;
    return part;
  })}</svg>`;
}

const rect = (state, x, width) => (width ? svg`<rect class="fill-${state.replace(' ', '-')}" x=${x} y="0" width=${width} height="4"></rect>` : nothing);

customElements.define('zoo-sweeps', Sweeps);
