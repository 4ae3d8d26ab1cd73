// Everything about one run.
import { h, get, number, duration, words } from '/dom.js';
import { Figure } from '/curves.js';
import { confusion, hills, graph, pictures } from '/drawings.js';
import { headline } from '/runs.js';

export class DetailView {
  parameter = null;
  epoch = null; // null: the newest

  constructor(board) {
    this.board = board;
    this.node = h('div');
    this.sections = {};
    this.busy = false;
  }

  async update(changed) {
    const id = this.board.open ?? this.board.selected[0] ?? this.board.list.newest(1)[0];
    if (!id || !this.board.runs.has(id)) { this.node.replaceChildren(h('p', { class: 'empty' }, 'Choose a run in the list.')); return; }
    if (changed !== null && !changed.has(id)) return;
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    try {
      const [detail, matrices, weights, load] = await Promise.all([get('/api/run', { run: id }), get('/api/confusion', { run: id }),
        get('/api/weights', { run: id }), get('/api/curves', { run: id, of: 'system', over: 'time', points: 400 })]);
      if (!this.closed) this.draw(id, detail, matrices, weights, load[id]);
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.update(null); }
  }

  draw(id, detail, matrices, weights, load) {
    if (this.id !== id) {
      this.id = id;
      for (const name of ['head', 'graph', 'matrix', 'weights', 'pictures', 'load', 'made']) this.sections[name] = h('section');
      this.figures?.forEach(f => f.close());
      this.figures = null;
      const { head, graph: net, matrix, weights: hills, pictures: images, load: system, made } = this.sections;
      this.node.replaceChildren(head, h('div', { class: 'side' }, matrix, hills), images, system, h('div', { class: 'side' }, net, made));
      this.part('graph', detail.graph.nodes?.length > 1 ? ['Network', graph(detail.graph.nodes)] : []);
      this.pictured = null;
    }
    this.sections.head.replaceChildren(...this.head(id, detail));
    this.matrix(matrices);
    this.hills(weights);
    const shown = JSON.stringify(detail.pictures);
    if (shown !== this.pictured) this.sections.pictures.replaceChildren(...(detail.pictures.sections ?? []).flatMap(s => s.pictures.length
      ? [h('h2', {}, s.title), pictures(id, s)] : []));
    this.pictured = shown;
    this.load(load);
    this.part('made', ['How it was made', this.made(detail.run)]);
  }

  part(name, [title, content]) { this.sections[name].replaceChildren(...(title ? [h('h2', {}, title), content] : [])); }

  head(id, detail) {
    const run = this.board.runs.get(id);
    const score = headline(run);
    const facts = [['state', run.state + (run.stopped ? ', ' + run.stopped : '')], ['dataset', run.dataset], ['network', run.model ?? run.options?.model],
      [score ? (run.test ? 'test ' : '') + words(score[0]) : 'score', score ? number(score[1]) : '–'],
      ['epoch', `${run.epoch ?? 0}${run.options?.epochs ? ' of ' + run.options.epochs : ''}`], ['parameters', number(run.parameters)],
      ['time', run.seconds ? duration(run.seconds) : '–']];
    return [h('h2', {}, id), h('dl', { class: 'facts' }, facts.filter(([, v]) => v).flatMap(([k, v]) => [h('dt', {}, k), h('dd', {}, String(v))])),
      h('p', {}, h('button', { type: 'button', onclick: () => { this.board.choose([id]); this.board.go('curves'); } }, 'Curves of this run only')),
      detail.report ? h('p', {}, h('a', { href: '/report?' + new URLSearchParams({ run: id }), target: '_blank', rel: 'noopener' }, 'Report of this run')) : null].filter(n => n);
  }

  matrix(matrices) {
    if (matrices.length === 0) { this.part('matrix', []); return; }
    const index = this.epoch === null ? matrices.length - 1 : Math.min(this.epoch, matrices.length - 1);
    const m = matrices[index];
    const name = l => l.part === 'test' ? 'Test' : `Validation after epoch ${l.epoch}`;
    const slider = h('input', { type: 'range', min: 0, max: matrices.length - 1, value: index, 'aria-label': 'Epoch of the confusion matrix', 'aria-valuetext': name(m),
      oninput: e => {
        this.epoch = Number(e.target.value) === matrices.length - 1 ? null : Number(e.target.value);
        const line = matrices[Number(e.target.value)];
        e.target.setAttribute('aria-valuetext', name(line));
        holder.replaceChildren(confusion(line, name(line)));
      } });
    const holder = h('div', {}, confusion(m, name(m)));
    this.part('matrix', ['Confusion matrix', h('div', {}, matrices.length > 1 ? h('div', { class: 'controls' }, h('label', {}, 'Epoch', slider)) : null, holder)]);
  }

  hills(weights) {
    const names = [...new Set(weights.flatMap(l => Object.keys(l.parameters)))];
    if (names.length === 0) { this.part('weights', []); return; }
    if (!names.includes(this.parameter)) this.parameter = names[0];
    const holder = h('div', {}, hills(weights, this.parameter));
    const select = h('select', { onchange: e => { this.parameter = e.target.value; holder.replaceChildren(hills(weights, this.parameter)); } },
      names.map(n => h('option', { value: n, selected: n === this.parameter }, n)));
    this.part('weights', ['Weights over time', h('div', {}, h('div', { class: 'controls' }, h('label', {}, 'Parameter', select)), holder)]);
  }

  load(load) {
    if (!load || load.names.length === 0) return;
    if (!this.figures) {
      this.figures = [new Figure('Processor', 'seconds'), new Figure('Memory', 'seconds')];
      this.part('load', ['System load', h('div', { class: 'charts' }, this.figures.map(f => f.node))]);
    }
    const start = load.curves.cpu?.x[0] ?? 0;
    const line = (name, label, colour, scale, dash) => ({ label, colour, dash, points: (load.curves[name]?.x ?? []).map((x, i) => ({ x: (x - start) / 1000, y: scale * (load.curves[name].y[i] ?? NaN) })) });
    this.figures[0].draw([line('cpu', 'training', '--s0', 100), line('machine_cpu', 'machine', '--s1', 100, true)], { legend: 'training ―  whole machine ╌', unit: ' %' });
    this.figures[1].draw([line('heap_mb', 'Java heap', '--s0', 1), line('memory_mb', 'machine', '--s1', 1, true)], { legend: 'Java heap ―  whole machine ╌', unit: ' MB' });
  }

  made(run) {
    const plain = Object.entries(run).filter(([k, v]) => !['command', 'arguments', 'options'].includes(k) && v !== null);
    const facts = entries => h('dl', { class: 'facts' }, entries.flatMap(([k, v]) => [h('dt', {}, words(k)), h('dd', {}, Array.isArray(v) ? v.join(', ') : String(v))]));
    return h('div', {}, run.command ? h('pre', {}, run.command) : null, h('div', { class: 'side' },
      h('div', {}, h('h3', {}, 'Options'), facts(Object.entries(run.options ?? {}))), h('div', {}, h('h3', {}, 'Where and with what'), facts(plain))));
  }

  close() {
    this.closed = true;
    this.figures?.forEach(f => f.close());
  }
}
