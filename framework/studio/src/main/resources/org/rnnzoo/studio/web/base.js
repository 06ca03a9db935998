// What all elements of the studio share.
import {LitElement, html, svg, nothing} from 'lit';
import {unsafeHTML} from 'lit/directives/unsafe-html.js';
import {clock} from '/web/words.js';

export {html, svg, nothing};
export {repeat} from 'lit/directives/repeat.js';
export {live} from 'lit/directives/live.js';

/** An element in the light DOM, so that one stylesheet, printing and every reader see it. */
export class Element extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.subscriptions = [];
    this.opened?.();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.subscriptions.forEach(end => end());
  }

  /** Ends with the element. */
  follow(...ends) {
    this.subscriptions.push(...ends);
  }
}

/**
 * A figure that the server drew; its colours follow the theme. A reader hears its name in place of
 * its strokes.
 */
export const figure = (svg, name) =>
  svg ? html`<div class="figure" role="img" aria-label=${name}>${unsafeHTML(svg.replace('role="img"', 'aria-hidden="true"'))}</div>` : nothing;

/** How fresh a panel is; live only as long as the stream is open, which the sheet of styles knows. */
export const fresh = (at, isLive = false) =>
  html`<span class="muted fresh">${isLive ? html`<span class="while-live">live · </span>` : nothing}as of ${clock(at)}</span>`;

export const problem = sentence =>
  sentence ? html`<p class="problem" role="alert">${sentence}</p>` : nothing;

const SHAPES = {running: '▶', done: '●', 'done elsewhere': '●', interrupted: '❙❙', failed: '✕', lost: '?', damaged: '!', waiting: '○', stopped: '❙❙', 'not started': '○'};

/** A state as a shape and a word, never by colour alone. */
export const state = word =>
  html`<span class="state state-${(word ?? '').replace(' ', '-')}"><span aria-hidden="true">${SHAPES[word] ?? '○'}</span> ${word}</span>`;

export function download(name, text, type = 'text/plain') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

let lastSpoken = 0;
let pending;
/** Tells a screen reader, at most once in ten seconds unless somebody has just asked for it. */
export function speak(sentence, asked = false) {
  const region = document.getElementById('spoken');
  if (!region) return;
  const wait = asked ? 0 : Math.max(0, lastSpoken + 10000 - Date.now());
  clearTimeout(pending);
  pending = setTimeout(() => {
    lastSpoken = Date.now();
    region.textContent = sentence;
  }, wait);
}

export async function copy(text, what) {
  await navigator.clipboard.writeText(text);
  speak(`${what} copied.`, true);
  document.dispatchEvent(new CustomEvent('toast', {detail: `${what} copied`}));
}

export const toast = text => document.dispatchEvent(new CustomEvent('toast', {detail: text}));

/** The last things that a job said, its progress left out. */
export const lastWords = log => log.trim().split('\n').filter(line => !/\d+ %$/.test(line)).slice(-4).join('\n') || 'Nothing.';
