// What the learner has done, in localStorage: {surum, dersler: {slug: {tahmin, soru, alistirma, bolum}}}. Event: `degisti`.
// An answer is a list of option numbers or 'atla' (skipped); an exercise and a section are 1 when done.

import { read, write } from '../lib/storage.js';

const KEY = 'cerez-ilerleme';
const KINDS = ['tahmin', 'soru', 'alistirma', 'bolum'];
const ENTRIES = 500;

export const progress = new EventTarget();

const empty = () => ({ surum: 1, dersler: {} });
const load = () => {
  try {
    return clean(JSON.parse(read(KEY) ?? 'null')) ?? empty();
  } catch {
    return empty();
  }
};

/** What one lesson holds; every kind is there. */
export const lesson = (slug) => ({ tahmin: {}, soru: {}, alistirma: {}, bolum: {}, ...load().dersler[slug] });

export function note(slug, kind, key, value = 1) {
  const all = load();
  const own = all.dersler[slug] ??= {};
  own[kind] ??= {};
  if (JSON.stringify(own[kind][key]) === JSON.stringify(value)) return;
  own[kind][key] = value;
  keep(all);
}

export const exported = () => JSON.stringify({ tur: 'cerez-defteri-ilerleme', ...load() }, null, 2);

/** Adds a file's content to what is here; the number of lessons in it, or null when it is not such a file. */
export function adopt(text) {
  let given = null;
  try {
    const parsed = JSON.parse(text);
    if (parsed?.tur === 'cerez-defteri-ilerleme') given = clean(parsed);
  } catch { /* not JSON: null says so */ }
  if (!given) return null;
  const all = load();
  for (const [slug, kinds] of Object.entries(given.dersler)) {
    const own = all.dersler[slug] ??= {};
    for (const [kind, entries] of Object.entries(kinds)) own[kind] = { ...own[kind], ...entries };
  }
  keep(all);
  return Object.keys(given.dersler).length;
}

function keep(all) {
  write(KEY, JSON.stringify(all));
  progress.dispatchEvent(new Event('degisti'));
}

/** Only what this file writes comes through; null when the whole is something else. */
function clean(value) {
  if (value?.surum !== 1 || typeof value.dersler !== 'object' || !value.dersler) return null;
  const answer = (v) => v === 1 || v === 'atla' || (Array.isArray(v) && v.length <= 20 && v.every((n) => Number.isInteger(n) && n >= 0 && n < 50));
  const dersler = {};
  for (const [slug, kinds] of Object.entries(value.dersler).slice(0, ENTRIES)) {
    if (!/^[a-z0-9-]{1,100}$/.test(slug) || typeof kinds !== 'object' || !kinds) continue;
    dersler[slug] = {};
    for (const kind of KINDS) {
      const entries = Object.entries(kinds[kind] ?? {}).filter(([key, v]) => /^[\p{L}\p{N}_-]{1,120}$/u.test(key) && answer(v));
      if (entries.length) dersler[slug][kind] = Object.fromEntries(entries.slice(0, ENTRIES));
    }
  }
  return { surum: 1, dersler };
}

addEventListener('storage', (event) => { if (event.key === KEY) progress.dispatchEvent(new Event('degisti')); });
