// Builds elements. Text from outside becomes text nodes and attribute values only, never markup.

export function h(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter(c => c !== null && c !== undefined));
  return node;
}

export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export async function get(path, parameters = []) {
  const query = new URLSearchParams(parameters).toString();
  const answer = await fetch(query ? path + '?' + query : path);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? answer.statusText);
  return answer.json();
}

/** A number as short as it can be without losing more than the fourth digit. */
export function number(v) {
  if (v === null || v === undefined) return '–';
  if (typeof v !== 'number') return String(v);
  if (!Number.isFinite(v)) return String(v);
  if (Number.isInteger(v)) return Math.abs(v) < 1e6 ? v.toLocaleString('en') : v.toExponential(2);
  const size = Math.abs(v);
  if (size >= 1e5 || size < 1e-3) return v.toExponential(2);
  return String(Number(v.toPrecision(4)));
}

export function duration(seconds) {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 90) return seconds.toFixed(1) + ' s';
  const s = Math.round(seconds);
  const minutes = Math.floor(s / 60) % 60;
  return s < 3600 ? `${minutes} min ${s % 60} s` : `${Math.floor(s / 3600)} h ${minutes} min`;
}

export const words = name => name.replaceAll('_', ' ');
