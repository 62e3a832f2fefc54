// One Turkish sentence about what a step did, made only of what was recorded.

import { h } from '../lib/fragment.js';
import { paint } from '../python/highlight.js';
import { words } from './words.js';

const code = (text) => `\`${text.replaceAll('`', '')}\``;
const list = (names) => names.map(code).join(', ');

/** `later`: lines ran after this step; `line`: its text. */
export function lineSays({ step, names, session, cookies, opening, part }, { later, line = '' }) {
  if (step.hata === 'TimeLimit') return words.timeUp;
  if (step.hata) return [words.roseHere(code(step.hata.replace(/[.…]+$/, ''))), part.x.hata?.satir === step.satir && !later ? '' : later ? words.wentOn : words.becameAnswer(part.x)].filter(Boolean).join(' ');
  const out = [];
  const of = (rows, state) => rows.filter((row) => row.state === state);
  if (step.olay === 'cagri') out.push(words.called(code(`${step.islev}()`), list(step.degisen.map(([name]) => name))));
  if (step.olay === 'devam') out.push(words.cameBack);
  const added = of(cookies, 'yeni');
  const written = added.filter((cookie) => !cookie.erases);
  const erased = added.filter((cookie) => cookie.erases);
  if (written.length) out.push(words.cookieWaits(list(written.map((cookie) => cookie.name)), written.length));
  if (erased.length) out.push(words.eraseWaits(list(erased.map((cookie) => cookie.name)), erased.length));
  const dropped = of(cookies, 'silindi');
  if (dropped.length) out.push(words.cookieDropped(list(dropped.map((cookie) => cookie.name))));
  if (session && !opening && session.some((row) => row.state !== 'ayni')) out.push(words.sessionChanged);
  if (step.olay !== 'cagri') {
    if (of(names, 'yeni').length) out.push(words.namesNew(list(of(names, 'yeni').map((row) => row.name)), of(names, 'yeni').length));
    if (of(names, 'degisti').length) out.push(words.namesChanged(list(of(names, 'degisti').map((row) => row.name))));
    if (step.silinen.length) out.push(words.namesGone(list(step.silinen)));
  }
  if (step.konsol) out.push(words.printed);
  if (/^\s*return\b/.test(line) && step.olay === 'satir') out.push(words.returned);
  if (!out.length && /^\s*(?:if|elif|while)\b/.test(line)) out.push(words.tested);
  return out.join(' ') || words.changedNothing;
}

/** The line's own text, painted; empty when the editor does not hold it. */
export function linePainted(text) {
  return h('code', text === undefined ? '' : [...paint(text.trim())[0].childNodes]);
}
