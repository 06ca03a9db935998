// The latent circuit alive: its graph and its matrix are one selection; a weight that is changed or
// a node that is cut off predicts, and the server tells what the network does.
import {Element, html, svg, nothing, live, problem, fresh, speak} from '/web/base.js';
import {post, newest, settled} from '/web/api.js';
import {brief, plural, quoted} from '/web/words.js';
import {csv} from '/web/numbers.js';
import '/web/plot.js';

const WIDTH = 640;
const HEIGHT = 430;
const SERIES = [
  {label: 'wanted', ink: 'ink', dash: [6, 5], gaps: true},
  {label: 'circuit', ink: 'orange', faint: true}, {label: 'circuit, changed', ink: 'vermilion'},
  {label: 'network', ink: 'sky', faint: true}, {label: 'network, changed', ink: 'blue'}];
const KEYS = {recurrent: 'w', input: 'i', readout: 'o'};
const UNCHANGED = [SERIES[0], {label: 'circuit', ink: 'vermilion'}, {label: 'network', ink: 'blue'}];

class Circuit extends Element {
  static properties = {run: {}, path: {}, at: {state: true}, results: {}, result: {}, doing: {}, base: {state: true}, threshold: {state: true}, chosen: {state: true}, found: {state: true}, trial: {state: true}, failure: {state: true}, hovered: {state: true}};

  opened() {
    this.threshold = 0;
    this.trial = 0;
    this.weights = new Map();
    this.cut = new Set();
    this.ask = newest((body, signal) => post(`/api/look/change/${this.run}/${this.result}`, body, signal));
    this.soon = settled(30, () => this.look());
  }

  willUpdate(changed) {
    if ((changed.has('run') || changed.has('result')) && this.run && this.result) this.load();
  }

  async load() {
    const asked = `${this.run} ${this.result}`;
    this.failure = null;
    this.base = null;
    this.found = null;
    this.chosen = null;
    this.restore(this.doing);
    try {
      const base = await post(`/api/look/circuit/${this.run}/${this.result}`);
      if (asked !== `${this.run} ${this.result}`) return;
      this.base = base;
      this.at = new Date();
      this.largest = Math.max(1e-9, ...this.links().map(l => Math.abs(l.fitted)));
      this.look();
    } catch (e) {
      this.failure = e.message;
    }
  }

  /** All weights: of nodes from nodes and inputs, and of outputs from nodes. */
  links() {
    const {nodes, inputs, outputs, recurrent, input, readout} = this.base;
    const out = [];
    nodes.forEach((to, i) => {
      nodes.forEach((from, j) => out.push(this.link('recurrent', i, j, to, from, recurrent, this.base.ownRecurrent)));
      inputs.forEach((from, k) => out.push(this.link('input', i, k, to, from, input, this.base.ownInput)));
    });
    outputs.forEach((to, o) => nodes.forEach((from, j) => out.push(this.link('readout', o, j, to, from, readout, this.base.ownReadout))));
    return out;
  }

  link(kind, to, from, toName, fromName, matrix, own) {
    const key = `${KEYS[kind]}${to}.${from}`;
    const fitted = matrix[to][from];
    const silent = kind !== 'input' && this.cut.has(from);
    return {key, kind, to, from, toName, fromName, fitted, own: own[to][from], silent, value: silent ? 0 : fitted + (this.weights.get(key) ?? 0), changed: silent || this.weights.has(key)};
  }

  get changes() {
    return this.weights.size + this.cut.size;
  }

  set(link, value) {
    const by = value - link.fitted;
    if (Math.abs(by) < 1e-9) this.weights.delete(link.key);
    else this.weights.set(link.key, by);
    this.altered();
  }

  toggle(node) {
    if (!this.cut.delete(node)) this.cut.add(node);
    this.altered();
  }

  asFitted() {
    this.weights.clear();
    this.cut.clear();
    this.altered();
    speak('As fitted.', true);
  }

  altered() {
    this.doing = [...[...this.weights].map(([key, by]) => `${key}:${Number(by.toFixed(4))}`), ...[...this.cut].map(n => `c${n}`)].join('_');
    this.dispatchEvent(new CustomEvent('doing', {detail: this.doing, bubbles: true}));
    this.requestUpdate();
    this.soon();
  }

  restore(text) {
    this.weights = new Map();
    this.cut = new Set();
    for (const part of (text ?? '').split('_')) {
      const weight = /^([wio]\d+\.\d+):(-?[\d.]+)$/.exec(part);
      if (weight && Number.isFinite(+weight[2])) this.weights.set(weight[1], +weight[2]);
      else if (/^c\d+$/.test(part)) this.cut.add(+part.slice(1));
    }
  }

  get body() {
    const links = this.links().filter(l => this.weights.has(l.key)).map(l => ({kind: l.kind, to: l.to, from: l.from, by: this.weights.get(l.key)}));
    return {links, cut: [...this.cut], trial: this.trial};
  }

  async look() {
    if (!this.base) return;
    try {
      const found = await this.ask(this.body);
      if (!found) return;
      this.series = this.changes ? SERIES : UNCHANGED;
      this.curves = this.drawn(found.trial);
      this.range = span(this.curves);
      this.found = found;
      this.failure = null;
      if (this.changes) speak(this.words(found));
    } catch (e) {
      this.failure = e.message;
    }
  }

  drawn(trial) {
    return trial.targets.map((target, o) => (this.changes
      ? [trial.ms, target, trial.circuit[o], trial.changedCircuit[o], trial.network[o], trial.changedNetwork[o]]
      : [trial.ms, target, trial.circuit[o], trial.network[o]]));
  }

  words(found) {
    const a = found.accuracy;
    return `Accuracy of the circuit ${brief(a.circuit, 3)}, changed ${brief(a.changedCircuit, 3)}; of the network ${brief(a.network, 3)}, changed ${brief(a.changedNetwork, 3)}.`;
  }

  // The graph: inputs at the left, nodes in a ring, outputs at the right.

  layout() {
    const {nodes, inputs, outputs} = this.base;
    const column = (count, x) => Array.from({length: count}, (unused, i) => ({x, y: (HEIGHT * (i + 1)) / (count + 1)}));
    const radius = nodes.length === 1 ? 0 : Math.min(140, 62 + 13 * nodes.length);
    const ring = nodes.map((unused, i) => {
      const angle = nodes.length === 2 ? -Math.PI / 2 + Math.PI * i : -Math.PI / 2 + (2 * Math.PI * i) / nodes.length;
      return {x: WIDTH / 2 + radius * Math.cos(angle), y: HEIGHT / 2 + radius * Math.sin(angle)};
    });
    return {nodes: ring, inputs: column(inputs.length, 62), outputs: column(outputs.length, WIDTH - 62)};
  }

  edge(link, places) {
    const from = (link.kind === 'input' ? places.inputs : places.nodes)[link.from];
    const to = (link.kind === 'readout' ? places.outputs : places.nodes)[link.to];
    const self = link.kind === 'recurrent' && link.to === link.from;
    const inner = 25;
    let path, end, angle, label;
    if (self) {
      const out = Math.atan2(from.y - HEIGHT / 2, from.x - WIDTH / 2 || 1e-6);
      const at = (a, r) => ({x: from.x + r * Math.cos(a), y: from.y + r * Math.sin(a)});
      const a = at(out - 0.55, inner - 2), b = at(out + 0.55, inner + 3);
      const c = at(out - 0.75, 72), d = at(out + 0.75, 72);
      path = `M${a.x} ${a.y}C${c.x} ${c.y} ${d.x} ${d.y} ${b.x} ${b.y}`;
      end = b;
      angle = Math.atan2(b.y - d.y, b.x - d.x);
      label = at(out, 66);
    } else {
      const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const ux = (to.x - from.x) / length, uy = (to.y - from.y) / length;
      const bend = link.kind === 'recurrent' ? 26 : 0;
      const mid = {x: (from.x + to.x) / 2 - uy * bend * 2, y: (from.y + to.y) / 2 + ux * bend * 2};
      const towards = (p, q, r) => { const l = Math.hypot(q.x - p.x, q.y - p.y) || 1; return {x: p.x + ((q.x - p.x) / l) * r, y: p.y + ((q.y - p.y) / l) * r}; };
      const a = towards(from, mid, inner), b = towards(to, mid, inner + 4);
      path = `M${a.x} ${a.y}Q${mid.x} ${mid.y} ${b.x} ${b.y}`;
      end = b;
      angle = Math.atan2(b.y - mid.y, b.x - mid.x);
      const along = link.kind === 'input' ? 0.3 : link.kind === 'readout' ? 0.7 : 0.5;
      label = {x: (1 - along) ** 2 * a.x + 2 * along * (1 - along) * mid.x + along ** 2 * b.x, y: (1 - along) ** 2 * a.y + 2 * along * (1 - along) * mid.y + along ** 2 * b.y};
    }
    const strength = Math.abs(link.value) / this.largest;
    const width = 1 + 5 * Math.min(1.4, strength);
    const size = 5 + width;
    const p = (r, s) => `${end.x + r * Math.cos(angle) - s * Math.sin(angle)},${end.y + r * Math.sin(angle) + s * Math.cos(angle)}`;
    const sign = link.value < 0 ? 'negative' : 'positive';
    const on = this.chosen === link.key || this.hovered === link.key;
    return svg`<g class="edge ${sign} ${on ? 'on' : ''} ${link.changed ? 'changed' : ''}" @click=${() => this.choose(link.key)} @pointerenter=${() => (this.hovered = link.key)} @pointerleave=${() => (this.hovered = null)}>
      <path class="near" d=${path}></path><path class="line" d=${path} stroke-width=${width}></path>
      ${link.value < 0 ? svg`<path class="bar" stroke-width="3.5" d="M${p(2, size)}L${p(2, -size)}"></path>` : svg`<polygon points="${p(4, 0)} ${p(-size, size * 0.75)} ${p(-size, -size * 0.75)}"></polygon>`}
      ${on || link.changed || (this.base.nodes.length <= 3 && strength > 0.08) ? svg`<text x=${label.x} y=${label.y - (self ? -4 : 7)}>${brief(link.value, 2)}</text>` : nothing}
    </g>`;
  }

  graph() {
    const places = this.layout();
    const shown = this.links().filter(l => Math.abs(l.value) >= this.threshold || l.changed || l.key === this.chosen).sort((a, b) => (a.key === this.chosen) - (b.key === this.chosen));
    const {nodes, inputs, outputs} = this.base;
    return html`<svg class="graph" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="The circuit: ${plural(inputs.length, 'input')}, ${plural(nodes.length, 'node')}, ${plural(outputs.length, 'output')}; ${plural(shown.length, 'connection')} shown. The matrix has the values.">
      ${shown.map(l => this.edge(l, places))}
      ${inputs.map((name, i) => svg`<g class="end"><rect x=${places.inputs[i].x - 46} y=${places.inputs[i].y - 17} width="72" height="34" rx="6"></rect><text x=${places.inputs[i].x - 10} y=${places.inputs[i].y + 5}>${short(name)}</text></g>`)}
      ${outputs.map((name, i) => svg`<g class="end"><rect x=${places.outputs[i].x - 26} y=${places.outputs[i].y - 17} width="72" height="34" rx="6"></rect><text x=${places.outputs[i].x + 10} y=${places.outputs[i].y + 5}>${short(name)}</text></g>`)}
      ${nodes.map((name, i) => svg`<g class="node ${this.cut.has(i) ? 'cut' : ''} ${this.chosen === `x${i}` ? 'on' : ''}" @click=${() => this.choose(`x${i}`)}><circle cx=${places.nodes[i].x} cy=${places.nodes[i].y} r="23"></circle><text x=${places.nodes[i].x} y=${places.nodes[i].y + 5}>${short(name)}</text>${this.cut.has(i) ? svg`<path d="M${places.nodes[i].x - 17} ${places.nodes[i].y + 17}L${places.nodes[i].x + 17} ${places.nodes[i].y - 17}"></path>` : nothing}</g>`)}
    </svg>`;
  }

  choose(key) {
    this.chosen = key;
    const link = this.links().find(l => l.key === key);
    if (link) speak(`${link.fromName} to ${link.toName}, ${brief(link.value, 2)}.`, true);
  }

  // The matrix: a grid that the keyboard walks through.

  matrix() {
    const {nodes, inputs, outputs} = this.base;
    const links = new Map(this.links().map(l => [l.key, l]));
    const rows = [...nodes.map((name, i) => ({name, node: i, cells: [...nodes.map((n, j) => links.get(`w${i}.${j}`)), ...inputs.map((n, k) => links.get(`i${i}.${k}`))]})),
      ...outputs.map((name, o) => ({name: `to ${name}`, cells: [...nodes.map((n, j) => links.get(`o${o}.${j}`)), ...inputs.map(() => null)]}))];
    this.gridKeys = rows.map(row => [row.node === undefined ? '' : `x${row.node}`, ...row.cells.map(l => l?.key ?? '')]);
    const focus = this.gridKeys.flat().includes(this.chosen) ? this.chosen : this.gridKeys[0][1];
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Weights"><table class="weights" role="grid" aria-label="Weights of the circuit, targets in rows, sources in columns" @keydown=${this.pressed}>
      <thead><tr><th scope="col">to ↓ from →</th>${nodes.map(n => html`<th scope="col">${n}</th>`)}${inputs.map(n => html`<th scope="col" class="muted">from ${n}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr><th scope="row" data-key=${row.node === undefined ? nothing : `x${row.node}`} tabindex=${row.node === undefined ? nothing : focus === `x${row.node}` ? 0 : -1} class=${row.node === undefined ? 'muted' : this.chosen === `x${row.node}` ? 'on' : ''}
          @click=${() => row.node !== undefined && this.choose(`x${row.node}`)}>${row.name}${row.node !== undefined && this.cut.has(row.node) ? ' (cut off)' : ''}</th>
        ${row.cells.map(l => l ? html`<td data-key=${l.key} tabindex=${focus === l.key ? 0 : -1} aria-selected=${this.chosen === l.key} class="${heat(l.value / this.largest)} ${Math.abs(l.value) < this.threshold ? 'below' : ''} ${this.hovered === l.key ? 'on' : ''}" title="${l.fromName} → ${l.toName}: ${brief(l.value)}; the network's own weights say ${brief(l.own)}"
          @click=${() => this.choose(l.key)} @focus=${() => this.chosen !== l.key && this.choose(l.key)} @pointerenter=${() => (this.hovered = l.key)} @pointerleave=${() => (this.hovered = null)}>${brief(l.value, 2)}${l.changed ? html`<span aria-label="changed">*</span>` : nothing}</td>` : html`<td class="none"></td>`)}</tr>`)}</tbody></table></div>`;
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.target.dataset.key;
    const row = this.gridKeys.findIndex(r => r.includes(key));
    if (row < 0) return;
    const column = this.gridKeys[row].indexOf(key);
    const move = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
    const link = this.links().find(l => l.key === key);
    if (move) {
      const next = this.gridKeys[row + move[0]]?.[column + move[1]];
      if (next) {
        this.choose(next);
        this.updateComplete.then(() => this.querySelector(`[data-key="${next}"]`)?.focus());
      }
    } else if ((event.key === '+' || event.key === '=' || event.key === '-') && link && !link.silent) {
      this.set(link, link.value + (event.key === '-' ? -0.1 : 0.1));
    } else if (event.key === 'Delete' || event.key === 'x') {
      if (link) this.set(link, 0);
      else this.toggle(+key.slice(1));
    } else if (event.key === 'Backspace') {
      if (link) this.set(link, link.fitted);
      else if (this.cut.has(+key.slice(1))) this.toggle(+key.slice(1));
    } else {
      return;
    }
    event.preventDefault();
  }

  numbers() {
    const links = this.links();
    return csv(['kind', 'from', 'to', 'fitted', 'of the network', 'as shown'], [links.map(l => l.kind), links.map(l => l.fromName), links.map(l => l.toName), links.map(l => l.fitted), links.map(l => l.own), links.map(l => l.value)]);
  }

  panel() {
    const link = this.links().find(l => l.key === this.chosen);
    if (link) {
      const reach = Math.max(1, Math.ceil(1.5 * this.largest));
      return html`<div class="panel"><h3>${link.fromName} → ${link.toName}</h3>
        <p class="muted small">Fitted ${brief(link.fitted, 3)}; the network's own weights say ${brief(link.own, 3)}.${link.silent ? ' The source is cut off.' : ''}</p>
        <p class="control"><label for="weight">Weight</label><input type="range" class="long" tabindex="-1" aria-hidden="true" min=${-reach} max=${reach} step="0.01" ?disabled=${link.silent} .value=${live(String(link.value))} @input=${e => this.set(link, +e.target.value)}>
        <input id="weight" class="number" inputmode="decimal" ?disabled=${link.silent} .value=${live(brief(link.value, 3))} @change=${e => Number.isFinite(+e.target.value) && this.set(link, +e.target.value)}></p>
        <p class="actions"><button type="button" ?disabled=${link.silent || link.value === 0} @click=${() => this.set(link, 0)}>Cut</button><button type="button" ?disabled=${!this.weights.has(link.key)} @click=${() => this.set(link, link.fitted)}>As fitted</button></p></div>`;
    }
    if (/^x\d+$/.test(this.chosen ?? '')) {
      const node = +this.chosen.slice(1);
      return html`<div class="panel"><h3>${this.base.nodes[node]}</h3><p class="muted small">Cut off, it projects to nothing; in the network, activity along its direction is neither passed on nor read.</p>
        <p class="actions"><button type="button" @click=${() => this.toggle(node)}>${this.cut.has(node) ? 'Connect again' : 'Cut off'}</button></p></div>`;
    }
    return html`<div class="panel"><p class="muted">Choose a connection or a node: change it, and see what the circuit does and whether the network does the same. In the matrix <kbd>+</kbd> <kbd>-</kbd> change a weight, <kbd>Delete</kbd> cuts, <kbd>Backspace</kbd> restores.</p></div>`;
  }

  outputNumbers() {
    const titles = this.series.map(s => s.label);
    return csv(['ms', ...this.base.outputs.flatMap(o => titles.map(t => `${o}: ${t}`))], [this.curves[0][0], ...this.curves.flatMap(data => data.slice(1))]);
  }

  scatter() {
    const pairs = this.found.pairs;
    const reach = Math.max(1e-3, ...pairs.flat().map(Math.abs)) * 1.05;
    const S = v => 110 + (v / reach) * 96;
    return html`<figure><svg class="scatter" viewBox="0 0 220 236" role="img" aria-label="Predicted against real changes of the outputs, correlation ${brief(this.found.correlation, 2)}"><rect x="14" y="14" width="192" height="192"></rect><path class="axis" d="M14 110H206M110 14V206"></path><path class="same" d="M14 206L206 14"></path>
      ${pairs.map(([p, r]) => svg`<circle cx=${S(p)} cy=${220 - S(r)} r="2"></circle>`)}<text x="110" y="222">predicted by the circuit (±${brief(reach, 2)})</text><text transform="translate(10 110) rotate(-90)">real</text></svg><figcaption>Changes of the outputs</figcaption></figure>`;
  }

  behaviour() {
    const f = this.found;
    if (!f) return html`<p class="loading">Running circuit and network …</p>`;
    const a = f.accuracy;
    return html`<h3>What they do</h3>
      <div class="behaviour"><div>${this.curves.map((data, o) => html`<zoo-plot caption="Output ${this.base.outputs[o]}" x="ms" .range=${this.range} .series=${this.series} .data=${data}></zoo-plot>`)}
        <p class="row small"><button type="button" @click=${() => { this.trial = (this.trial + 1) % this.base.trials; this.look(); }}>Another trial</button><span class="muted">Trial ${this.trial + 1} of ${this.base.trials} that took no part in the fit</span></p>
        <zoo-numbers name="outputs" .key=${f} .ask=${() => this.outputNumbers()}></zoo-numbers></div>
      <div><table><caption>Accuracy in ${plural(this.base.trials, 'trial')}</caption><thead><tr><th scope="col">Which</th><th class="right">as fitted</th><th class="right">changed</th></tr></thead><tbody>
        <tr><th scope="row">Circuit</th><td class="right">${brief(a.circuit, 3)}</td><td class="right">${this.changes ? brief(a.changedCircuit, 3) : '–'}</td></tr>
        <tr><th scope="row">Network</th><td class="right">${brief(a.network, 3)}</td><td class="right">${this.changes ? brief(a.changedNetwork, 3) : '–'}</td></tr></tbody></table>
      ${this.changes ? html`<dl class="agreement"><dt>Predicted and real changes agree</dt><dd>r = ${brief(f.correlation, 2)}, slope ${brief(f.slope, 2)}</dd><dt>Size of the changes (root mean square)</dt><dd>predicted ${brief(f.predicted, 3)}, real ${brief(f.real, 3)}</dd></dl>${f.runaway ? html`<p class="problem">In ${plural(f.runaway, 'trial')} the activity grows without end; they are left out.</p>` : nothing}${this.scatter()}` : html`<p class="muted small">Change a weight, and the circuit's prediction and the network's answer stand here.</p>`}</div></div>`;
  }

  render() {
    const b = this.base;
    return html`<section class="card circuit" aria-labelledby="circuit-title"><div class="row"><h2 id="circuit-title" class="grow">Latent circuit</h2>${b ? fresh(this.at) : nothing}
      ${this.results?.length > 1 ? html`<label>Result <select @change=${e => this.dispatchEvent(new CustomEvent('result', {detail: e.target.value}))}>${this.results.map(r => html`<option value=${r} ?selected=${r === this.result}>${r}</option>`)}</select></label>` : nothing}</div>
      ${problem(this.failure)}
      ${!b ? (this.failure ? nothing : html`<p class="loading">Reading the circuit …</p>`) : html`
      <div class="alive"><div>${this.graph()}
        <p class="legend"><span><span class="ink-vermilion" aria-hidden="true">▶</span> positive</span><span><span class="ink-blue" aria-hidden="true">┫</span> negative</span>
          <label>Hide weights below <input type="range" min="0" max=${this.largest} step=${this.largest / 100} .value=${live(String(this.threshold))} @input=${e => (this.threshold = +e.target.value)}> <data>${brief(this.threshold, 2)}</data></label>
          <button type="button" ?disabled=${!this.changes} @click=${() => this.asFitted()}>All as fitted${this.changes ? ` (${plural(this.changes, 'change')})` : ''}</button></p></div>
        <div>${this.matrix()}${this.panel()}<zoo-numbers name="latent-circuit" .key=${this.doing} .ask=${() => this.numbers()} .command=${`zoo figure ${quoted(this.path)} circuit --analysis ${quoted(this.result)} --format svg,csv`}></zoo-numbers></div></div>
      ${this.behaviour()}`}</section>`;
  }
}

/** A name as a node of the graph has room for it. */
const short = name => (name.length > 9 ? name.slice(0, 8) + '…' : name);

/** One scale for all outputs, so that they can be told apart by size. */
function span(curves) {
  const values = curves.flatMap(data => data.slice(1).flat()).filter(v => v !== null);
  const low = Math.min(...values), high = Math.max(...values);
  return [low - 0.05 * (high - low || 1), high + 0.05 * (high - low || 1)];
}

/** Five steps of colour for each sign. */
function heat(share) {
  const step = Math.min(5, Math.ceil(Math.abs(share) * 5 - 0.05));
  return step <= 0 ? '' : `heat-${share < 0 ? 'n' : 'p'}${step}`;
}

customElements.define('zoo-circuit', Circuit);
