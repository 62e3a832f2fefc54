// «Ne oldu?»: two lifelines; each exchange's request and response as arrows, and what each side then did.

import { append, h, icon, markCode } from '../lib/fragment.js';
import { follows, location } from '../model/chain.js';
import { wordsOf } from '../lib/inert.js';
import { pairParts, part } from './pair.js';
import { setCookieLine } from './setcookie.js';
import { lab } from '../lib/lab-words.js';
import { shorten } from '../lib/format.js';
import { words } from '../lib/words.js';

const MOST = 8;
const ASKED = /^(?:cookie|content-type|x-.*)$/i;
const DULL = /^(?:content-length|date|server|connection|vary|cache-control|x-content-type-options)$/i;
const SIGNS = {
  saklandi: ['plus', 'c-ok'], degisti: ['tilde', 'c-no'], silindi: ['minus', 'c-err'], 'silinecek-yok': ['same', 'c-off'], reddedildi: ['ban', 'c-err'],
};

export function picture(chain, { foreign }) {
  const shown = chain.slice(0, MOST);
  const several = chain.length > 1 || foreign;
  const secure = globalThis.location.protocol === 'https:';
  return h('div.seq',
    h('p.seq__ends.row',
      h('span.who.c-b.row', icon('browser'), chain[0].tarayici ? lab.modelEnd(chain[0].tarayici) : words.browser),
      h('span.who.who--w.c-w.row', icon(secure ? 'lock' : 'unlock'), secure ? 'https' : 'http'),
      h('span.who.c-s.row', words.server, icon('server'))),
    shown.map((x, i) => h('ol.seq__list', { 'data-alisveris': x.no },
      several && hop(x, i, shown[i - 1], foreign),
      message(x, 'istek'),
      serverSide(x),
      message(x, 'yanit'),
      x.kararlar.map((k) => verdict(k, x)),
      i === shown.length - 1 && chain.length > MOST && h('li.hop.row.wrap.dim', words.hopMore(chain.length - MOST)),
      i === chain.length - 1 && location(x) !== undefined && h('li.hop.row.wrap', icon('uturn'), h('span', markCode(words.hopOut))))));
}

function hop(x, i, before, foreign) {
  const redirected = before && follows(before, x);
  const say = redirected ? words.hopRedirect : foreign ? words.hopOther : words.hopFirst;
  return h('li.hop.row.wrap', redirected && icon('uturn'), h('b', words.hop(i + 1)), h('span', markCode(say)));
}

function message(x, side) {
  const asked = side === 'istek';
  const { basliklar, govde, durum, durum_metni: reason } = x[side];
  const query = x.istek.sorgu ? `?${x.istek.sorgu}` : '';
  const line = asked
    ? [h('span.msg__dir.dim', words.request), h('code', h('b', `${x.istek.yontem} ${shorten(x.istek.yol + query, 60)}`), ' HTTP/1.1')]
    : [h('code', 'HTTP/1.1 ', h('b', `${durum} ${reason}`)), h('span.msg__dir.dim', words.response)];
  const headers = basliklar.filter(([name]) => (asked ? ASKED.test(name) : !DULL.test(name)));
  const cookieless = asked && !headers.some(([name]) => name.toLowerCase() === 'cookie');
  let verdictNo = 0;
  return h(`li.msg.${asked ? 'msg--req' : 'msg--res'}${!asked && durum >= 400 ? '.msg--bad' : ''}`,
    h('p.msg__line', line),
    (headers.length > 0 || cookieless) && h('ul.msg__h',
      cookieless && h('li.msg__none.dim', markCode(words.noCookie)),
      headers.map(([name, value]) => {
        if (!asked && name.toLowerCase() === 'set-cookie') {
          const li = setCookieLine(value, x.kararlar[verdictNo], x);
          verdictNo += 1;
          return li;
        }
        return h('li', h('code', h('span.hn.dim', `${name}:`), ' ', headerValue(name, value, x)));
      })),
    body(x, side, govde));
}

function headerValue(name, value, x) {
  const low = name.toLowerCase();
  if (low === 'cookie') return value.split('; ').map((pair, i) => [i ? '; ' : null, pairParts(pair, x, { sent: true })]);
  if (low === 'location') return part('c-w', h('b', value), value, words.locationMeans);
  return shorten(value, 90);
}

function body(x, side, text) {
  const status = x.yanit.durum;
  if (side === 'yanit' && (status >= 300 && status < 400 || x.istek.yontem === 'HEAD')) return null;
  if (!text.trim()) return null;
  const html = /html/i.test(x[side].basliklar.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '');
  const flat = html ? wordsOf(text) : text.replace(/\s+/g, ' ').trim();
  return flat && h('p.msg__b', h('code', shorten(flat, 120)));
}

function serverSide(x) {
  const out = [];
  if (x.yeniden_basladi) out.push(h('li.ev.ev--s.c-no.row', h('span', words.restarted), icon('reset')));
  const codes = x.uyarilar.map((u) => u.kod);
  if (x.hata) return [out, h('li.ev.ev--s.c-err.row', h('span', markCode(words.raised(x.hata.tur))), icon('cross'))];
  if (codes.includes('http.404') || codes.includes('http.405')) {
    return [out, h('li.ev.ev--s.c-no.row', h('span', codes.includes('http.404') ? words.noRoute : words.noMethod), icon('server'))];
  }
  const own = x.kararlar.filter((k) => !(k.ad === 'session' && x.oturum.tur !== 'yok'));
  const erased = own.filter((k) => k.sonuc === 'silindi' || k.sonuc === 'silinecek-yok').length;
  const did = [];
  if (JSON.stringify(x.oturum.once) !== JSON.stringify(x.oturum.sonra)) did.push(words.sessionWrote);
  if (own.length - erased) did.push(words.wrote(own.length - erased));
  if (erased) did.push(words.erased(erased));
  return [out, h('li.ev.ev--s.c-s.row', h('span', markCode([words.ran, ...did].join(', '))), icon('server')), session(x)];
}

/** The server's side of the session: what the request found, and what it left. */
function session({ oturum: { tur, once, sonra } }) {
  const text = (data) => (data && Object.keys(data).length ? shorten(JSON.stringify(data), 90) : null);
  const [before, after] = [text(once), text(sonra)];
  if (tur === 'yok' || (!before && !after)) return null;
  const show = (data) => h('code', data ?? words.emptyBox);
  const same = JSON.stringify(once) === JSON.stringify(sonra);
  return h('li.ev.ev--s.c-e.row', { 'data-oturum-farki': same ? 'ayni' : 'degisti' },
    h('span', h('code', 'session'), ' ', same ? [show(after), ` ${words.sessionSame}`] : [h('span.sr', words.sessionBefore), show(before), ' → ', h('span.sr', words.sessionAfter), show(after)]), icon('tag'));
}

function verdict(k, x) {
  const again = k.eski !== null && k.eski === k.deger && (k.sonuc === 'degisti' || k.sonuc === 'saklandi');
  const [sign, colour] = again ? ['same', 'c-off'] : SIGNS[k.sonuc] ?? ['same', 'c-off'];
  const mine = k.ad === 'session' && x.oturum.tur !== 'yok';
  return append(h(`li.ev.${colour}.row`), [icon(sign), mine && icon('tag', 'c-e'), h('span', markCode(again ? words.again(k.ad) : words.verdict[k.sonuc](k.ad, k.kisa)))]);
}
