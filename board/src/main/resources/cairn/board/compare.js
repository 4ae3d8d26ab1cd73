// The chosen runs side by side: options, results, confusion matrices, pictures.
import { h, get, number, duration, words } from '/dom.js';
import { differing, option } from '/table.js';
import { confusion, pictures } from '/drawings.js';

const MOST = 8;
let same = false;
const LESS_IS_BETTER = /loss|perplexity|mse|mae|rmse|seconds/;

export class CompareView {
  constructor(board) {
    this.board = board;
    this.node = h('div');
    this.held = new Map(); // id → {stamp, run, confusion}
  }

  async update(changed) {
    const ids = this.board.selected.slice(0, MOST);
    if (changed !== null && !ids.some(id => changed.has(id))) return;
    if (ids.length === 0) { this.node.replaceChildren(h('p', { class: 'empty' }, 'Choose two runs or more in the list.')); return; }
    await Promise.all(ids.map(id => this.load(id)));
    if (!this.closed) this.draw(ids.filter(id => this.board.runs.has(id)));
  }

  async load(id) {
    const stamp = this.board.runs.get(id)?.stamp;
    if (this.held.get(id)?.stamp === stamp) return;
    const [run, matrices] = await Promise.all([get('/api/run', { run: id }), get('/api/confusion', { run: id })]);
    this.held.set(id, { stamp, run, matrices });
  }

  draw(ids) {
    const runs = ids.map(id => this.board.runs.get(id));
    const left = this.board.selected.length - ids.length;
    this.node.replaceChildren(
      h('div', { class: 'controls' },
        h('label', {}, h('input', { type: 'checkbox', checked: same, onchange: e => { same = e.target.checked; this.draw(ids); } }), 'Options that are the same, too'),
        left > 0 ? h('span', { class: 'note' }, `The first ${MOST} of ${this.board.selected.length} chosen runs.`) : null),
      h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Comparison' }, h('table', { id: 'compared' },
        h('thead', {}, h('tr', {}, h('th', { class: 'text' }, ''), runs.map(r => h('th', { scope: 'col' },
          h('span', { class: 'swatch', style: { background: `var(${this.board.colour(r.id)})` } }), r.id)))),
        h('tbody', {}, this.options(runs), this.scores(runs)))),
      ...this.matrices(ids), ...this.images(ids));
  }

  options(runs) {
    const differ = new Set(differing(runs));
    const names = [...new Set(runs.flatMap(r => Object.keys(r.options ?? {})))].filter(k => same || differ.has(k) || runs.length === 1)
      .sort((a, b) => differ.has(b) - differ.has(a));
    return names.map(k => h('tr', { class: differ.has(k) && runs.length > 1 ? 'differs' : null }, h('th', { scope: 'row' }, k),
      runs.map(r => h('td', {}, number(option(r, k))))));
  }

  scores(runs) {
    const rows = [['training loss', r => r.train_loss]];
    for (const part of ['validation', 'test'])
      for (const k of new Set(runs.flatMap(r => Object.keys(r[part] ?? {})))) rows.push([`${part} ${words(k)}`, r => r[part]?.[k]]);
    rows.push(['seconds', r => r.seconds], ['parameters', r => r.parameters]);
    return rows.map(([name, of]) => {
      const values = runs.map(of).filter(v => typeof v === 'number');
      const best = values.length > 1 && name !== 'parameters' ? Math[LESS_IS_BETTER.test(name) ? 'min' : 'max'](...values) : NaN;
      return h('tr', {}, h('th', { scope: 'row' }, name), runs.map(r => h('td', { class: of(r) === best ? 'best' : null },
        name === 'seconds' ? duration(of(r)) : number(of(r)))));
    });
  }

  matrices(ids) {
    const last = ids.map(id => [id, this.held.get(id).matrices.at(-1)]).filter(([, m]) => m);
    if (last.length === 0) return [];
    return [h('h2', {}, 'Confusion matrices'), h('div', { class: 'side' }, last.map(([id, m]) => h('div', {}, h('h3', {}, id), confusion(m, m.part))))];
  }

  images(ids) {
    const found = ids.map(id => [id, this.held.get(id).run.pictures.sections?.find(s => s.title === 'Worst mistakes')]).filter(([, s]) => s?.pictures.length);
    if (found.length === 0) return [];
    return [h('h2', {}, 'Worst mistakes'), h('div', { class: 'side' }, found.map(([id, s]) => h('div', {}, h('h3', {}, id), pictures(id, s))))];
  }

  close() { this.closed = true; }
}
