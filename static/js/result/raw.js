// «Ham HTTP»: both messages as they went, the live prefix dimmed, cookie lines standing out.

import { h, icon } from '../lib/fragment.js';
import { words } from '../lib/words.js';

const COOKIE = /^(?:set-)?cookie$/i;

export function rawMessages(chain) {
  return [
    ...chain.map((x, i) => h('div.raw', { 'data-ham': x.no },
      chain.length > 1 && h('p.raw__no', words.hop(i + 1)),
      h('h4.row.c-b', icon('browser'), words.rawRequest), pre(x, 'istek', words.rawRequest),
      h('h4.row.c-s', icon('server'), words.rawResponse), pre(x, 'yanit', words.rawResponse))),
    h('p.dim.small', words.prefix, ' ', ...code(words.laterHeaders), ' ', h('a', { href: tool(chain) }, words.lineTool)),
  ];
}

/** The tool's address, with the lines handed over in the fragment: a fragment is sent to nobody. */
function tool(chain) {
  const lines = chain.flatMap((x) => x.yanit.basliklar.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => `Set-Cookie: ${value}`));
  const adres = globalThis.location.origin + chain[0].istek.yol;
  return lines.length ? `/araclar/set-cookie#${new URLSearchParams({ adres, satirlar: lines.join('\n'), hedef: globalThis.location.origin + chain.at(-1).istek.yol })}` : '/araclar/set-cookie';
}

const code = (text) => text.split('`').map((piece, i) => (i % 2 ? h('code', piece) : piece));

function pre(x, side, label) {
  const { basliklar, govde } = x[side];
  return h('pre', { 'aria-label': label, role: 'group' }, h('b.raw__s', first(x, side)), '\n',
    basliklar.map(([name, value]) => {
      const cookie = COOKIE.test(name);
      return [h(`span.raw__l${cookie ? '.raw__l--c' : ''}`, h(`span.raw__h${cookie ? '.raw__c' : ''}`, `${name}:`), ' ', ...outside(name, value, x.onek)), '\n'];
    }),
    '\n', govde);
}

function first(x, side) {
  if (side === 'yanit') return `HTTP/1.1 ${x.yanit.durum} ${x.yanit.durum_metni}`;
  return [`${x.istek.yontem} `, dim(x.onek), `${x.istek.yol}${x.istek.sorgu ? `?${x.istek.sorgu}` : ''} HTTP/1.1`];
}

const dim = (prefix) => h('span.raw__pre', prefix);

/** The value as the browser got it: where the app wrote a path of its own, the prefix stands before it. */
function outside(name, value, prefix) {
  const low = name.toLowerCase();
  const origin = globalThis.location.origin;
  if (low === 'location') {
    if (value.startsWith(`${origin}/`)) return [origin, dim(prefix), value.slice(origin.length)];
    if (/^\/(?!\/)/.test(value)) return [dim(prefix), value];
  }
  const path = low === 'set-cookie' && /^(.*?;\s*path=)(\/[^;]+)(.*)$/is.exec(value);
  return path ? [path[1], dim(prefix), path[2] + path[3]] : [value];
}
