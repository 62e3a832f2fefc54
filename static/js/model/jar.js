// The browser's cookies as two readers see them: scripts (document.cookie) and the server (.depo, HttpOnly included).

const LATE_MS = 1500;

export const scripts = () => document.cookie.split('; ').filter(Boolean).map((pair) => {
  const at = pair.indexOf('=');
  return at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)];
});

const key = (c) => [c.ad, c.alan, c.yol, c.yol_ham ?? ''].join('\n');

/** The server's list with what only scripts see added; each cookie gets `kim` (a key) and `son` (local end of life, ms). */
export function merge(list, seen) {
  const now = Date.now();
  const out = new Map();
  for (const c of list) out.set(key(c), { ...c, kim: key(c), son: c.omur === null || c.omur === undefined ? null : now + c.omur * 1000, js: seen.some(([n, v]) => n === c.ad && v === c.deger) });
  for (const [ad, deger] of seen) {
    if (list.some((c) => c.ad === ad)) continue;
    const c = { ad, deger, alan: globalThis.location.hostname, yol: '', omur: null, bitis_ms: null, httponly: false, secure: false, samesite: '', bilinen: false, gonderiliyor: true, kapsam: '', js: true, son: null };
    out.set(key(c), { ...c, kim: key(c) });
  }
  return out;
}

/** How a cookie stands against an earlier reading of it. */
export function compare(before, now) {
  if (!before) return 'yeni';
  const renewed = (before.bitis_ms === null) !== (now.bitis_ms === null) || Math.abs((now.bitis_ms ?? 0) - (before.bitis_ms ?? 0)) > LATE_MS;
  const rewritten = ['deger', 'httponly', 'secure', 'samesite'].some((name) => before[name] !== now[name]);
  return rewritten || renewed ? 'degisti' : 'ayni';
}
