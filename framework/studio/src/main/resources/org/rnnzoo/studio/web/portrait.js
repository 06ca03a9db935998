// The phase portrait alive: release a state by click or by key; the server runs the full network.
import {Element, html, nothing, live, problem, fresh, speak} from '/web/base.js';
import {post, newest, settled} from '/web/api.js';
import {csv} from '/web/numbers.js';
import {brief, plural, quoted} from '/web/words.js';

const SIZE = 640;
const PAD = {left: 44, right: 12, top: 12, bottom: 40};
const MARKS = {stable: ['blue', 'disc'], saddle: ['orange', 'half'], unstable: ['vermilion', 'ring'], 'stable in continuous time, unstable as simulated': ['sky', 'square'], 'not differentiable here': ['muted', 'cross']};
const css = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

class Portrait extends Element {
  static properties = {run: {}, path: {}, key: {}, at: {state: true}, base: {state: true}, input: {state: true}, silenced: {state: true}, arrows: {state: true}, points: {state: true}, paths: {state: true}, chosen: {state: true}, cross: {state: true}, failure: {state: true}, searching: {state: true}, showTrials: {state: true}};

  opened() {
    this.silenced = [];
    this.paths = [];
    this.showTrials = true;
    this.flow = newest((body, signal) => post(`/api/look/flow/${this.run}`, body, signal));
    this.find = newest((body, signal) => post(`/api/look/points/${this.run}`, body, signal));
    this.inputSoon = settled(60, () => this.askFlow());
    this.pointsSoon = settled(350, () => this.askPoints());
    const redraw = () => this.draw();
    const media = matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('theme', redraw);
    media.addEventListener('change', redraw);
    this.follow(() => window.removeEventListener('theme', redraw), () => media.removeEventListener('change', redraw));
  }

  willUpdate(changed) {
    if (changed.has('run') && this.run) this.load();
  }

  async load() {
    const asked = this.run;
    this.failure = null;
    this.points = null;
    this.paths = [];
    this.chosen = null;
    try {
      const base = await post(`/api/look/portrait/${asked}`, {silenced: this.silenced});
      if (asked !== this.run) return;
      this.base = base;
      this.at = new Date();
      if (this.input?.length !== base.inputs.length) this.input = base.inputs.map(() => 0);
      const [l, r, b, t] = base.window;
      this.cross = [(l + r) / 2, (b + t) / 2];
      this.askFlow();
      this.askPoints();
    } catch (e) {
      this.failure = e.message;
      this.base = null;
    }
  }

  get body() {
    return {input: this.input, silenced: this.silenced};
  }

  async askFlow() {
    try {
      const found = await this.flow(this.body);
      if (found) this.arrows = found.arrows;
    } catch (e) {
      this.failure = e.message;
    }
  }

  async askPoints() {
    this.searching = true;
    try {
      const found = await this.find(this.body);
      if (!found) return;
      this.points = found.points;
      this.words = found.words;
      this.at = new Date();
      this.paths.forEach(path => (path.rest = this.restOf(path)));
      this.chosen = this.paths[this.paths.length - 1]?.rest ?? null;
      speak(`Fixed points: ${found.words}.`);
    } catch (e) {
      this.failure = e.message;
    }
    this.searching = false;
  }

  hold(index, value) {
    this.input = this.input.map((v, i) => (i === index ? value : v));
    this.inputSoon();
    this.pointsSoon();
  }

  silence(label, on) {
    this.silenced = on ? [...this.silenced, label] : this.silenced.filter(s => s !== label);
    this.load();
  }

  async release(at = this.cross) {
    const input = this.input;
    try {
      const found = await post(`/api/look/release/${this.run}`, {...this.body, at, steps: 2000});
      const mine = {...found, at, input, shown: matchMedia('(prefers-reduced-motion: reduce)').matches ? found.path.length : 1};
      this.paths = [...this.paths.slice(-11), mine];
      mine.rest = this.restOf(mine);
      // Where it came to rest is chosen with it: trajectory, point, row and eigenvalues are one selection.
      if (mine.rest !== null) this.chosen = mine.rest;
      this.run_(mine);
      speak(`Released at ${brief(at[0], 2)}, ${brief(at[1], 2)}. ${found.rests ? `Came to rest after ${brief(found.ms)} ms${mine.rest === null ? '' : ` at point ${mine.rest + 1}`}` : `Still moving after ${brief(found.ms)} ms`}; output ${found.outputs.map(o => brief(o, 2)).join(', ')}.`, true);
    } catch (e) {
      this.failure = e.message;
    }
  }

  /** The stable fixed point at which a released state has come to rest; null if at none that is shown. */
  restOf({path, rests, input}) {
    // Under another input these are not its points.
    if (!rests || !this.points || String(input) !== String(this.input)) return null;
    const [l, r] = this.base.window;
    const [x, y] = path[path.length - 1];
    const far = p => Math.hypot(p.at[0] - x, p.at[1] - y);
    const near = this.points.map((p, i) => i).filter(i => this.points[i].unstable === 0 && far(this.points[i]) < 0.02 * (r - l)).sort((a, b) => far(this.points[a]) - far(this.points[b]));
    return near[0] ?? null;
  }

  /** Lets the projection of a released state run over the picture. */
  run_(path) {
    const step = () => {
      if (path.shown >= path.path.length || !this.isConnected) return;
      path.shown = Math.min(path.path.length, path.shown + Math.max(1, Math.round(path.path.length / 90)));
      this.draw();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  pressed(event) {
    if (!this.base || event.ctrlKey || event.metaKey || event.altKey) return;
    const [l, r, b, t] = this.base.window;
    const far = event.shiftKey ? 0.08 : 0.02;
    const move = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key];
    if (move) {
      this.cross = [Math.min(r, Math.max(l, this.cross[0] + move[0] * far * (r - l))), Math.min(t, Math.max(b, this.cross[1] + move[1] * far * (t - b)))];
    } else if (event.key === 'Enter') {
      this.release();
    } else if (event.key === 'Backspace') {
      this.paths = [];
      speak('Cleared.', true);
    } else if (/^[0-9]$/.test(event.key)) {
      const i = Number(event.key) - 1;
      if (i < 0) this.base.inputs.forEach((name, k) => this.hold(k, 0));
      else if (i < this.base.inputs.length) this.hold(i, this.input[i] ? 0 : 1);
    } else if (event.key === '.' || event.key === ',') {
      const n = this.points?.length ?? 0;
      if (n) this.choose(((this.chosen ?? (event.key === '.' ? -1 : 0)) + (event.key === '.' ? 1 : -1) + n) % n);
    } else {
      return;
    }
    event.preventDefault();
  }

  choose(index) {
    this.chosen = index;
    const p = this.points[index];
    speak(`Fixed point ${index + 1} of ${this.points.length}: ${p.stability}, ${plural(p.unstable, 'unstable direction')}, at ${p.at.map(v => brief(v, 2)).join(', ')}.`, true);
  }

  place(event) {
    const box = event.target.getBoundingClientRect();
    const [l, r, b, t] = this.base.window;
    const x = ((event.clientX - box.left) / box.width) * SIZE;
    const y = ((event.clientY - box.top) / box.height) * SIZE;
    return [l + ((x - PAD.left) / (SIZE - PAD.left - PAD.right)) * (r - l), t - ((y - PAD.top) / (SIZE - PAD.top - PAD.bottom)) * (t - b)];
  }

  clicked(event) {
    const at = this.place(event);
    const [l, r] = this.base.window;
    const near = this.points?.findIndex(p => Math.hypot(p.at[0] - at[0], p.at[1] - at[1]) < 0.018 * (r - l));
    if (near >= 0) this.choose(near);
    else {
      this.cross = at;
      this.release(at);
    }
  }

  updated() {
    this.draw();
  }

  draw() {
    const canvas = this.querySelector('canvas.plane');
    if (!canvas || !this.base) return;
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== SIZE * ratio) canvas.width = canvas.height = SIZE * ratio;
    const g = canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, SIZE, SIZE);
    const [l, r, b, t] = this.base.window;
    const X = x => PAD.left + ((x - l) / (r - l)) * (SIZE - PAD.left - PAD.right);
    const Y = y => PAD.top + ((t - y) / (t - b)) * (SIZE - PAD.top - PAD.bottom);
    this.drawAxes(g, X, Y);
    g.save();
    g.beginPath();
    g.rect(PAD.left, PAD.top, SIZE - PAD.left - PAD.right, SIZE - PAD.top - PAD.bottom);
    g.clip();
    this.drawFlow(g, X, Y);
    if (this.showTrials) {
      g.globalAlpha = 0.5;
      g.lineWidth = 1;
      g.strokeStyle = css('muted');
      for (const path of this.base.trials) stroke(g, path, X, Y);
      g.globalAlpha = 1;
    }
    this.paths.forEach((path, i) => {
      g.lineWidth = this.chosen !== null && path.rest === this.chosen ? 4.5 : 2.5;
      g.strokeStyle = css(['green', 'purple', 'vermilion', 'blue'][i % 4]);
      const shown = path.path.slice(0, path.shown);
      stroke(g, shown, X, Y);
      const [x, y] = shown[shown.length - 1];
      g.fillStyle = g.strokeStyle;
      disc(g, X(x), Y(y), 4);
      g.fill();
    });
    this.points?.forEach((p, i) => this.drawPoint(g, X(p.at[0]), Y(p.at[1]), p, i === this.chosen));
    const [cx, cy] = this.cross;
    g.strokeStyle = css('ink');
    g.lineWidth = 1.5;
    g.beginPath();
    g.moveTo(X(cx) - 9, Y(cy)); g.lineTo(X(cx) + 9, Y(cy));
    g.moveTo(X(cx), Y(cy) - 9); g.lineTo(X(cx), Y(cy) + 9);
    g.stroke();
    g.restore();
    this.drawEigenvalues();
  }

  drawAxes(g, X, Y) {
    const [l, r, b, t] = this.base.window;
    g.strokeStyle = css('line');
    g.fillStyle = css('muted');
    g.font = '12px system-ui';
    g.lineWidth = 1;
    g.strokeRect(PAD.left, PAD.top, SIZE - PAD.left - PAD.right, SIZE - PAD.top - PAD.bottom);
    for (const v of ticks(l, r)) { g.textAlign = 'center'; g.fillText(brief(v, 2), X(v), SIZE - PAD.bottom + 15); }
    for (const v of ticks(b, t)) { g.textAlign = 'right'; g.fillText(brief(v, 2), PAD.left - 5, Y(v) + 4); }
    g.textAlign = 'center';
    g.fillText(this.base.xLabel, (SIZE + PAD.left) / 2, SIZE - 6);
    g.save();
    g.translate(12, SIZE / 2);
    g.rotate(-Math.PI / 2);
    g.fillText(this.base.yLabel, 0, 0);
    g.restore();
  }

  /** Directions on the slice; dashed where the plane is not the whole state space. */
  drawFlow(g, X, Y) {
    if (!this.arrows) return;
    const fastest = Math.max(...this.arrows.map(a => Math.hypot(a[2], a[3])), 1e-9);
    g.strokeStyle = g.fillStyle = css('muted');
    g.lineWidth = 1.1;
    for (const [x, y, dx, dy] of this.arrows) {
      const speed = Math.hypot(dx, dy);
      if (speed < 1e-9) continue;
      const length = 6 + 15 * Math.sqrt(speed / fastest);
      const ux = dx / speed, uy = -dy / speed;
      const px = X(x), py = Y(y);
      g.globalAlpha = 0.35 + 0.5 * Math.sqrt(speed / fastest);
      g.setLineDash(this.base.slice ? [3, 2.5] : []);
      g.beginPath();
      g.moveTo(px - (ux * length) / 2, py - (uy * length) / 2);
      g.lineTo(px + (ux * length) / 2, py + (uy * length) / 2);
      g.stroke();
      g.setLineDash([]);
      g.beginPath();
      g.moveTo(px + ux * (length / 2 + 3), py + uy * (length / 2 + 3));
      g.lineTo(px + (ux * length) / 2 - ux * 3 - uy * 3, py + (uy * length) / 2 - uy * 3 + ux * 3);
      g.lineTo(px + (ux * length) / 2 - ux * 3 + uy * 3, py + (uy * length) / 2 - uy * 3 - ux * 3);
      g.fill();
    }
    g.globalAlpha = 1;
  }

  drawPoint(g, x, y, p, chosen) {
    const [ink, shape] = MARKS[p.stability] ?? ['muted', 'cross'];
    g.strokeStyle = css(ink);
    g.fillStyle = css(ink);
    g.lineWidth = 2;
    if (chosen) {
      g.save();
      g.strokeStyle = css('ink');
      disc(g, x, y, 12);
      g.stroke();
      g.restore();
    }
    if (shape === 'square') {
      g.fillRect(x - 5, y - 5, 10, 10);
      return;
    }
    disc(g, x, y, 6);
    if (shape === 'disc') g.fill();
    else {
      g.save();
      g.fillStyle = css('card');
      g.fill();
      g.restore();
      g.stroke();
      if (shape === 'half') {
        g.beginPath();
        g.arc(x, y, 6, Math.PI / 2, -Math.PI / 2);
        g.fill();
      }
    }
  }

  drawEigenvalues() {
    const canvas = this.querySelector('canvas.eigen');
    const p = this.points?.[this.chosen];
    if (!canvas || !p) return;
    const size = 240, ratio = devicePixelRatio || 1;
    canvas.width = canvas.height = size * ratio;
    const g = canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    const reach = 1.1 * Math.max(1, ...p.real.map((v, i) => Math.hypot(v, p.imaginary[i])));
    const S = v => size / 2 + (v / reach) * (size / 2 - 12);
    g.strokeStyle = css('line');
    g.strokeRect(6, 6, size - 12, size - 12);
    g.strokeStyle = css('muted');
    g.setLineDash([4, 3]);
    g.beginPath(); g.moveTo(S(0), 6); g.lineTo(S(0), size - 6); g.stroke();
    g.setLineDash([]);
    p.real.forEach((v, i) => {
      g.fillStyle = css(v > 0 ? 'vermilion' : 'blue');
      disc(g, S(v), S(-p.imaginary[i]), v > 0 ? 4 : 2.6);
      g.fill();
    });
  }

  render() {
    const b = this.base;
    return html`<section class="card" aria-labelledby="portrait-title"><div class="row"><h2 id="portrait-title" class="grow">Phase portrait</h2>${b ? fresh(this.at) : nothing}</div>
      ${problem(this.failure)}
      ${!b ? (this.failure ? nothing : html`<p class="loading">Asking the network …</p>`) : html`
      <div class="alive"><div class="portrait">
        <canvas class="plane" tabindex="0" role="application" aria-label="Phase portrait. Arrow keys move the cross, Enter releases a state there, Backspace clears, digits switch inputs, full stop and comma go through the fixed points." aria-describedby="portrait-words"
          @click=${this.clicked} @keydown=${this.pressed}></canvas>
        <p class="legend"><span><span class="ink-blue" aria-hidden="true">●</span> stable</span><span><span class="ink-orange" aria-hidden="true">◐</span> saddle</span><span><span class="ink-vermilion" aria-hidden="true">○</span> unstable</span><span class="muted">${b.slice ? 'dashed arrows: the flow of states on this plane, a slice' : 'arrows: the flow'}</span></p>
      </div><div>
        <p id="portrait-words">${this.points ? html`<strong>${plural(this.points.length, 'fixed point')}</strong>: ${this.words}` : 'Looking for fixed points …'} ${this.searching && this.points ? html`<span class="muted">looking again …</span>` : nothing}</p>
        <p class="muted small">Click anywhere, or move the cross by keys and press Enter: the whole network of ${b.dimension} state variables runs from there.</p>
        <h3>Inputs, held</h3>
        ${b.inputs.map((name, i) => html`<div class="field"><label for="hold-${i}">${name}</label><span class="control"><input type="range" tabindex="-1" aria-hidden="true" min="-1.5" max="1.5" step="0.05" .value=${live(String(this.input[i]))} @input=${e => this.hold(i, +e.target.value)}>
          <input class="number" id="hold-${i}" inputmode="decimal" .value=${live(String(this.input[i]))} @change=${e => this.hold(i, Number.isFinite(+e.target.value) ? +e.target.value : 0)}></span></div>`)}
        ${b.copies.length ? html`<fieldset class="inline"><legend>Tasks that take part</legend>${b.copies.map(c => html`<label><input type="checkbox" .checked=${!this.silenced.includes(c)} ?disabled=${!this.silenced.includes(c) && this.silenced.length >= b.copies.length - 1} @change=${e => this.silence(c, !e.target.checked)}> ${c}</label>`)}</fieldset>` : nothing}
        <p class="actions"><button type="button" @click=${() => this.release()}>Release at the cross</button><button type="button" class="quiet" @click=${() => (this.paths = [])}>Clear</button><label><input type="checkbox" .checked=${this.showTrials} @change=${e => (this.showTrials = e.target.checked)}> trials</label></p>
        ${this.paths.length ? html`<p class="small">Last release: ${this.last()}</p>` : nothing}
        ${this.points?.length ? html`<div class="scroll" role="region" tabindex="0" aria-label="Fixed points"><table><caption>Fixed points</caption><thead><tr><th>Point</th><th class="right">Unstable</th><th class="right">τ (ms)</th><th>Outputs</th></tr></thead><tbody>
          ${this.points.map((p, i) => html`<tr aria-selected=${i === this.chosen}><td><button type="button" class="link" @click=${() => this.choose(i)}>${i + 1} ${p.stability}</button></td><td class="right">${p.unstable}</td><td class="right">${brief(p.timeConstant, 1)}</td><td>${p.outputs.map(o => brief(o, 2)).join(', ')}</td></tr>`)}</tbody></table></div>
        <zoo-numbers name="fixed-points" .key=${this.points} .ask=${() => this.numbers()} .command=${`zoo analyze ${quoted(this.path ?? this.run)} fixed-points`}></zoo-numbers>` : nothing}
        ${this.points?.[this.chosen] ? html`<h3>Eigenvalues of point ${this.chosen + 1} (1/s)</h3><canvas class="eigen" role="img" width="240" height="240" aria-label="Eigenvalues; the largest real part is ${brief(Math.max(...this.points[this.chosen].real), 2)} per second"></canvas>
          <p class="muted small">Largest real part ${brief(Math.max(...this.points[this.chosen].real), 3)} per second; right of the dashed line is unstable.</p>` : nothing}
      </div></div>`}</section>`;
  }

  /** Points, the flow and what was released, in the coordinates of the picture. */
  numbers() {
    const rows = [
      ...this.points.map((p, i) => ['fixed point', i + 1, p.at[0], p.at[1], '', '', p.stability, p.unstable, Math.max(...p.real)]),
      ...(this.arrows ?? []).map((a, i) => ['flow', i + 1, ...a, '', '', '']),
      ...this.paths.flatMap((path, k) => path.path.map(([x, y]) => ['trajectory', k + 1, x, y, '', '', '', '', '']))];
    return csv(['kind', 'number', 'x', 'y', 'dx', 'dy', 'stability', 'unstable directions', 'largest real part (1/s)'], rows[0].map((unused, k) => rows.map(row => row[k])));
  }

  last() {
    const p = this.paths[this.paths.length - 1];
    return html`${p.rests ? `at rest after ${brief(p.ms)} ms${p.rest == null ? '' : ` at point ${p.rest + 1}`}` : `still moving after ${brief(p.ms)} ms`}; outputs ${p.outputs.map(o => brief(o, 2)).join(', ')}`;
  }
}

function stroke(g, path, X, Y) {
  g.beginPath();
  path.forEach(([x, y], i) => (i ? g.lineTo(X(x), Y(y)) : g.moveTo(X(x), Y(y))));
  g.stroke();
}

function disc(g, x, y, radius) {
  g.beginPath();
  g.arc(x, y, radius, 0, 2 * Math.PI);
}

function ticks(low, high) {
  const raw = (high - low) / 5;
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(k => k * size).find(s => s >= raw);
  const out = [];
  for (let v = Math.ceil(low / step) * step; v <= high; v += step) out.push(Math.abs(v) < step / 1e6 ? 0 : v);
  return out;
}

customElements.define('zoo-portrait', Portrait);
