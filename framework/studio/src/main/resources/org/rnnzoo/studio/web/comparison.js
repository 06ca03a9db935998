// One comparison: what it found, its figures, numbers and files, and which runs it is about.
import {Element, html, nothing, problem} from '/web/base.js';
import {get} from '/web/api.js';
import {content, settings, table} from '/web/results.js';
import {quoted, plural, ago, brief} from '/web/words.js';

class Comparison extends Element {
  static properties = {item: {}, found: {state: true}, failure: {state: true}};

  opened() {
    get(`/api/comparisons/${this.item}`).then(found => (this.found = found), e => (this.failure = e.message));
  }

  get command() {
    const about = this.found.values.about;
    const set = settings(about.parameters).map(setting => ` --set ${quoted(setting)}`).join('');
    return `zoo compare ${about.comparison}${about.runs.map(r => ' ' + quoted(r.path)).join('')}${about.group === 'model' ? '' : ` --group ${quoted(about.group)}`}${about.seed === 1 ? '' : ` --seed ${about.seed}`}${(about.weights ?? 'final') === 'final' ? '' : ` --weights ${about.weights}`}${set}`;
  }

  render() {
    const f = this.found;
    if (!f) return html`<h1>Comparison</h1>${problem(this.failure)}${this.failure ? html`<p><a href="/compare">All comparisons</a></p>` : html`<p class="loading">Reading …</p>`}`;
    const about = f.values.about;
    return html`<p class="crumbs"><a href="/compare">Compare</a> / <span>${f.name}</span></p>
      <h1>${about.comparison} <span class="muted">of ${plural(about.runs.length, 'run')}</span></h1>
      <p class="muted">${ago(new Date(f.made))}${about.label ? ` · ${about.label}` : ''} · groups by ${about.group}: ${Object.entries(about.groups ?? {}).map(([name, n]) => `${name} ${typeof n === 'object' ? Object.values(n).map(v => brief(v)).join('/') : `(${n})`}`).join(', ')}</p>
      ${about.missing.length ? html`<div class="problem"><strong>${plural(about.missing.length, 'run')} missing:</strong><ul>${about.missing.map(m => html`<li>${m.run}: ${m.reason}</li>`)}</ul></div>` : nothing}
      <article class="card result">${content(f, `/api/comparisons/${f.name}/file`, this.command)}</article>
      <details class="card"><summary>The runs</summary>${table(about.runs.map(({path, ...row}) => Object.fromEntries(Object.entries(row).filter(([, v]) => typeof v !== 'object').map(([k, v]) => [k, /[Ss]ha256|hash/i.test(k) ? String(v).slice(0, 12) : v]))))}
        <p>${about.runs.map(r => html`<a href="/runs/${(r.path ?? '').split('/').pop()}">${(r.path ?? '').split('/').pop()}</a> `)}</p></details>`;
  }
}

customElements.define('zoo-comparison', Comparison);
