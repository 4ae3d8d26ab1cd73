// Curves of the chosen runs, one chart per quantity.
import { h, get, colour, number, words } from '/dom.js';

const BATCH = 20; // runs asked for at once
const TOTAL_POINTS = 30000; // of all curves of one chart
const MOST_FAINT = 6; // runs whose raw values stay visible behind smoothed ones
const REDRAW_MILLIS = 700; // while curves of many runs arrive
const ORDER = ['Loss', 'Accuracy', 'Perplexity', 'R²', 'Loss of the batches', 'Learning rate', 'Samples per second', 'other scores'];
const MOST_NAMED = 16; // in the key
const SCORES = ['accuracy', 'perplexity', 'r2'];

/** The moving average of the report, which does not begin at zero. */
function smoothed(points, s) {
  if (s === 0) return points;
  let mean = 0, weight = 1;
  return points.map(p => {
    if (!Number.isFinite(p.y)) return p;
    mean = s * mean + (1 - s) * p.y;
    weight *= s;
    return { x: p.x, y: mean / (1 - weight) };
  });
}

function points(curve) {
  return curve ? curve.x.map((x, i) => ({ x, y: curve.y[i] ?? NaN })) : [];
}

/** A figure with one chart; `lines` are {id, label, points, dash}. */
export class Figure {
  constructor(title, over) {
    this.canvas = h('canvas', { role: 'img' });
    this.legend = h('span');
    this.title = title;
    this.over = over;
    this.node = h('figure', { class: 'chart' }, h('figcaption', {}, h('b', {}, title), this.legend), h('div', { class: 'plot' }, this.canvas));
  }

  draw(lines, { log = false, legend = '', unit = '' } = {}) {
    this.legend.textContent = legend;
    const many = lines.length > 24;
    const datasets = lines.map(l => ({
      label: l.label, data: l.points, borderColor: colour(l.colour), backgroundColor: colour(l.colour),
      borderWidth: many ? 1 : l.faint ? 1 : 2, borderDash: l.dash ? [6, 4] : [], order: l.faint ? 1 : 0, faint: l.faint,
      pointRadius: l.points.length === 1 ? 3 : 0, pointHitRadius: 0, pointHoverRadius: 3, spanGaps: false,
    }));
    for (const d of datasets) if (d.faint) d.borderColor = `color-mix(in srgb, ${d.borderColor} 30%, transparent)`;
    this.speak(lines);
    if (this.chart) {
      this.chart.data.datasets = datasets;
      this.chart.options.scales.y.type = log ? 'logarithmic' : 'linear';
      this.chart.update('none');
    } else this.chart = new Chart(this.canvas, this.config(datasets, log, unit));
  }

  config(datasets, log, unit) {
    const axis = { grid: { color: colour('--rule') }, ticks: { color: colour('--muted'), maxRotation: 0, callback: v => number(v) + unit }, border: { color: colour('--rule') } };
    const x = structuredClone({ ...axis, ticks: { color: colour('--muted'), maxRotation: 0 } });
    return {
      type: 'line',
      data: { datasets },
      options: {
        animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        elements: { line: { tension: 0 } },
        scales: {
          x: { type: 'linear', ...x, ticks: { ...x.ticks, precision: 0 }, title: { display: true, text: this.over, color: colour('--muted') } },
          y: { type: log ? 'logarithmic' : 'linear', ...axis },
        },
        plugins: {
          legend: { display: false },
          tooltip: {
            filter: (item, i) => i < 14 && !item.dataset.faint,
            callbacks: { title: items => items.length ? `${this.over} ${number(items[0].parsed.x)}` : '', label: i => `${i.dataset.label}: ${number(i.parsed.y)}` },
          },
        },
      },
    };
  }

  speak(lines) {
    const said = lines.filter(l => !l.faint).slice(0, 8).map(l => `${l.label}: last ${number(l.points.findLast(p => Number.isFinite(p.y))?.y)}`);
    this.canvas.setAttribute('aria-label', `${this.title} by ${this.over}. ${said.join('. ')}`);
  }

  close() { this.chart?.destroy(); this.chart = null; }
}

/** Fetches curves of many runs in parts; only what changed is asked for again. */
export class CurveStore {
  held = new Map(); // "of over points id" → {stamp, data}

  constructor(board) { this.board = board; }

  async load(ids, of, over, points, arrived) {
    const key = id => `${of} ${over} ${points} ${id}`;
    const wanted = ids.filter(id => this.held.get(key(id))?.stamp !== this.board.runs.get(id)?.stamp);
    const parts = [];
    for (let i = 0; i < wanted.length; i += BATCH) parts.push(wanted.slice(i, i + BATCH));
    const work = async () => {
      for (let part; (part = parts.shift());) {
        const stamps = new Map(part.map(id => [id, this.board.runs.get(id)?.stamp]));
        const answer = await get('/api/curves', [['of', of], ['over', over], ['points', points], ...part.map(id => ['run', id])]);
        for (const id of part) this.held.set(key(id), { stamp: stamps.get(id), data: answer[id] ?? { names: [], curves: {} } });
        arrived?.();
      }
    };
    await Promise.all([work(), work(), work()]);
    return id => this.held.get(key(id))?.data;
  }

  at(of, over, points) { return id => this.held.get(`${of} ${over} ${points} ${id}`)?.data; }
}

let over = 'epoch', smoothing = 0, log = false, more = false;

export class CurvesView {
  figures = new Map();
  busy = false;
  again = false;

  constructor(board) {
    this.board = board;
    this.store = new CurveStore(board);
    this.charts = h('div', { class: 'charts' });
    this.empty = h('p', { class: 'empty' });
    this.key = h('ul', { class: 'key', 'aria-label': 'Colours' });
    this.node = h('div', {}, this.controls(), this.key, this.empty, this.charts);
  }

  controls() {
    const redo = () => { for (const f of this.figures.values()) f.close(); this.figures.clear(); this.charts.replaceChildren(); this.update(null); };
    return h('div', { class: 'controls' },
      h('label', {}, 'Over', h('select', { id: 'over', onchange: e => { over = e.target.value; redo(); } },
        ['epoch', 'steps'].map(o => h('option', { value: o, selected: o === over }, o === 'steps' ? 'step' : o)))),
      h('label', {}, 'Smoothing', h('input', { type: 'range', min: 0, max: 0.98, step: 0.02, value: smoothing, 'aria-label': 'Smoothing',
        oninput: e => { smoothing = Number(e.target.value); this.draw(); } })),
      h('label', {}, h('input', { type: 'checkbox', checked: log, onchange: e => { log = e.target.checked; this.draw(); } }), 'Logarithmic'),
      h('label', {}, h('input', { type: 'checkbox', checked: more, onchange: e => { more = e.target.checked; redo(); } }), 'All scores'));
  }

  /** @param changed ids of runs with news; null for everything */
  async update(changed) {
    const ids = this.board.selected;
    if (changed !== null && !ids.some(id => changed.has(id))) return;
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    try {
      const n = this.points();
      const show = () => { this.waiting ??= setTimeout(() => { this.waiting = null; if (!this.closed) this.draw(); }, REDRAW_MILLIS); };
      await Promise.all([this.store.load(ids, 'epochs', over, n, show), this.store.load(ids, 'steps', 'step', n, show)]);
      clearTimeout(this.waiting);
      this.waiting = null;
      if (!this.closed) this.draw();
    } catch (e) {
      this.empty.textContent = e.message;
    } finally {
      this.busy = false;
    }
    if (this.again) { this.again = false; this.update(null); }
  }

  points() { return Math.max(60, Math.min(800, Math.floor(TOTAL_POINTS / Math.max(1, this.board.selected.length)))); }

  draw() {
    const ids = this.board.selected.filter(id => this.board.runs.has(id));
    this.empty.textContent = this.board.runs.size === 0 ? 'There is no run yet. Start one with: cairn train'
      : ids.length === 0 ? 'Choose runs in the list.' : '';
    this.key.replaceChildren(...ids.slice(0, MOST_NAMED).map(id => h('li', {}, h('span', { class: 'swatch', style: { background: `var(${this.board.colour(id)})` } }), id)),
      ids.length > MOST_NAMED ? h('li', { class: 'note' }, `and ${ids.length - MOST_NAMED} more`) : '');
    const epochs = this.store.at('epochs', over, this.points());
    const steps = this.store.at('steps', 'step', this.points());
    const names = new Set(ids.flatMap(id => epochs(id)?.names ?? []));
    const by = over === 'steps' ? 'step' : 'epoch';
    const wanted = [['Loss', by, epochs, ['train_loss', 'validation/loss']]];
    for (const s of SCORES) if (names.has('validation/' + s)) wanted.push([s === 'r2' ? 'R²' : title(s), by, epochs, ['validation/' + s]]);
    wanted.push(['Loss of the batches', 'step', steps, ['loss']]);
    wanted.push(['Learning rate', 'step', steps, ['lr']], ['Samples per second', by, epochs, ['samples_per_second']]);
    if (more) for (const name of names) if (name.startsWith('validation/') && !SCORES.concat('loss').includes(name.slice(11)))
      wanted.push([title(name.slice(11)), by, epochs, [name]]);
    for (const w of wanted) this.figure(ids, (ORDER.indexOf(w[0]) + ORDER.length) % ORDER.length, ...w);
  }

  figure(ids, order, title, by, data, names) {
    const lines = ids.flatMap(id => names.flatMap((name, k) => this.lines(id, data(id)?.curves[name], names.length > 1 ? (k ? ' validation' : ' training') : '', k > 0, ids.length)));
    let figure = this.figures.get(title);
    if (lines.length === 0) { if (figure) { figure.node.hidden = true; } return; }
    if (!figure) {
      figure = new Figure(title, by);
      this.figures.set(title, figure);
      figure.order = order;
      const next = [...this.figures.values()].filter(f => f.order > order).sort((a, b) => a.order - b.order)[0];
      this.charts.insertBefore(figure.node, next?.node ?? null);
    }
    figure.node.hidden = false;
    figure.draw(lines, { log: log && title !== 'Samples per second', legend: names.length > 1 ? 'training ―  validation ╌' : names[0].startsWith('validation/') ? 'validation' : '' });
  }

  lines(id, curve, part, dash, runs) {
    const raw = points(curve);
    if (raw.length === 0) return [];
    const line = { id, label: id + part, points: smoothed(raw, smoothing), dash, colour: this.board.colour(id) };
    return smoothing > 0 && runs <= MOST_FAINT ? [line, { ...line, points: raw, faint: true }] : [line];
  }

  close() {
    this.closed = true;
    for (const f of this.figures.values()) f.close();
  }
}

const title = name => words(name).replace(/^./, c => c.toUpperCase());
