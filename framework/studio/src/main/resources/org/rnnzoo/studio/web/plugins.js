// The files plugins come from, what is wrong with them in words, and, if the studio was started so,
// a place to drop another.
import {Element, html, nothing, problem, fresh, toast, speak} from '/web/base.js';
import {get, send, forgetCatalogue} from '/web/api.js';
import {brief, plural} from '/web/words.js';

const MARKS = {ready: '●', library: '○'};

class Plugins extends Element {
  static properties = {files: {state: true}, folder: {state: true}, failure: {state: true}, refused: {state: true}, at: {state: true}, offered: {state: true}, over: {state: true}, busy: {state: true}};

  opened() {
    this.load();
  }

  load() {
    get('/api/plugins').then(found => {
      Object.assign(this, {files: found.files, folder: found.folder, largest: found.largest, failure: null, at: new Date()});
    }, e => (this.failure = e.message));
  }

  /** Asks before anything runs. */
  offer(file) {
    this.refused = null;
    if (!file) return;
    if (file.size > this.largest) {
      this.refused = `${file.name} is larger than ${this.largest >> 20} MB.`;
      return;
    }
    this.offered = file;
    this.updateComplete.then(() => this.querySelector('#install').showModal());
  }

  async install() {
    const file = this.offered;
    this.querySelector('#install').close();
    this.busy = true;
    try {
      const {provides} = await send(`/api/plugins/${encodeURIComponent(file.name)}`, {method: 'POST', headers: {'Content-Type': 'application/java-archive'}, body: file});
      forgetCatalogue();
      toast(`${file.name} installed`);
      speak(`${file.name} is installed: ${provides.join(', ')}.`, true);
      this.load();
    } catch (e) {
      this.refused = e.message;
    }
    this.busy = false;
  }

  drop() {
    return html`<section class="card drop ${this.over ? 'on' : ''}" aria-labelledby="drop-title"
        @dragover=${e => { e.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)} @drop=${e => { e.preventDefault(); this.over = false; this.offer(e.dataTransfer.files[0]); }}>
      <h2 id="drop-title">Another plugin</h2>
      ${problem(this.refused)}
      <p>Drop a jar here, or <label class="button">choose one<input type="file" accept=".jar" class="hidden" ?disabled=${this.busy} @change=${e => { this.offer(e.target.files[0]); e.target.value = ''; }}></label></p>
      <p class="muted small">${this.busy ? 'It is being looked at …' : html`It goes to <code>${this.folder}</code> if nothing is wrong with it. No other file is replaced.`}</p>
      <dialog id="install" aria-labelledby="install-title"><h2 id="install-title">Install ${this.offered?.name}?</h2><p>${brief((this.offered?.size ?? 0) / 1024, 0)} KB. A plugin is a program: it runs with your rights, from the moment it is looked at. Install only what you trust.</p>
        <p class="actions"><button type="button" class="danger" @click=${this.install}>Install and run it</button><button type="button" @click=${() => this.querySelector('#install').close()}>Leave it</button></p></dialog>
    </section>`;
  }

  render() {
    const ill = (this.files ?? []).filter(f => f.problems.length);
    return html`<h1>Plugins</h1>
      <p class="lead">A plugin is a jar in a plugin folder. Installing one runs its code with your rights.</p>
      ${problem(this.failure)}
      ${!this.files ? (this.failure ? nothing : html`<p class="loading">Looking …</p>`) : html`
        ${ill.length ? ill.map(f => f.problems.map(p => html`<div class="problem"><strong>${f.name}</strong> ${p.sentence} ${p.hint}</div>`)) : html`<p class="muted">All ${plural(this.files.length, 'plugin file')} are well · ${fresh(this.at)}</p>`}
        ${this.folder ? this.drop() : nothing}
        <div class="scroll tall" role="region" tabindex="0" aria-label="Bundles"><table><thead><tr><th>Bundle</th><th>Version</th><th>State</th><th>Provides</th><th>SHA-256</th></tr></thead>
        <tbody>${this.files.map(f => html`<tr><td title=${f.location}>${f.bundle || f.name}</td><td>${f.bundleVersion}</td><td class="state state-${MARKS[f.state] ? 'done' : 'failed'}"><span aria-hidden="true">${MARKS[f.state] ?? '✕'}</span> ${f.state}</td>
          <td>${f.provides.map(p => `${p.kind} ${p.name}`).join(', ')}</td><td><code>${(f.sha256 ?? '').slice(0, 12)}</code></td></tr>`)}</tbody></table></div>
        ${this.folder ? nothing : html`<p class="muted small">Jars can be dropped here when the studio was started with <code>--allow-plugins</code>; <code>zoo plugins add FILE.jar</code> does the same.</p>`}`}
      <p><button type="button" @click=${() => this.load()}>Look again</button></p>`;
  }
}

customElements.define('zoo-plugins', Plugins);
