// The list of runs with its filter and tags.
import { h, number, duration } from '/dom.js';

const HEADLINES = ['accuracy', 'perplexity', 'r2'];

/** The score people ask for first: of the test if there is one, else of the validation part. */
export function headline(run) {
  for (const part of ['test', 'validation'])
    for (const name of HEADLINES) {
      const v = run[part]?.[name];
      if (typeof v === 'number') return [name, v];
    }
  return typeof run.train_loss === 'number' ? ['loss', run.train_loss] : null;
}

/** The words of a run that a filter may find. */
function text(run) {
  const options = Object.entries(run.options ?? {}).map(([k, v]) => `${k}=${v}`);
  return [run.id, run.dataset, run.model, run.state, ...(run.tags ?? []), ...options].join(' ').toLowerCase();
}

function value(run, name) {
  return run.options?.[name] ?? run[name] ?? run.test?.[name] ?? run.validation?.[name];
}

/** The test of one word of a filter: `iris`, `model=mlp:8`, `lr<0.01`. */
function test(word) {
  const m = /^([a-z0-9_-]+)(<|>|=)(.+)$/.exec(word);
  if (!m) return run => text(run).includes(word);
  const [, name, sign, wanted] = m;
  return run => {
    const v = value(run, name);
    if (v === undefined) return false;
    if (sign === '=') return String(v).toLowerCase() === wanted || Number(v) === Number(wanted);
    return sign === '<' ? Number(v) < Number(wanted) : Number(v) > Number(wanted);
  };
}

export class RunList {
  text = '';
  tags = new Set();

  constructor(board) {
    this.board = board;
    this.items = new Map();
    const input = document.getElementById('filter');
    input.addEventListener('input', () => {
      this.filter(input.value);
      board.writeAddress();
      this.render();
      board.view.update(new Set());
    });
    document.getElementById('newest').addEventListener('click', () => board.select(this.newest(6)));
    document.getElementById('all').addEventListener('click', () => board.select(this.shown().map(r => r.id)));
    document.getElementById('none').addEventListener('click', () => board.select([]));
    if (matchMedia('(max-width: 760px)').matches) document.getElementById('list').open = false;
  }

  filter(words) {
    this.text = words;
    const input = document.getElementById('filter');
    if (input.value !== words) input.value = words;
  }

  /** The runs that pass the filter, the newest first. */
  shown() {
    const tests = this.text.toLowerCase().split(/\s+/).filter(w => w).map(test);
    return [...this.board.runs.values()]
      .filter(r => tests.every(t => t(r)) && [...this.tags].every(t => r.tags?.includes(t)))
      .sort((a, b) => (b.started ?? '').localeCompare(a.started ?? '') || a.id.localeCompare(b.id, 'en', { numeric: true }));
  }

  newest(n) { return this.shown().slice(0, n).map(r => r.id); }

  render() {
    const shown = this.shown();
    const all = this.board.runs.size;
    document.getElementById('count').textContent = shown.length === all ? `${all} runs` : `${shown.length} of ${all} runs`;
    this.renderTags();
    const ul = document.getElementById('runs');
    ul.replaceChildren(...shown.map(r => this.item(r)));
    if (all === 0) ul.append(h('li', {}, h('span', {}), h('span', { class: 'note' }, 'No run yet. Start one: cairn train')));
  }

  renderTags() {
    const tags = new Set([...this.board.runs.values()].flatMap(r => r.tags ?? []));
    document.getElementById('tags').replaceChildren(...[...tags].sort().slice(0, 40).map(tag => h('button', {
      type: 'button', 'aria-pressed': this.tags.has(tag),
      onclick: () => {
        if (!this.tags.delete(tag)) this.tags.add(tag);
        this.render();
        this.board.view.update(new Set());
      },
    }, tag)));
  }

  /** An item is made anew only if it would look different. */
  item(run) {
    const chosen = this.board.selected.includes(run.id);
    const look = [run.stamp, chosen, this.board.colour(run.id), this.board.open === run.id && this.board.tab === 'run'].join();
    const old = this.items.get(run.id);
    if (old?.look === look) return old.node;
    const node = this.made(run, chosen);
    this.items.set(run.id, { look, node });
    return node;
  }

  made(run, chosen) {
    const score = headline(run);
    const epochs = run.options?.epochs;
    const about = [run.model ?? run.options?.model, run.dataset].filter(s => s);
    if (run.epoch) about.push(run.state === 'done' ? `${run.epoch} epoch${run.epoch === 1 ? '' : 's'}` : `epoch ${run.epoch}${epochs ? '/' + epochs : ''}`);
    if (run.seconds) about.push(duration(run.seconds));
    return h('li', { class: this.board.open === run.id && this.board.tab === 'run' ? 'open' : null },
      h('input', { type: 'checkbox', checked: chosen, 'aria-label': 'Show ' + run.id, onchange: () => this.board.toggle(run.id) }),
      h('button', { type: 'button', class: 'name', title: 'Open this run', onclick: () => this.board.openRun(run.id) },
        chosen ? h('span', { class: 'swatch', style: { background: `var(${this.board.colour(run.id)})` } }) : null, run.id),
      h('span', { class: 'score', title: score?.[0] }, score ? number(score[1]) : ''),
      h('span', { class: 'about' }, h('span', { class: 'state ' + run.state }, run.state), ' · ' + about.join(' · '),
        (run.tags ?? []).map(t => ' #' + t)));
  }
}
