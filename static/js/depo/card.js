// One cookie in the Depo: value, how it stands against the last request, who may see it, how long it has to live.

import { append, h, icon, markCode } from '../lib/fragment.js';
import { lab } from '../lib/lab-words.js';
import { shorten, span } from '../lib/format.js';
import { words } from '../lib/words.js';

export const SIGNS = { yeni: ['plus', 'c-ok'], degisti: ['tilde', 'c-no'], silindi: ['minus', 'c-err'], reddedildi: ['ban', 'c-err'], ayni: ['same', 'c-off'] };
const PICTURE = { silindi: 'bite', reddedildi: 'crumb' };

export function mark(state) {
  const [sign, colour] = SIGNS[state];
  return h(`span.diff.${colour}`, icon(sign), h('span.diff__w', words.state[state]));
}

/** `entry`: {state, cookie, before, why, todo, own, whole, edit}. `own`: the rules keep it, this browser did not. */
export function cookieCard({ state, cookie, before, why, todo, own, whole, edit }, sessionName) {
  const [, colour] = SIGNS[state];
  const session = cookie.ad === sessionName;
  const voice = session ? 'c-e' : 'c-b';
  return h(`li.card.ck.ck--${state}${state === 'ayni' ? '' : `.${colour}`}`, { 'data-cerez': cookie.ad, 'data-durum': state, 'data-saklanmadi': own ? cookie.neden : null },
    h('p.ck__top.row', icon(PICTURE[state] ?? (session ? 'tag' : 'cookie'), voice), value(state, cookie, before, session), mark(state), edit && !['silindi', 'reddedildi'].includes(state) && pencil(cookie, edit)),
    state === 'reddedildi' ? h('p.ck__why', h('b', own ? words.notKeptWhy : words.refusedWhy), ' ', markCode(why)) : null,
    state === 'reddedildi' && todo ? h('p.ck__todo', markCode(todo)) : null,
    state === 'silindi' ? h('p.life.row', icon('glass'), h('span', why)) : null,
    state === 'silindi' || state === 'reddedildi' ? null : [chips(cookie), life(cookie, before, whole)]);
}

const pencil = (cookie, edit) => h('button.btn.btn--icon.ck__edit', { type: 'button', 'data-duzenle': true, 'aria-label': lab.edit(cookie.ad), title: lab.edit(cookie.ad), onclick: () => edit(cookie) }, icon('pencil'));

function value(state, cookie, before, session) {
  const room = session ? 16 : Math.max(20, 48 - cookie.ad.length);
  const show = (text) => h(session ? 'span.hv.c-e' : 'span', { title: text.length > room ? text : null }, shorten(text, room));
  const kv = h('code.ck__kv', h('b', cookie.ad), h('span.eq', '='));
  if (state === 'silindi') return append(kv, [h('del', show(cookie.deger))]);
  if (state === 'degisti' && before.deger !== cookie.deger) return append(kv, [h('del', shorten(before.deger, session ? 14 : 24)), ' ', icon('right'), ' ', h('ins', show(cookie.deger))]);
  return append(kv, [show(cookie.deger)]);
}

function chips(c) {
  const chip = (voice, sign, text) => h(`li.chip.${voice}.row`, sign && icon(sign), text);
  return h('ul.chips.row.wrap',
    c.httponly && chip('c-guard', 'eyeoff', words.noScript),
    c.secure && chip('c-guard', 'lock', 'Secure'),
    c.samesite && chip('c-guard', 'lock', `SameSite=${c.samesite}`),
    c.yol && chip('c-w', 'sign', `Path=${c.yol}`),
    c.gonderiliyor === false && c.gorulen && chip('c-off', null, words.notSent(c.gorulen)),
    c.bilinen === false && chip('c-off', null, words.unknown));
}

function life(c, before, whole) {
  if (c.son === null) {
    if (c.bilinen === false) return null;
    return h('p.life.row', icon('glass'), h('span', words.forSession[0], h('i', words.forSession[1])));
  }
  const left = Math.max(0, Math.ceil((c.son - Date.now()) / 1000));
  return h('p.life.row', icon('glass'),
    h('span', { role: 'timer', 'aria-label': words.timeLeft, 'data-son': c.son }, span(left)),
    h('progress', { max: Math.max(whole ?? left, 1), value: left, 'aria-label': words.timeLeft }));
}
