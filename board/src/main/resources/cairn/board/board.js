// The page: what is chosen, what is shown, and the news of what changed.
import { h, get } from '/dom.js';
import { RunList } from '/runs.js';
import { CurvesView } from '/curves.js';
import { TableView } from '/table.js';
import { CompareView } from '/compare.js';
import { DetailView } from '/detail.js';

const VIEWS = { curves: ['Curves', CurvesView], table: ['Table', TableView], compare: ['Compare', CompareView], run: ['Run', DetailView] };
const COLOURS = 8;
const NEWEST = 6;

class Board {
  runs = new Map(); // by id: what the server says of a run
  selected = []; // ids, in the order of their choosing
  open = null; // the run of the Run view
  tab = 'curves';
  slots = new Map(); // id → colour
  view = null;

  async begin() {
    this.list = new RunList(this);
    this.readAddress();
    this.tabs();
    addEventListener('hashchange', () => { this.readAddress(); this.choose(this.selected); this.list.render(); this.show(); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.show());
    await this.reload();
    if (this.selected.length === 0 && this.open === null) this.choose(this.list.newest(NEWEST));
    this.list.render();
    this.show();
    this.listen();
  }

  /** Everything anew: at the beginning, and after the connection was gone. */
  async reload() {
    const answer = await get('/api/runs');
    document.getElementById('root').textContent = answer.root;
    this.runs = new Map(answer.runs.map(r => [r.id, r]));
    this.choose(this.selected.filter(id => this.runs.has(id)));
    this.list.render();
  }

  listen() {
    const link = document.getElementById('link');
    const news = new EventSource('/api/news');
    let lost = false;
    news.addEventListener('hello', async () => {
      link.textContent = 'live';
      link.className = 'link live';
      if (lost) { await this.reload(); this.view.update(null); }
      lost = false;
    });
    news.addEventListener('error', () => {
      lost = true;
      link.textContent = 'reconnecting';
      link.className = 'link';
    });
    news.addEventListener('runs', e => this.changed(JSON.parse(e.data)));
  }

  changed({ changed, gone }) {
    const first = this.runs.size === 0;
    for (const id of gone) this.runs.delete(id);
    for (const run of changed) {
      const fresh = !this.runs.has(run.id);
      this.runs.set(run.id, run);
      if (fresh && run.state === 'running' && this.selected.length < NEWEST) this.selected.push(run.id);
    }
    if (first) this.selected = this.list.newest(NEWEST);
    this.choose(this.selected.filter(id => this.runs.has(id)));
    this.list.render();
    this.view.update(new Set([...gone, ...changed.map(r => r.id)]));
  }

  // ---- choosing

  /** Colours stay with their runs as long as these are chosen. */
  choose(ids) {
    this.selected = ids;
    for (const id of this.slots.keys()) if (!ids.includes(id)) this.slots.delete(id);
    const used = new Set([...this.slots.values()].map(s => s % COLOURS));
    let next = 0;
    for (const id of ids) {
      if (this.slots.has(id)) continue;
      while (used.has(next % COLOURS) && next < COLOURS) next++;
      this.slots.set(id, next % COLOURS);
      used.add(next++ % COLOURS);
    }
  }

  select(ids) {
    this.choose(ids);
    this.writeAddress();
    this.list.render();
    this.view.update(null);
  }

  toggle(id) {
    this.select(this.selected.includes(id) ? this.selected.filter(s => s !== id) : [...this.selected, id]);
  }

  openRun(id) {
    this.open = id;
    this.go('run');
  }

  colour(id) { return `--s${this.slots.get(id) ?? 7}`; }

  // ---- tabs

  tabs() {
    const nav = document.getElementById('tabs');
    nav.replaceChildren(...Object.entries(VIEWS).map(([key, [title]]) =>
      h('button', { type: 'button', role: 'tab', id: 'tab-' + key, 'aria-controls': 'panel', onclick: () => this.go(key) }, title)));
    nav.addEventListener('keydown', e => {
      const keys = Object.keys(VIEWS);
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      this.go(keys[(keys.indexOf(this.tab) + step + keys.length) % keys.length]);
      document.getElementById('tab-' + this.tab).focus();
    });
  }

  go(tab) {
    this.tab = tab;
    this.writeAddress();
    this.list.render();
    this.show();
  }

  show() {
    this.view?.close();
    for (const key of Object.keys(VIEWS)) {
      const button = document.getElementById('tab-' + key);
      button.setAttribute('aria-selected', key === this.tab);
      button.tabIndex = key === this.tab ? 0 : -1;
    }
    const panel = document.getElementById('panel');
    panel.setAttribute('aria-labelledby', 'tab-' + this.tab);
    this.view = new VIEWS[this.tab][1](this);
    panel.replaceChildren(this.view.node);
    this.view.update(null);
  }

  // ---- the address keeps what is shown, so that it can be sent and gone back to

  readAddress() {
    const p = new URLSearchParams(location.hash.slice(1));
    this.tab = VIEWS[p.get('view')] ? p.get('view') : 'curves';
    this.open = p.get('open');
    this.selected = p.getAll('run');
    this.list.filter(p.get('filter') ?? '');
  }

  writeAddress() {
    const p = new URLSearchParams({ view: this.tab });
    if (this.open) p.set('open', this.open);
    if (this.list.text) p.set('filter', this.list.text);
    for (const id of this.selected.slice(0, 40)) p.append('run', id);
    history.replaceState(null, '', '#' + p);
  }
}

new Board().begin().catch(e => document.getElementById('panel').replaceChildren(h('p', { class: 'empty', role: 'alert' }, e.message)));
