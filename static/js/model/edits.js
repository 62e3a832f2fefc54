// Which cells were edited in this browser, so that the page asks the server only about those.

import { read, write } from '../lib/storage.js';

const KEY = 'cerez-duzenlenen';
const load = () => {
  try {
    return new Set(JSON.parse(read(KEY) ?? '[]'));
  } catch {
    return new Set();
  }
};
const name = (at) => `${at.ders}/${at.no}`;

/** Names of all edited cells, `ders/no`. */
export const edits = () => [...load()];

export const isEdited = (at) => load().has(name(at));

export function setEdited(at, edited) {
  const all = load();
  if (all.has(name(at)) === edited) return;
  if (edited) all.add(name(at));
  else all.delete(name(at));
  write(KEY, all.size ? JSON.stringify([...all]) : null);
}
