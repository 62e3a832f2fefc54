// Redirects: which exchanges a browser made out of one.

const SOON_MS = 5000;

const header = (message, name) => message.basliklar.find(([own]) => own.toLowerCase() === name)?.[1];
export const location = (exchange) => (exchange.yanit.durum >= 300 && exchange.yanit.durum < 400 ? header(exchange.yanit, 'location') : undefined);

/** The app's view of a path: without the live prefix, without query. */
function target(exchange) {
  try {
    const base = `http://${header(exchange.istek, 'host') ?? 'x'}${exchange.istek.yol}`;
    const { pathname } = new URL(location(exchange), base);
    return pathname.startsWith(`${exchange.onek}/`) ? pathname.slice(exchange.onek.length) : pathname;
  } catch {
    return undefined;
  }
}

export function follows(before, after) {
  return location(before) !== undefined && target(before) === after.istek.yol && after.zaman - before.zaman < SOON_MS;
}

/** The last exchange of a list with the redirects that led to it. */
export function lastChain(exchanges) {
  let start = exchanges.length - 1;
  while (start > 0 && follows(exchanges[start - 1], exchanges[start])) start -= 1;
  return exchanges.slice(Math.max(start, 0));
}
