// A form made from the parameters of a plugin, whoever wrote it.
import {Element, html, nothing, live} from '/web/base.js';
import {label} from '/web/words.js';

let forms = 0;

class Form extends Element {
  static properties = {fields: {}, values: {}, standards: {}, mistakes: {}, prefix: {}, caption: {}};

  constructor() {
    super();
    this.fields = [];
    this.values = {};
    this.standards = {};
    this.mistakes = [];
    this.prefix = '';
    this.id ||= `form-${forms++}`;
  }

  standard(field) {
    return this.standards[field.name] ?? field.default;
  }

  value(field) {
    return field.name in this.values ? this.values[field.name] : this.standard(field);
  }

  set(field, value) {
    const values = {...this.values};
    if (same(value, this.standard(field))) delete values[field.name];
    else values[field.name] = value;
    this.dispatchEvent(new CustomEvent('values', {detail: values, bubbles: true}));
  }

  mistake(field) {
    const place = this.prefix + '.' + field.name;
    return this.mistakes.find(m => m.place === place)?.sentence;
  }

  /** Whether a field means anything as the others are; one that does not is absent. */
  applies(field) {
    const condition = /^([^=]+)=(.*)$/.exec(field.when ?? '');
    if (!condition) return true;
    const group = field.name.slice(0, field.name.lastIndexOf('.') + 1);
    const other = this.fields.find(f => f.name === group + condition[1]) ?? this.fields.find(f => f.name === condition[1]);
    return !other || condition[2].split('|').includes(text(this.value(other)));
  }

  /** Mistakes of the form that belong to no field that is there. */
  others() {
    const known = this.fields.filter(field => this.applies(field)).map(field => this.prefix + '.' + field.name);
    return this.mistakes.filter(m => (m.place === this.prefix || m.place.startsWith(this.prefix + '.')) && !known.includes(m.place));
  }

  render() {
    const groups = new Map();
    for (const field of this.fields.filter(f => this.applies(f))) {
      const dot = field.name.lastIndexOf('.');
      const group = dot < 0 ? '' : field.name.slice(0, dot);
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(field);
    }
    return html`
      ${this.others().map(m => html`<p class="problem" role="alert">${m.sentence}</p>`)}
      ${[...groups].map(([group, fields]) => group
        ? html`<fieldset class="group"><legend>${label(group)}</legend>${this.some(fields)}</fieldset>`
        : this.some(fields))}
      ${this.fields.length ? nothing : html`<p class="muted">Nothing to set here.</p>`}`;
  }

  /** Fields, those for people who ask for more behind a fold. */
  some(fields) {
    const plain = fields.filter(f => !f.advanced);
    const more = fields.filter(f => f.advanced);
    const wanted = more.some(f => f.name in this.values || this.mistake(f));
    return html`${plain.length ? html`<div class="fields">${plain.map(f => this.field(f))}</div>` : nothing}
      ${more.length ? html`<details class="more" ?open=${wanted}><summary>More settings (${more.length})</summary><div class="fields">${more.map(f => this.field(f))}</div></details>` : nothing}`;
  }

  field(field) {
    const id = `${this.id}-${field.name.replaceAll('.', '-')}`;
    const mistake = this.mistake(field);
    const changed = field.name in this.values;
    const describedBy = `${id}-help${mistake ? ` ${id}-mistake` : ''}`;
    return html`
      <div class="field ${changed ? 'changed' : ''}">
        <label for=${id}>${field.label || label(field.name)}${field.symbol ? html` <i class="symbol">${field.symbol}</i>` : nothing}</label>
        ${this.control(field, id, describedBy, mistake)}
        <span class="help" id="${id}-help">${field.help}${changed ? html` <button type="button" class="link" @click=${() => this.set(field, this.standard(field))}>back to ${text(this.standard(field))}</button>` : nothing}</span>
        ${mistake ? html`<span class="mistake" id="${id}-mistake">${mistake}</span>` : nothing}
      </div>`;
  }

  control(field, id, describedBy, mistake) {
    const value = this.value(field);
    const invalid = mistake ? 'true' : nothing;
    if (field.type === 'boolean') {
      return html`<input type="checkbox" id=${id} .checked=${live(!!value)} aria-describedby=${describedBy} aria-invalid=${invalid}
        @change=${e => this.set(field, e.target.checked)}>`;
    }
    if (field.type === 'choice') {
      return html`<select id=${id} aria-describedby=${describedBy} aria-invalid=${invalid} @change=${e => this.set(field, e.target.value)}>
        ${field.choices.map(choice => html`<option value=${choice} ?selected=${choice === value}>${choice}</option>`)}</select>`;
    }
    const numeric = field.type === 'integer' || field.type === 'number';
    const log = numeric && field.scale === 'log' && field.min > 0 && field.max > field.min;
    const sliding = log || (numeric && field.min !== null && field.max !== null && field.max - field.min <= 100);
    const step = field.type === 'integer' ? 1 : field.max - field.min <= 1 ? 0.01 : field.max - field.min <= 10 ? 0.05 : 0.5;
    return html`<span class="control">
      ${log ? html`<input type="range" tabindex="-1" aria-hidden="true" min="0" max="100" step="1" .value=${live(String(100 * Math.log(Math.max(field.min, Number(value) || field.min) / field.min) / Math.log(field.max / field.min)))}
        @input=${e => this.set(field, ratio(field, +e.target.value / 100))}>` : sliding ? html`<input type="range" tabindex="-1" aria-hidden="true" min=${field.min} max=${field.max} step=${step}
        .value=${live(String(value))} @input=${e => this.set(field, Number(e.target.value))}>` : nothing}
      <input id=${id} class=${numeric ? 'number' : 'text'} inputmode=${numeric ? 'decimal' : 'text'} autocomplete="off" spellcheck="false"
        .value=${live(text(value))} aria-describedby=${describedBy} aria-invalid=${invalid} title=${field.allowed}
        @input=${e => this.set(field, parse(field, e.target.value))}>
      ${field.unit ? html`<span class="unit">${field.unit}</span>` : nothing}</span>`;
  }
}

/** A value by its share of the way from the smallest to the largest, in equal ratios, of two digits. */
function ratio(field, share) {
  const value = field.min * (field.max / field.min) ** share;
  const rounded = Number(value.toPrecision(2));
  return Math.min(field.max, Math.max(field.min, field.type === 'integer' ? Math.round(rounded) : rounded));
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function text(value) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return String(value);
}

function parse(field, written) {
  if (field.type === 'list') {
    return written.split(',').map(part => part.trim()).filter(Boolean).map(number);
  }
  if (field.type === 'text') return written;
  return number(written.trim());
}

/** A number if it is one; else the words, which the server will judge. */
function number(written) {
  return written !== '' && Number.isFinite(Number(written)) ? Number(written) : written;
}

customElements.define('zoo-form', Form);
