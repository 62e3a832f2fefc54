// Cookies by hand, in the learner's own browser: by script where a script can, by the server's Set-Cookie where it cannot.
// In: a cookie as the Depo has it. Out: a promise of whether the browser now holds what was asked for.

import { cookie as order } from '../lib/api.js';
import { scripts } from '../model/jar.js';

const life = (c) => (c.son === null || c.son === undefined ? '' : `; Max-Age=${Math.max(1, Math.round((c.son - Date.now()) / 1000))}`);

/** The line that sets a cookie as it is, with another value. */
export function lineOf(c, value) {
  return `${c.ad}=${value}${c.yalniz_bu_sunucu === false ? `; Domain=${c.alan}` : ''}${life(c)}; Path=${c.yol_ham || '/'}`
    + `${c.secure ? '; Secure' : ''}${c.httponly ? '; HttpOnly' : ''}${c.samesite ? `; SameSite=${c.samesite}` : ''}`;
}

export const isForScripts = (c) => Boolean(c.js) && !c.httponly;

export const ownJar = (atolye) => ({
  async write(c, value) {
    const line = lineOf(c, value);
    if (!isForScripts(c)) return order(atolye, 'yaz', line);
    document.cookie = line;
    // The server's model of this browser learns what the script did; a value that did not take is not told.
    if (scripts().some(([name, own]) => name === c.ad && own === value)) return order(atolye, 'betik-yaz', line);
    return false;
  },
  async remove(c) {
    const path = c.yol_ham || '/';
    if (!isForScripts(c)) return order(atolye, 'sil', `${c.ad}; Path=${path}`);
    const line = `${c.ad}=; Max-Age=0; Path=${path}${c.yalniz_bu_sunucu === false ? `; Domain=${c.alan}` : ''}${c.secure ? '; Secure' : ''}`;
    document.cookie = line;
    return order(atolye, 'betik-yaz', line);
  },
});
