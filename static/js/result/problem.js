// Explanations: what happened, where, why, what to do, and below it Python's own words.

import { h, icon, markCode } from '../lib/fragment.js';
import { paint } from '../python/highlight.js';
import { words } from '../lib/words.js';

let made = 0;
const QUIET = { hata: ['warn', 'c-err'], uyari: ['warn', 'c-no'], bilgi: ['bulb', 'c-w'] };

/** The full block, for an error that answered a request. */
export function problem(raised, editor) {
  const a = raised.aciklama;
  const id = `hata-${made += 1}`;
  const held = raised.satir && editor.line(raised.satir) !== undefined;
  return h('div.oops', { 'data-hata': a.kod, role: 'group', 'aria-labelledby': id },
    h('h4.row', { id }, icon('cross'), h('span', markCode(a.ne))),
    held ? source(raised.satir, editor) : a.nerede && h('p.oops__where', markCode(a.nerede)),
    rest(a),
    held && h('p', h('button.btn', { type: 'button', onclick: () => editor.goTo(raised.satir, raised.sutun) }, icon('left'), h('span', words.goTo(raised.satir)))),
    own(a.asil || `${raised.tur}${raised.ileti ? `: ${raised.ileti}` : ''}`, raised.tur));
}

/** One line under the editor for code that does not load; opens to the same explanation. */
export function slip(error) {
  const a = error.aciklama;
  return h('details', { 'data-hata': a.kod },
    h('summary', icon('cross'), h('span', markCode(words.atLine(error.satir, a.ne)))),
    h('div.slip__body', rest(a), own(a.asil, error.tur)));
}

/** Warnings and remarks of a chain, each kind and text once. */
export function explanations(chain) {
  const all = chain.flatMap((x) => [...x.uyarilar, ...x.kararlar.flatMap((k) => k.uyarilar)]);
  const once = [...new Map(all.map((a) => [`${a.kod}\n${a.ne}`, a])).values()];
  const refused = chain.flatMap((x) => x.kararlar).filter((k) => k.sonuc === 'reddedildi' && k.uzun && !once.some((a) => a.ne.includes(`\`${k.ad}\``)));
  const notes = [
    ...once.map((a) => quiet(a)),
    ...refused.map((k) => h('div.say.c-err', h('h4.row', icon('ban'), h('span', markCode(words.verdict.reddedildi(k.ad, k.kisa)))), h('p', markCode(k.uzun)))),
  ];
  return notes.length ? [h('div.says', notes)] : [];
}

function quiet(a) {
  const [sign, colour] = QUIET[a.duzey] ?? QUIET.bilgi;
  return h(`div.say.${colour}`, h('h4.row', icon(sign), h('span', markCode(a.ne))),
    a.neden && h('p', markCode(a.neden)), a.yapin && h('p', h('b', words.what), ' ', markCode(a.yapin)));
}

const rest = (a) => [
  a.neden && h('p', h('b', words.why), ' ', markCode(a.neden)),
  a.yapin && h('p', h('b', words.what), ' ', markCode(a.yapin)),
];

const own = (text, type) => (text || type) && h('p.oops__own.dim.row.wrap', h('span', words.own), h('code', text || type));

/** The line before and the line itself; spaces in front of a badly indented line are hatched. */
function source(line, editor) {
  const rows = [line - 1, line].filter((n) => editor.line(n) !== undefined);
  const before = editor.line(line - 1) ?? '';
  const deep = (text) => /^ */.exec(text)[0].length;
  const extra = before.trim() && !before.trimEnd().endsWith(':') ? Math.max(0, deep(editor.line(line)) - deep(before)) : 0;
  return h('pre.oops__src', { role: 'group', tabindex: '0', 'aria-label': `${line}. satır` }, h('code', rows.map((n) => {
    const text = editor.line(n);
    const hit = n === line;
    const skip = hit ? deep(text) - extra : 0;
    return h(`span.oops__l${hit ? '.is-hit' : ''}`, h('b', n), hit && extra ? [' '.repeat(skip), h('mark', ' '.repeat(extra)), ...painted(text.slice(skip + extra))] : painted(text));
  })));
}

const painted = (text) => [...paint(text)[0].childNodes];
