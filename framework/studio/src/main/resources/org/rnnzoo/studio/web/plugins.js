// The files plugins come from, and what is wrong with them in words.
import {Element, html, problem} from '/web/base.js';
import {get} from '/web/api.js';

class Plugins extends Element {
  static properties = {files: {state: true}, failure: {state: true}};

  opened() {
    this.load();
  }

  load() {
    get('/api/plugins').then(files => (this.files = files), e => (this.failure = e.message));
  }

  render() {
    const ill = (this.files ?? []).filter(f => f.problems.length);
    return html`<h1>Plugins</h1>
      <p class="lead">A plugin is a jar in a plugin folder. Installing one runs its code with your rights.</p>
      ${problem(this.failure)}
      ${!this.files ? html`<p class="loading">Looking …</p>` : html`
        ${ill.length ? ill.map(f => f.problems.map(p => html`<div class="problem"><strong>${f.name}</strong> ${p.sentence} ${p.hint}</div>`)) : html`<p class="muted">All ${this.files.length} plugin files are well.</p>`}
        <div class="scroll" role="region" tabindex="0" aria-label="Bundles"><table><thead><tr><th>Bundle</th><th>Version</th><th>State</th><th>Provides</th><th>SHA-256</th></tr></thead>
        <tbody>${this.files.map(f => html`<tr><td title=${f.location}>${f.bundle || f.name}</td><td>${f.bundleVersion}</td><td>${f.state === 'ready' ? '● ' : f.state === 'library' ? '○ ' : '✕ '}${f.state}</td>
          <td>${f.provides.map(p => `${p.kind} ${p.name}`).join(', ')}</td><td><code>${(f.sha256 ?? '').slice(0, 12)}</code></td></tr>`)}</tbody></table></div>`}
      <p><button type="button" @click=${() => this.load()}>Look again</button></p>`;
  }
}

customElements.define('zoo-plugins', Plugins);
