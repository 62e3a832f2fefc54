// Builds nodes. Every value goes in as text or attribute, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** h('p.row.dim', {title: 'x', onclick: f}, 'text', node, [more], null) -> element. */
export function h(what, ...rest) {
  const [tag, ...names] = what.split('.');
  const node = document.createElement(tag || 'div');
  if (names.length) node.className = names.join(' ');
  const [first] = rest;
  const plain = first !== null && typeof first === 'object' && !(first instanceof Node) && !Array.isArray(first);
  if (plain) {
    rest.shift();
    for (const [name, value] of Object.entries(first)) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? '' : value);
    }
  }
  append(node, rest);
  return node;
}

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) node.append(child);
  }
  return node;
}

/** One of the symbols in parts/icons.html. */
export function icon(name, extra = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `ic ${extra}`.trim());
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Text in which `x` means code -> strings and <code> nodes. */
export function markCode(text) {
  return String(text).split('`').map((piece, i) => (i % 2 ? h('code', piece) : piece)).filter((piece) => piece !== '');
}
