// Drawings that are no line charts: confusion matrices, histograms over time, the graph of a network, pictures.
import { h, svg, number } from '/dom.js';

const MOST_CLASSES = 30;

export function confusion(line, heading) {
  const n = line.classes.length;
  const total = line.counts.flat().reduce((a, b) => a + b, 0);
  const right = line.counts.reduce((a, row, i) => a + row[i], 0);
  const caption = `${heading}: ${number(right)} of ${number(total)} right. Rows: true class. Columns: predicted class.`;
  if (n > MOST_CLASSES) return mistakes(line, caption);
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': heading }, h('table', { class: 'matrix' },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, h('td', {}), line.classes.map(c => h('th', { scope: 'col' }, c)))),
    h('tbody', {}, line.counts.map((row, t) => {
      const support = row.reduce((a, b) => a + b, 0);
      return h('tr', {}, h('th', { scope: 'row' }, line.classes[t]), row.map(v => cell(v, support)));
    }))));
}

/** Letters change colour where the contrast is the same either way. */
function cell(v, support) {
  const p = v === 0 || support === 0 ? 0 : 8 + 92 * v / support;
  return h('td', { class: [p > 74 ? 'light' : '', p > 55 ? 'dark' : ''].join(' ').trim() || null, style: { '--p': p.toFixed(0) + '%' } }, String(v));
}

function mistakes(line, caption) {
  const worst = line.counts.flatMap((row, t) => row.map((v, p) => ({ t, p, v }))).filter(m => m.t !== m.p && m.v > 0)
    .sort((a, b) => b.v - a.v).slice(0, MOST_CLASSES);
  return h('div', { class: 'scroll', tabindex: 0 }, h('table', {}, h('caption', {}, caption + ' The most frequent mistakes:'),
    h('thead', {}, h('tr', {}, ['is', 'was called', 'times'].map(s => h('th', { class: 'text', scope: 'col' }, s)))),
    h('tbody', {}, worst.map(m => h('tr', {}, h('td', {}, line.classes[m.t]), h('td', { class: 'text' }, line.classes[m.p]), h('td', {}, String(m.v)))))));
}

/** Histograms one behind the other, the newest in front. */
export function hills(lines, name) {
  const all = lines.filter(l => l.parameters[name]);
  const low = Math.min(...all.map(l => l.parameters[name].low));
  const high = Math.max(...all.map(l => l.parameters[name].high));
  const W = 640, LEFT = 54, RIGHT = 12, TOP = 90, BOTTOM = 34;
  const step = Math.max(6, Math.min(26, 330 / all.length));
  const H = TOP + step * (all.length - 1) + BOTTOM;
  const x = v => LEFT + (high > low ? (v - low) / (high - low) : 0.5) * (W - LEFT - RIGHT);
  const label = `Histograms of ${name} from epoch ${all[0].epoch} (back) to ${all.at(-1).epoch} (front), values from ${number(low)} to ${number(high)}`;
  const picture = svg('svg', { class: 'drawing', viewBox: `0 0 ${W} ${H}`, width: W, height: H, role: 'img', 'aria-label': label });
  for (const v of ticks(low, high)) picture.append(svg('line', { class: 'grid', x1: x(v), x2: x(v), y1: 20, y2: H - BOTTOM }),
    svg('text', { x: x(v), y: H - BOTTOM + 18, 'text-anchor': 'middle' }, number(v)));
  const every = Math.ceil(all.length / 12);
  all.forEach((line, k) => {
    const base = TOP + step * k;
    picture.append(hill(line.parameters[name], base, x));
    if (k % every === 0 || k === all.length - 1) picture.append(svg('text', { x: LEFT - 8, y: base + 4, 'text-anchor': 'end' }, String(line.epoch)));
  });
  picture.append(svg('text', { x: 4, y: 14 }, 'epoch'));
  return picture;
}

/** About five round numbers from low to high. */
function ticks(low, high) {
  if (!(high > low)) return [low];
  const power = 10 ** Math.floor(Math.log10((high - low) / 5));
  const step = [1, 2, 5, 10].map(m => m * power).find(s => (high - low) / s <= 6);
  const marks = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) marks.push(Number((k * step).toPrecision(6)));
  return marks;
}

function hill(histogram, base, x) {
  const { low, high, counts } = histogram;
  const width = (high - low) / counts.length;
  const most = Math.max(...counts, 1);
  const tops = counts.map((c, i) => `${x(low + (i + 0.5) * width).toFixed(1)},${(base - 66 * c / most).toFixed(1)}`);
  return svg('polygon', { class: 'hill', points: [`${x(low).toFixed(1)},${base}`, ...tops, `${x(high).toFixed(1)},${base}`].join(' ') });
}

/** The graph of a network from top to bottom; a node stands below all it takes its input from. */
export function graph(nodes) {
  const rank = [];
  nodes.forEach((n, i) => { rank[i] = n.inputs.length === 0 ? 0 : Math.max(...n.inputs.map(j => rank[j])) + 1; });
  const rows = [];
  nodes.forEach((n, i) => (rows[rank[i]] ??= []).push(i));
  const BW = 240, BH = 44, GX = 24, GY = 28;
  const widest = Math.max(...rows.map(r => r.length));
  const W = widest * (BW + GX) + GX, H = rows.length * (BH + GY) + 8;
  const at = [];
  rows.forEach((row, y) => row.forEach((i, k) => { at[i] = { x: W / 2 + (k - (row.length - 1) / 2) * (BW + GX), y: 4 + y * (BH + GY) }; }));
  const picture = svg('svg', { class: 'drawing', viewBox: `0 0 ${W} ${H}`, width: W, height: H, role: 'img',
    'aria-label': 'Graph of the network: ' + nodes.slice(0, 40).map(n => n.label).join(', ') });
  nodes.forEach((n, i) => n.inputs.forEach(j => picture.append(edge(at[j], at[i], BH, rank[i] - rank[j] > 1 ? BW / 2 + GX / 2 : 0))));
  nodes.forEach((n, i) => picture.append(box(n, at[i], BW, BH)));
  return h('div', { class: 'scroll tall', tabindex: 0, role: 'region', 'aria-label': 'Graph' }, picture);
}

/** An edge that skips rows goes around them. */
function edge(a, b, height, around) {
  const y1 = a.y + height, y2 = b.y, bend = (y2 - y1) / 2;
  const d = around ? `M${a.x},${y1} C${a.x + around},${y1 + 20} ${b.x + around},${y1 + 10} ${b.x + around},${(y1 + y2) / 2} S${b.x + around},${y2 - 20} ${b.x},${y2}`
    : `M${a.x},${y1} C${a.x},${y1 + bend} ${b.x},${y2 - bend} ${b.x},${y2}`;
  return svg('path', { d });
}

function box(n, p, width, height) {
  const fit = (s, most) => s.length > most ? s.slice(0, most - 1) + '…' : s;
  const below = [n.path, `[${n.output.join(', ')}]`, n.parameters ? number(n.parameters) + ' parameters' : ''].filter(s => s).join('  ');
  return svg('g', { class: n.parameters ? 'node layer' : 'node' },
    svg('title', {}, `${n.path} ${n.label} → [${n.output.join(', ')}]`),
    svg('rect', { x: p.x - width / 2, y: p.y, width, height, rx: 7 }),
    svg('text', { x: p.x, y: p.y + 18, 'text-anchor': 'middle' }, fit(n.label, 34)),
    svg('text', { class: 'small', x: p.x, y: p.y + 34, 'text-anchor': 'middle' }, fit(below, 42)));
}

export function pictures(id, section) {
  return h('ul', { class: 'images' }, section.pictures.map(p => h('li', {}, h('figure', {},
    h('img', { src: '/picture?' + new URLSearchParams({ run: id, file: p.file }), loading: 'lazy', width: 72, height: 72, alt: `${p.caption}${p.truth ? ', is ' + p.truth : ''}` }),
    h('figcaption', {}, p.caption, p.truth ? h('span', { class: 'truth' }, 'is ' + p.truth) : null)))));
}
