// What every picture has beside it: its numbers as a table and as a file, and the command that
// makes the same. The numbers are asked for when somebody wants to see them.
import {Element, html, nothing, problem, copy, download} from '/web/base.js';
import {count} from '/web/words.js';

const MOST_ROWS = 300;

class Numbers extends Element {
  static properties = {ask: {}, key: {}, name: {}, command: {}, open: {state: true}, csv: {state: true}, failure: {state: true}};

  willUpdate(changed) {
    if (this.open && changed.has('key')) this.load();
  }

  async load() {
    const asked = this.key;
    try {
      const csv = await this.ask();
      if (asked === this.key) {
        this.csv = csv;
        this.failure = null;
      }
    } catch (e) {
      this.failure = e.message;
    }
  }

  toggled(event) {
    this.open = event.target.open;
    if (this.open) this.load();
  }

  render() {
    return html`<details class="numbers-of" @toggle=${this.toggled}><summary>Numbers</summary>
      ${problem(this.failure)}${this.csv === undefined ? nothing : this.table(rows(this.csv))}
      <p class="actions">${this.csv ? html`<button type="button" class="quiet" @click=${() => download(`${this.name}.csv`, this.csv, 'text/csv')}>CSV</button>` : nothing}
        ${this.command ? html`<button type="button" class="quiet" @click=${() => copy(this.command, 'Command')}>Copy as command</button>` : nothing}</p></details>`;
  }

  table([head, ...body]) {
    // A column in which nothing stands says nothing.
    const shown = head.map((title, k) => k).filter(k => body.some(row => row[k] !== ''));
    return html`<div class="scroll" role="region" tabindex="0" aria-label="Numbers of ${this.name}"><table><thead><tr>${shown.map(k => html`<th>${head[k]}</th>`)}</tr></thead>
      <tbody>${body.slice(0, MOST_ROWS).map(row => html`<tr>${shown.map(k => html`<td>${row[k]}</td>`)}</tr>`)}</tbody></table></div>
      ${body.length > MOST_ROWS ? html`<p class="muted small">The first ${MOST_ROWS} of ${count(body.length)} rows; the file has all.</p>` : nothing}`;
  }
}

/** Columns of equal length as CSV. */
export function csv(titles, columns) {
  const lines = [titles.map(cell).join(',')];
  for (let i = 0; i < (columns[0]?.length ?? 0); i++) lines.push(columns.map(column => cell(column[i] ?? '')).join(','));
  return lines.join('\r\n') + '\r\n';
}

const cell = value => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

/** CSV (RFC 4180) as rows of cells. */
function rows(text) {
  const all = [[]];
  const pattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g;
  for (let match; (match = pattern.exec(text)); ) {
    all[all.length - 1].push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
    if (pattern.lastIndex >= text.length) break;
    if (match[2] !== ',') all.push([]);
  }
  return all;
}

customElements.define('zoo-numbers', Numbers);
