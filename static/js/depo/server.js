// The server's side: Flask's signed cookie taken apart, or the record it names, or nothing.

import { dateTime, shorten } from '../lib/format.js';
import { h, icon } from '../lib/fragment.js';
import { mark } from './card.js';
import { words } from '../lib/words.js';

const ROOM = 110;

/** `holds`: what the last exchange told of the signature, when the reading itself does not say. */
export function serverSide(now, before, holds) {
  if (!now || now.tur === 'yok') return gone(before) ?? h('p.none.dim', words.noSession);
  const marks = stateOf(now.veri, before?.veri);
  return now.tur === 'kayit' ? record(now, before, marks) : signed(now, before, marks, holds);
}

function stateOf(now, before) {
  const rows = [];
  for (const key of Object.keys(now ?? {})) {
    const same = before && key in before && JSON.stringify(before[key]) === JSON.stringify(now[key]);
    rows.push([key, now[key], !before || !(key in before) ? 'yeni' : same ? 'ayni' : 'degisti']);
  }
  for (const key of Object.keys(before ?? {})) if (!(key in (now ?? {}))) rows.push([key, before[key], 'silindi']);
  return rows;
}

function whole(now, before) {
  if (!before?.veri && now.veri) return 'yeni';
  return JSON.stringify(now.veri ?? null) === JSON.stringify(before?.veri ?? null) ? 'ayni' : now.veri ? 'degisti' : 'silindi';
}

const row = ([key, value, state]) => h(`div${state === 'silindi' ? '.is-gone' : ''}`, { 'data-anahtar': key, 'data-durum': state },
  h('dt.dim', key), h('dd', json(value), state !== 'ayni' && mark(state)));

function json(value) {
  const text = JSON.stringify(value);
  return h('code', { title: text.length > ROOM ? text : null }, shorten(text, ROOM));
}

const data = (rows) => (rows.length ? rows.map(row) : h('div', h('dd.dim', words.emptySession)));

function record(now, before, rows) {
  const state = whole(now, before);
  return h('article.rec.card.c-e', { 'data-oturum': 'kayit', 'data-durum': state },
    h('h4.row.wrap', icon('tag'), words.record, mark(state)),
    h('dl', h('div', h('dt.dim', words.recordId), h('dd', h('code.hv.c-e', { title: now.kimlik }, shorten(now.kimlik ?? '', 26)))), data(rows)),
    h('p.rec__say', words.recordSay));
}

function seal(holds) {
  if (holds === undefined) return null;
  return h('div', h('dt.c-s', words.signature), h(`dd.${holds ? 'c-ok' : 'c-err'}`, h('span', icon(holds ? 'check' : 'cross'), ` ${holds ? words.holds : words.broken}`)));
}

function signed(now, before, rows, holds) {
  const state = whole(now, before);
  const { imza } = now;
  return h('article.rec.card.c-e', { 'data-oturum': 'imzali', 'data-durum': state },
    h('h4.row.wrap', icon('seal'), words.signed, mark(state)),
    h('p.rec__stamp', h('span.stamp.c-err', words.stamp)),
    imza && h('p.tok', h('code', h('span.c-e', imza.yuk), '.', h('span.c-life', imza.zaman), '.', h('span.c-s', imza.imza))),
    h('dl', data(rows),
      imza?.zaman_ms && h('div', h('dt.c-life', words.stampTime), h('dd', dateTime(imza.zaman_ms))),
      imza && seal(imza.gecerli ?? holds)),
    h('p.rec__say', imza ? [words.signedSay, ' ', h('a', { href: `/araclar/oturum#${new URLSearchParams({ cerez: [imza.yuk, imza.zaman, imza.imza].join('.') })}` }, words.sessionTool)] : words.emptySession));
}

/** What was there before this request and is not any more. */
function gone(before) {
  if (!before?.veri || !Object.keys(before.veri).length) return null;
  return h('article.rec.card.c-e', { 'data-oturum': before.tur, 'data-durum': 'silindi' },
    h('h4.row.wrap', icon('tag'), before.tur === 'kayit' ? words.record : words.signed, mark('silindi')),
    h('dl', stateOf(null, before.veri).map(row)));
}
