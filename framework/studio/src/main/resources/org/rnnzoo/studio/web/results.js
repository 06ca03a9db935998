// Results of analyses: the very figures of the command line, their numbers and their files.
import {Element, html, nothing, copy} from '/web/base.js';
import {brief, label, ago, quoted} from '/web/words.js';

class Results extends Element {
  static properties = {run: {}, path: {}, results: {}};

  render() {
    return this.results.map(result => html`<article class="card result">
      <div class="row"><h3 class="grow">${result.name}</h3><span class="muted">${ago(new Date(result.made))}</span></div>
      ${content(result, `/api/runs/${this.run}/file/analysis/${result.name}`, command(this.path, result.name, result.values.about), f => `zoo figure ${quoted(this.path)} ${f} --analysis ${quoted(result.name)}`)}</article>`);
  }
}

/** What every result shows: its words, figures, numbers, tables, files and command. */
export function content({name, values, figures, files, made}, place, words, again) {
    const file = path => `${place}/${path}`;
    const {about, report, columns, ...rest} = values;
    const tables = Object.entries(rest).filter(([, v]) => Array.isArray(v) && v.length && typeof v[0] === 'object');
    const singles = Object.entries(rest).filter(([, v]) => !Array.isArray(v) && (typeof v !== 'object' || v === null));
    return html`${(report ?? []).map((line, i) => html`<p class=${i ? 'muted' : 'verdict'}>${line}</p>`)}
      <div class="figures">${figures.map(f => html`<figure><img class="paper" loading="lazy" src="${file(f + '.svg')}?${made}" alt="${label(f.replaceAll('-', ' '))} of ${name}">
        <figcaption>${f.replaceAll('-', ' ')} <span class="downloads">${['svg', 'pdf', 'png', 'csv'].filter(e => files.includes(`${f}.${e}`) || files.includes(`${f}.figure.json`)).map(e => html`<a download href="${file(`${f}.${e}`)}?download">${e.toUpperCase()}</a> `)}${again && files.includes(`${f}.figure.json`) ? html`<button type="button" class="link" @click=${() => copy(`${again(f)} --format svg,pdf,csv`, 'Command')}>command</button>` : nothing}</span></figcaption></figure>`)}</div>
      <details><summary>Numbers</summary><table><tbody>${singles.map(([k, v]) => html`<tr><th scope="row">${label(k)}</th><td>${brief(v)}</td></tr>`)}</tbody></table></details>
      ${tables.map(([k, rows]) => html`<details><summary>${label(k)} (${rows.length})</summary>${table(rows, columns?.[k])}${files.includes(`${k}.csv`) ? html`<p><a download href="${file(`${k}.csv`)}?download">CSV</a></p>` : nothing}</details>`)}
      <p class="actions">${files.filter(f => /\.(json|npz)$/.test(f) && !f.endsWith('.figure.json')).map(f => html`<a class="button quiet" download href="${file(f)}?download">${f}</a>`)}
        ${words ? html`<button type="button" class="quiet" @click=${() => copy(words, 'Command')}>Copy as command</button>` : nothing}</p>`;
}

/** The command that makes a result again: its settings, its conditions and its weights. */
function command(path, name, about) {
  const {with: changes, silenced, lesioned} = about?.conditions ?? {};
  const use = about?.weights?.use ?? 'final';
  return [`zoo analyze ${quoted(path)} ${about?.analysis ?? name}`,
    ...settings(about?.parameters).map(setting => `--set ${quoted(setting)}`),
    ...settings(changes).map(setting => `--with ${quoted(setting)}`),
    ...(silenced ?? []).map(task => `--silence ${quoted(task)}`),
    ...(lesioned ? [`--lesion ${quoted(lesioned)}`] : []),
    ...(use === 'final' ? [] : [`--weights ${use}`])].join(' ');
}

/** A tree as words of key=value, groups by dots; what is empty says nothing. */
export function settings(tree, prefix = '') {
  return Object.entries(tree ?? {}).flatMap(([key, value]) => {
    if (value === null || value === '') return [];
    if (Array.isArray(value)) return value.length ? [`${prefix}${key}=${JSON.stringify(value)}`] : [];
    return typeof value === 'object' ? settings(value, `${prefix}${key}.`) : [`${prefix}${key}=${value}`];
  });
}

export function table(rows, about = []) {
  const columns = Object.keys(rows[0]);
  const heading = c => {
    const known = about.find(column => column.name === c);
    return known ? known.label + (known.unit ? ` (${known.unit})` : '') : label(c);
  };
  return html`<div class="scroll" role="region" tabindex="0" aria-label="Table"><table><thead><tr>${columns.map(c => html`<th class=${typeof rows[0][c] === 'number' ? 'right' : nothing}>${heading(c)}</th>`)}</tr></thead>
    <tbody>${rows.slice(0, 400).map(row => html`<tr>${columns.map(c => html`<td class=${typeof row[c] === 'number' ? 'right' : nothing}>${brief(row[c])}</td>`)}</tr>`)}</tbody></table></div>`;
}

customElements.define('zoo-results', Results);
