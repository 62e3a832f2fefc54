// «Günlük»: what the program printed and Python's own traceback.

import { h } from '../lib/fragment.js';
import { took } from '../lib/format.js';
import { words } from './panel-words.js';

export function consolePage(chain) {
  return [h('div.logs', chain.map((x) => h('section',
    h('h4', h('b', x.istek.yontem), ` ${x.istek.yol} → ${x.yanit.durum} `, h('span.dim', took(x.sure_us))),
    x.konsol && h('pre', { role: 'group', 'aria-label': 'Uygulamanın yazdırdıkları' }, x.konsol),
    x.hata?.izleme && h('pre', { role: 'group', 'aria-label': 'Hata dökümü' }, x.hata.izleme),
    !x.konsol && !x.hata?.izleme && h('p.dim.small', words.silent))))];
}
