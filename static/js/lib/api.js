// The workbook's own routes. In: plain values. Out: parsed JSON; `Refused` when the server says no, TypeError when it is not there.

export class Refused extends Error {
  constructor(status, body) {
    super(`status ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function call(path, options = {}) {
  const response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', ...options });
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch { /* not JSON: the status says enough */ }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

const json = (value) => ({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });
const cell = (at) => `/atolye/${at.atolye}/${at.ders}/${at.no}`;

export const readCode = (at) => call(cell(at));
export const dropCode = (at) => call(cell(at), { method: 'DELETE' });
export const putCode = (at, source) => call(cell(at), { method: 'PUT', headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: source });
export const resetCell = (at) => call(`${cell(at)}/sifirla`, { method: 'POST' });
export const judge = (at, request, since, scripts, browser = null) => call(`${cell(at)}/beklenti/${request}`, json({ sonra: since, js: scripts, tarayici: browser }));
export const cookie = (atolye, islem, satir) => call(`/atolye/${atolye}/cerez`, json({ islem, satir }));
export const moveClock = (at, order) => call(`${cell(at)}/saat`, json(order));
export const askModel = (at, name, order) => call(`${cell(at)}/tarayici/${encodeURIComponent(name)}`, order && json(order));
export const readBench = (atolye, ders) => call(`/atolye/${atolye}/${ders}/durum`);
export const checkExercise = (at, n) => call(`/atolye/${at.atolye}/${at.ders}/kontrol/${n}`, { method: 'POST' });
export const readSolution = (at, n) => call(`/atolye/${at.atolye}/${at.ders}/cozum/${n}?onay=evet`);
export const forgetAll = (atolye) => call(`/atolye/${atolye}/sifirla`, { method: 'POST' });
export const readLog = (atolye, since) => call(`/kayit/${atolye}?sonra=${since}`);
export const readDepo = (prefix, path) => call(`${prefix}${path.replace(/\/+$/, '')}/.depo`);
