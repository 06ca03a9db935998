// Curves that grow while one looks, with their numbers beside them.
import uPlot from 'uplot';
import {Element, html, nothing} from '/web/base.js';
import {brief, count} from '/web/words.js';

export const SERIES = ['blue', 'vermilion', 'green', 'orange', 'purple', 'ink'];

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

class Plot extends Element {
  static properties = {caption: {}, x: {}, data: {}, series: {}, log: {type: Boolean}, goal: {}, range: {}, at: {state: true}};

  constructor() {
    super();
    this.series = [];
    this.data = [[]];
    this.x = 'step';
  }

  opened() {
    const redraw = () => this.make();
    const media = matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener('theme', redraw);
    media.addEventListener('change', redraw);
    this.resizing = new ResizeObserver(() => this.plot?.setSize(this.size()));
    this.follow(() => window.removeEventListener('theme', redraw), () => media.removeEventListener('change', redraw),
      () => this.resizing.disconnect(), () => this.plot?.destroy());
  }

  firstUpdated() {
    this.make();
    this.resizing.observe(this.querySelector('.canvas'));
  }

  updated(changed) {
    if (!this.plot) return;
    if (changed.has('series') || changed.has('log') || changed.has('range')) this.make();
    else if (changed.has('data') || changed.has('goal')) this.plot.setData(this.usable());
  }

  usable() {
    return this.data.map((column, i) => (i && this.log ? column.map(v => (v > 0 ? v : null)) : column));
  }

  size() {
    return {width: Math.max(200, this.querySelector('.canvas').clientWidth), height: 238};
  }

  make() {
    this.plot?.destroy();
    const grid = {stroke: css('--line'), width: 1};
    const axis = {stroke: css('--muted'), grid, ticks: {...grid, size: 4}, font: '12px system-ui'};
    this.plot = new uPlot({
      ...this.size(),
      legend: {show: false},
      cursor: {drag: {x: true, y: false}, points: {size: 6}},
      scales: {x: {time: false}, y: this.log ? {distr: 3} : {range: this.range ?? ((u, low, high) => [low, high])}},
      axes: [{...axis, size: 34, label: this.x === 'step' ? 'Training step' : `Time (${this.x})`, labelSize: 18, labelGap: 0, labelFont: '12px system-ui'}, {...axis, size: 58, values: (u, ticks) => ticks.map(t => (t === null ? '' : brief(t, 3)))}],
      series: [{label: this.x}, ...this.series.map((s, i) => ({
        label: s.label,
        stroke: css(`--${s.ink ?? SERIES[i % SERIES.length]}`),
        width: s.faint ? 1 : 2,
        dash: s.dash,
        points: {show: this.data[0].length < 2},
        spanGaps: !s.gaps,
      }))],
      hooks: {
        setCursor: [u => (this.at = u.cursor.idx)],
        draw: [u => this.drawGoal(u)],
      },
    }, this.usable(), this.querySelector('.canvas'));
  }

  drawGoal(u) {
    if (!(this.goal <= 1) || this.log) return;
    const y = u.valToPos(this.goal, 'y', true);
    u.ctx.save();
    u.ctx.strokeStyle = css('--muted');
    u.ctx.setLineDash([6, 5]);
    u.ctx.beginPath();
    u.ctx.moveTo(u.bbox.left, y);
    u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
    u.ctx.stroke();
    u.ctx.restore();
  }

  /** The value under the pointer, or else the last one. */
  shown(k) {
    return this.at == null ? this.last(k) : this.data[k + 1]?.[this.at];
  }

  last(k) {
    const column = this.data[k + 1] ?? [];
    for (let i = column.length - 1; i >= 0; i--) if (column[i] !== null && column[i] !== undefined) return column[i];
    return null;
  }

  render() {
    const summary = this.series.map((s, i) => `${s.label} ${brief(this.last(i))}`).join(', ');
    return html`<figure class="plot" role="group" aria-label=${this.caption}>
      <figcaption>${this.caption} <span class="readout muted">${this.data[0].length ? this.x === 'step' ? `at step ${count(this.data[0][this.at ?? this.data[0].length - 1])}` : `at ${brief(this.data[0][this.at ?? this.data[0].length - 1])} ${this.x}` : nothing}</span></figcaption>
      <div class="canvas" role="img" aria-label="${this.caption}: ${summary || 'nothing yet'}"></div>
      <div class="keys-of-plot">${this.series.map((s, i) => html`<span class="key"><span class="swatch ink-${s.ink ?? SERIES[i % SERIES.length]} ${s.dash ? 'dashed' : ''}" aria-hidden="true"></span>${s.label} <data class="value">${brief(this.shown(i))}</data></span>`)}</div>
    </figure>`;
  }
}

customElements.define('zoo-plot', Plot);
