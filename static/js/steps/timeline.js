// The recorded steps of a chain as one run: what stands after each step and what that step changed. Plain data, no page.

const sessionOf = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Name, value and attributes of a Set-Cookie line. */
export function cookieOf(line) {
  const [pair, ...rest] = line.split(';').map((piece) => piece.trim());
  const at = pair.indexOf('=');
  const attributes = rest.filter(Boolean);
  const erases = attributes.some((one) => /^max-age=(?:0|-\d+)$/i.test(one) || /^expires=.*\b1970\b/i.test(one));
  return { line, name: pair.slice(0, Math.max(at, 0)), value: pair.slice(at + 1), attributes, erases };
}

export class Timeline {
  /** `parts`: {x, loading, start, count, cut}: a file's loading, or a request; `length`: all steps. */
  constructor(chain) {
    this.parts = [];
    this.steps = [];
    for (const x of chain) {
      for (const loading of [true, false]) {
        const own = x.adimlar.filter((step) => step.yukleme === loading);
        if (!own.length) continue;
        this.parts.push({ x, loading, start: this.steps.length, count: own.length, cut: own.at(-1).kesildi });
        this.steps.push(...own);
      }
    }
  }

  get length() {
    return this.steps.length;
  }

  /** Where a reader begins: the first line of the first request. */
  get first() {
    return (this.parts.find((part) => !part.loading) ?? this.parts[0])?.start ?? 0;
  }

  partOf(at) {
    return this.parts.findLast((part) => part.start <= at);
  }

  /** What stands after step `at` (from 0). Every row says how it got there: `yeni`, `degisti`, `silindi` or `ayni`. */
  at(at) {
    const part = this.partOf(at);
    const step = this.steps[at];
    const names = new Map();
    let session = null;
    let cookies = [];
    let printed = '';
    for (const one of this.steps.slice(part.start, at)) {
      if (one.cerceve === step.cerceve) {
        for (const [name, value] of one.degisen) names.set(name, value);
        for (const name of one.silinen) names.delete(name);
      }
      session = one.oturum ?? session;
      cookies = one.cerezler ?? cookies;
      printed += one.konsol;
    }
    const opening = session === null;
    return {
      part,
      step,
      opening,
      last: at === part.start + part.count - 1,
      names: namesAfter(names, step),
      /** The session's data after the last step so far; null without a session. */
      data: sessionOf(step.oturum ?? session ?? 'null'),
      session: step.oturum === null && opening ? null : sessionAfter(opening ? null : sessionOf(session), sessionOf(step.oturum ?? session)),
      cookies: cookiesAfter(cookies, step.cerezler ?? cookies),
      printed,
    };
  }
}

function namesAfter(before, step) {
  const rows = [...before].filter(([name]) => !step.degisen.some(([own]) => own === name)).map(([name, value]) => (
    { name, value, state: step.silinen.includes(name) ? 'silindi' : 'ayni' }));
  const changed = step.degisen.map(([name, value]) => ({ name, value, before: before.get(name), state: before.has(name) ? 'degisti' : 'yeni' }));
  return [...changed, ...rows];
}

/** Without a `before` nothing is new: that is what the request came with. */
function sessionAfter(before, now) {
  const rows = Object.entries(now ?? {}).map(([name, value]) => {
    const text = JSON.stringify(value);
    const known = before === null || (name in before && JSON.stringify(before[name]) === text);
    return { name, value: text, state: known ? 'ayni' : name in before ? 'degisti' : 'yeni' };
  });
  for (const [name, value] of Object.entries(before ?? {})) if (!(name in (now ?? {}))) rows.push({ name, value: JSON.stringify(value), state: 'silindi' });
  return rows;
}

function cookiesAfter(before, now) {
  const left = [...before];
  const rows = now.map((line) => {
    const known = left.indexOf(line);
    if (known >= 0) left.splice(known, 1);
    return { ...cookieOf(line), state: known >= 0 ? 'ayni' : 'yeni' };
  });
  return [...rows, ...left.map((line) => ({ ...cookieOf(line), state: 'silindi' }))];
}
