// «Sayfa»: the body drawn in a frame that may do nothing, and as text.

import { h, icon } from '../lib/fragment.js';
import { still } from '../lib/inert.js';
import { words } from './panel-words.js';

// Our page's own policy holds in the frame too; this one also keeps its pictures from asking the network.
const SHELL = '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:"><base target="_blank">';

export function preview(x) {
  const { basliklar, govde, durum, durum_metni: reason } = x.yanit;
  const type = basliklar.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const path = x.istek.yol + (x.istek.sorgu ? `?${x.istek.sorgu}` : '');
  const empty = govde.trim() === '';
  const html = !empty && /html/i.test(type);
  return [
    h('div.view.card.c-b', { 'data-sayfa': true },
      h('p.view__bar.row.wrap', h('span', `${location.origin}`, h('i', x.onek.replace(/^(\/dene\/.{4})[^/]*/, '$1…')), h('b', path)), h(`span.tag.${durum >= 400 ? 'c-err' : 'c-ok'}`, `${durum} ${reason}`)),
      html && frame(govde),
      h('div.view__foot.row.wrap',
        h('p.dim.small', empty ? words.noBody : html && words.inert),
        x.istek.yontem === 'GET' && !x.tarayici && h('a.btn.btn--quiet', { href: x.onek + path, target: '_blank', rel: 'noopener' }, icon('out'), h('span', words.openTab)))),
    !empty && h('div.body', h('h4', words.bodyText), h('pre', { role: 'group', 'aria-label': words.bodyText }, govde)),
  ].filter(Boolean);
}

function frame(body) {
  const element = h('iframe', { sandbox: '', loading: 'lazy', title: words.preview, tabindex: '-1', referrerpolicy: 'no-referrer' });
  element.srcdoc = SHELL + still(body);
  return element;
}
