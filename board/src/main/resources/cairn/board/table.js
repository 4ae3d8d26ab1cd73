// Hyper-parameters and results of all runs that pass the filter, as a table that can be sorted.
import { h, number, duration, words } from '/dom.js';

let sort = { column: 'started', down: true };
let all = false;

export class TableView {
  constructor(board) {
    this.board = board;
    this.table = h('table');
    this.node = h('div', {},
      h('div', { class: 'controls' },
        h('label', {}, h('input', { type: 'checkbox', checked: all, onchange: e => { all = e.target.checked; this.update(null); } }), 'Options that are the same in all runs, too')),
      h('div', { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': 'Hyper-parameters and results' }, this.table));
  }

  update() {
    const runs = this.board.list.shown();
    const columns = [{ key: 'id', title: 'run', of: r => r.id, text: true }, ...options(runs), ...results(runs)];
    const column = columns.find(c => c.key === sort.column);
    if (column) runs.sort(order(column));
    this.table.replaceChildren(
      h('caption', {}, all ? 'Every option' : 'The options in which the runs differ', ', and what came out. Sort by a click on a heading.'),
      h('thead', {}, h('tr', {}, columns.map(c => this.heading(c)))),
      h('tbody', {}, runs.map(r => this.row(r, columns))));
  }

  heading(c) {
    const sorted = sort.column === c.key;
    return h('th', { scope: 'col', class: c.text ? 'text' : null, 'aria-sort': sorted ? (sort.down ? 'descending' : 'ascending') : null },
      h('button', { type: 'button', onclick: () => { sort = { column: c.key, down: sorted ? !sort.down : !c.text }; this.update(); } }, c.title));
  }

  row(run, columns) {
    return h('tr', {}, columns.map((c, i) => i === 0
      ? h('th', { scope: 'row' }, h('label', {}, h('input', { type: 'checkbox', checked: this.board.selected.includes(run.id), 'aria-label': 'Show ' + run.id, onchange: () => this.board.toggle(run.id) }), ' '),
        h('button', { type: 'button', onclick: () => this.board.openRun(run.id) }, run.id))
      : h('td', { class: c.text ? 'text' : null }, (c.shown ?? number)(c.of(run)))));
  }

  close() {}
}

function order(column) {
  return (a, b) => {
    const x = column.of(a), y = column.of(b);
    if (x === undefined || x === null) return 1; // runs without a value stay at the end
    if (y === undefined || y === null) return -1;
    const o = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'en', { numeric: true });
    return sort.down ? -o : o;
  };
}

/** An option as it was given; the network also where it is the default. */
export const option = (run, name) => run.options?.[name] ?? (name === 'model' ? run.model : undefined);

/** The options in which runs differ. */
export function differing(runs) {
  const values = new Map();
  for (const r of runs) for (const k of Object.keys(r.options ?? {})) values.set(k, new Set());
  for (const r of runs) for (const [k, set] of values) set.add(String(option(r, k)));
  return [...values.keys()].filter(k => values.get(k).size > 1);
}

function options(runs) {
  const names = all ? [...new Set(runs.flatMap(r => Object.keys(r.options ?? {})))] : differing(runs);
  return names.map(k => ({ key: 'option ' + k, title: k, of: r => option(r, k), text: runs.some(r => typeof r.options?.[k] === 'string') }));
}

function results(runs) {
  const scores = part => [...new Set(runs.flatMap(r => Object.keys(r[part] ?? {})))]
    .filter(k => all || ['loss', 'accuracy', 'r2', 'rmse', 'perplexity', 'macro_f1'].includes(k))
    .map(k => ({ key: part + ' ' + k, title: `${part} ${words(k)}`, of: r => r[part]?.[k] }));
  return [...scores('test'), ...scores('validation'),
    { key: 'train_loss', title: 'training loss', of: r => r.train_loss },
    { key: 'epoch', title: 'epochs', of: r => r.epoch },
    { key: 'parameters', title: 'parameters', of: r => r.parameters },
    { key: 'seconds', title: 'time', of: r => r.seconds, shown: v => v === undefined ? '–' : duration(v) },
    { key: 'state', title: 'state', of: r => r.state, text: true },
    { key: 'started', title: 'started', of: r => r.started, text: true, shown: v => v ? v.slice(0, 16).replace('T', ' ') : '–' }];
}
