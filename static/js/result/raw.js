// «Ham HTTP»: both messages as they went, the live prefix dimmed, cookie lines standing out.

import { copyFrom } from '../lib/copy.js';
import { curlOf } from './curl.js';
import { h, icon, markCode } from '../lib/fragment.js';
import { words as picture } from '../lib/words.js';
import { words } from './panel-words.js';

const COOKIE = /^(?:set-)?cookie$/i;

/** `say` tells a screen reader what was copied. */
export function rawMessages(chain, say) {
  return [
    ...chain.map((x, i) => h('div.raw', { 'data-ham': x.no },
      chain.length > 1 && h('p.raw__no', picture.hop(i + 1)),
      message(x, 'istek', say), curl(x, say), message(x, 'yanit', say))),
    h('p.dim.small', words.prefix, ' ', ...markCode(words.laterHeaders), ' ', h('a', { href: tool(chain) }, words.lineTool)),
  ];
}

/** The tool's address, with the lines handed over in the fragment: a fragment is sent to nobody. */
function tool(chain) {
  const lines = chain.flatMap((x) => x.yanit.basliklar.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => `Set-Cookie: ${value}`));
  const adres = globalThis.location.origin + chain[0].istek.yol;
  return lines.length ? `/araclar/set-cookie#${new URLSearchParams({ adres, satirlar: lines.join('\n'), hedef: globalThis.location.origin + chain.at(-1).istek.yol })}` : '/araclar/set-cookie';
}

function message(x, side, say) {
  const [voice, sign, title] = side === 'istek' ? ['c-b', 'browser', words.rawRequest] : ['c-s', 'server', words.rawResponse];
  const block = pre(x, side, title);
  return [h(`div.raw__head.row.${voice}`, h('h4.row', icon(sign), title), copy(words.copy, title, () => block.textContent, say)), block];
}

function copy(label, name, text, say) {
  return h('button.btn.btn--quiet', { type: 'button', 'aria-label': name === label ? null : `${label}: ${name}`, 'data-kopyala': true, onclick: (event) => copyFrom(event.currentTarget, text(), say) }, icon('copy'), h('span', label));
}

function curl(x, say) {
  const text = curlOf(x);
  return h('details.raw__curl', h('summary', markCode(words.curl)),
    h('pre', { 'data-curl': true, role: 'group', 'aria-label': words.copyCurl }, text),
    h('p.row.wrap', copy(words.copyCurl, words.copyCurl, () => text, say), h('span.dim.small', words.curlSays)));
}

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
