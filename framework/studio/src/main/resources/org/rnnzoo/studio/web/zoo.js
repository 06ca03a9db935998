// The catalogue: every plugin with its card, every version of a task with a real trial.
import {Element, html, nothing, live, problem, copy} from '/web/base.js';
import {get, catalogue} from '/web/api.js';
import {read, write} from '/web/address.js';
import {brief, plural, label} from '/web/words.js';
import {text} from '/web/form.js';

const ADDRESS = {kind: 'task', search: '', tag: ''};
const KINDS = [['task', 'Tasks'], ['model', 'Models'], ['trainer', 'Trainers'], ['analysis', 'Analyses'], ['comparison', 'Comparisons']];

class Zoo extends Element {
  static properties = {plugins: {state: true}, kind: {state: true}, search: {state: true}, tag: {state: true}, failure: {state: true}};

  opened() {
    Object.assign(this, read(ADDRESS));
    catalogue().then(plugins => (this.plugins = plugins), e => (this.failure = e.message));
  }

  set(parts) {
    Object.assign(this, parts);
    write(ADDRESS, this);
  }

  render() {
    if (!this.plugins) return html`<h1>Zoo</h1>${problem(this.failure)}<p class="loading">Loading the plugins …</p>`;
    const all = this.plugins[this.kind];
    const tags = [...new Set(all.flatMap(p => p.tags))].sort();
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter(p => (!this.tag || p.tags.includes(this.tag)) && words.every(w => `${p.name} ${p.title} ${p.citation} ${p.tags.join(' ')}`.toLowerCase().includes(w)));
    return html`
      <h1>Zoo</h1>
      ${this.plugins.unlisted.map(sentence => html`<p class="problem">${sentence}</p>`)}
      <div class="tabs" role="group" aria-label="Kind of plugin">${KINDS.map(([kind, name]) => html`<button type="button" aria-pressed=${kind === this.kind} @click=${() => this.set({kind, tag: ''})}>${name} <span class="muted">${this.plugins[kind].length}</span></button>`)}</div>
      <div class="toolbar"><label class="grow"><span class="hidden">Search</span><input type="search" placeholder="Search" .value=${live(this.search)} @input=${e => this.set({search: e.target.value})}></label></div>
      <div class="chips" role="group" aria-label="Tags">${tags.map(tag => html`<button type="button" class="chip" aria-pressed=${tag === this.tag} @click=${() => this.set({tag: tag === this.tag ? '' : tag})}>${tag}</button>`)}<span class="muted">${plural(found.length, 'plugin')}</span></div>
      <div class="cards ${this.kind === 'task' ? 'pictures' : ''}">${found.map(p => this.card(p))}</div>
      ${found.length ? nothing : html`<p class="muted">Nothing fits.</p>`}`;
  }

  async copyTrial(p) {
    const use = `${p.name}@${p.versions[0].name}`;
    const {place} = await get(`/api/picture/${p.name}/${p.versions[0].name}?place`);
    copy(`zoo trial ${use}${place ? ` --first ${place}` : ''} --out ${p.name}.svg`, 'Command');
  }

  card(p) {
    return html`<article class="card">
      <h2>${p.name}</h2><p>${p.title}</p>
      ${p.versions ? html`<a href="/build?task=${p.name}@${p.versions[0].name}"><img class="paper" loading="lazy" width="320" height="240" src="/api/picture/${p.name}/${p.versions[0].name}" alt="A trial of ${p.name}, ${p.versions[0].title}"></a>
        <p class="small"><a download href="/api/picture/${p.name}/${p.versions[0].name}?csv">CSV</a> <button type="button" class="link" @click=${() => this.copyTrial(p)}>Copy as command</button></p>` : nothing}
      <p class="muted small">${p.citation}</p>
      ${p.versions ? html`<details><summary>${plural(p.versions.length, 'version')}</summary>${p.versions.map(v => html`<h3>${v.name} ${v.title}</h3><p>${v.question}</p>
        <p class="muted small">chance ${brief(v.chanceAccuracy)} · shortcut ${brief(v.shortcutAccuracy)} · solved ${brief(v.solvedAccuracy)} · ceiling ${brief(v.ceilingAccuracy)}</p>
        <p><a href="/build?task=${p.name}@${v.name}">Build with ${v.name}</a></p>`)}</details>` : nothing}
      <details><summary>${plural(p.parameters.length, 'parameter')}</summary><dl>${p.parameters.map(f => html`<dt>${label(f.name)} <span class="muted">${text(f.default)} ${f.unit}</span></dt><dd>${f.help}</dd>`)}</dl></details>
      <p class="muted small">${p.bundle} ${p.bundleVersion}</p>
      ${this.kind === 'task' ? html`<a class="button" href="/build?task=${p.name}@${p.versions[0].name}">Build</a>` : this.kind === 'model' ? html`<a class="button" href="/build?model=${p.name}">Build</a>` : nothing}
    </article>`;
  }
}

customElements.define('zoo-zoo', Zoo);
