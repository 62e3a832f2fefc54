// The learner's bench: a random name kept in localStorage, part of live URLs. No account, no cookie.

import { read, write } from '../lib/storage.js';

const KEY = 'cerez-atolye';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 26;
let name = null;

export function workspace() {
  name ??= read(KEY);
  if (!/^[a-z0-9]{4,40}$/.test(name ?? '') || name === 'ortak') {
    name = fresh();
    write(KEY, name);
  }
  return name;
}

/** Bytes from 252 up are thrown away, so that every letter is equally likely. */
function fresh() {
  let out = '';
  while (out.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(64))) {
      if (byte < 252 && out.length < LENGTH) out += LETTERS[byte % 36];
    }
  }
  return out;
}
