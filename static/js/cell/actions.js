// What the learner does in the panel before a request (the lesson's `@` lines), done for them, in the browser that sends it.

import { askModel, cookie, readDepo } from '../lib/api.js';
import { lineOf } from '../depo/hand.js';

const REAL = 'siz';
const hasPath = (line) => /;\s*path=/i.test(line);
const wide = (line) => (hasPath(line) ? line : `${line}; Path=/`);

/** `document.cookie` takes the app's view: the page stands elsewhere, so the path is written out. */
function outside(line, prefix) {
  return hasPath(line)
    ? line.replace(/(;\s*path=)(\/[^;]*)/i, (_, name, path) => name + (path.trim() === '/' ? '/' : prefix + path))
    : wide(line);
}

async function fromScript(line, at) {
  const whole = outside(line, at.prefix);
  document.cookie = whole;
  await cookie(at.atolye, 'betik-yaz', whole);
}

/** `@sakla`: the value is put aside, HttpOnly or not. */
async function keep(name, at, model) {
  const { cerezler } = await (model ? askModel(at, model) : readDepo(at.prefix, '/'));
  const found = cerezler.find((c) => c.ad === name);
  if (!found) throw new Error(`no cookie ${name}`);
  at.kept = found.deger;
}

/** A cookie that is there keeps all but its value; a new one is for the whole site. */
async function write(pair, at, model) {
  if (model) return askModel(at, model, { islem: 'yaz', satir: pair });
  const equals = pair.indexOf('=');
  if (!pair.includes(';')) {
    const { cerezler } = await readDepo(at.prefix, '/');
    const there = cerezler.find((c) => c.ad === pair.slice(0, equals));
    if (there) return cookie(at.atolye, 'yaz', lineOf({ ...there, son: there.omur === null ? null : Date.now() + there.omur * 1000 }, pair.slice(equals + 1)));
  }
  return cookie(at.atolye, 'yaz', wide(pair));
}

const KINDS = {
  bekle: (value, at) => at.page.lab.wait(at, Number(value)),
  'cerez-yaz': write,
  'cerez-sil': (value, at, model) => (model ? askModel(at, model, { islem: 'sil', satir: value }) : cookie(at.atolye, 'sil', value)),
  'cerezleri-sil': (_, at, model) => (model ? askModel(at, model, { islem: 'hepsini-sil' }) : cookie(at.atolye, 'hepsini-sil', '')),
  'js-yaz': (value, at, model) => (model ? askModel(at, model, { islem: 'betik-yaz', satir: wide(value) }) : fromScript(value, at)),
  sakla: keep,
  kopyala: (value, at, model) => {
    const [name, from] = value.split(' ');
    return askModel(at, model ?? REAL, { islem: 'kopyala', ad: name, kimden: from });
  },
};

/** `$SAKLI` is what was kept, `$GOVDE` the body of the cell's last answer. */
export function filled(text, at) {
  if (typeof text !== 'string' || !/\$(?:SAKLI|GOVDE)/.test(text)) return text;
  const body = at.page.log.of(at.ders, at.no).at(-1)?.yanit.govde ?? '';
  return text.replaceAll('$SAKLI', at.kept ?? '').replaceAll('$GOVDE', body.trim());
}

/** A request with both filled in. */
export const filledRequest = (request, at) => ({
  ...request,
  target: filled(request.target, at),
  body: filled(request.body, at),
  headers: request.headers.map(([name, value]) => [name, filled(value, at)]),
  fields: request.fields.map(([name, value]) => [name, filled(value, at)]),
});

/** Runs them in order; false when one could not be done. `model`: the model browser's name, or null. */
export async function runActions(actions, at, model) {
  try {
    for (const [kind, value] of actions) await KINDS[kind]?.(filled(value, at), at, model);
    return true;
  } catch {
    return false;
  }
}
