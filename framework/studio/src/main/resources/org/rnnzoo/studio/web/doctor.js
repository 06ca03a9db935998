// Everything that has to work for the zoo to work.
import {Element, html, problem, fresh, copy} from '/web/base.js';
import {get} from '/web/api.js';

class Doctor extends Element {
  static properties = {at: {state: true}, findings: {state: true}, failure: {state: true}};

  opened() {
    this.look();
  }

  look() {
    this.findings = null;
    get('/api/doctor').then(findings => { this.findings = findings; this.at = new Date(); }, e => (this.failure = e.message));
  }

  render() {
    return html`<h1>Doctor</h1>${problem(this.failure)}${this.findings ? html`<p>${fresh(this.at)}</p>` : ''}
      ${this.findings ? html`<ul class="plain findings">${this.findings.map(f => html`<li class="card"><span class="state state-${f.well ? 'done' : 'failed'}"><span aria-hidden="true">${f.well ? '●' : '✕'}</span> ${f.well ? 'well' : 'ill'}</span> <strong>${f.name}</strong> <span>${f.sentence}</span></li>`)}</ul>`
        : html`<p class="loading">Looking at everything …</p>`}
      <p class="actions"><button type="button" @click=${() => this.look()}>Look again</button>
      <button type="button" ?disabled=${!this.findings} @click=${() => copy(this.findings.map(f => `${f.name}: ${f.well ? 'well' : 'ill'}. ${f.sentence}`).join('\n'), 'Report')}>Copy the report</button></p>`;
  }
}

customElements.define('zoo-doctor', Doctor);
